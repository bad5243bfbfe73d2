// `npm run test:duckdb`: the SQL of the README on tables of random masks, against the figures of the command line; then the same masks inside
// of Parquet files that DuckDB writes. DuckDB is native code of 70 MB, so it is installed here, below out/, and not by `npm ci`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { ROOT } from "./vscode/folders.mjs";

const PACKAGE = "@duckdb/node-api";
const VERSION = "1.5.6-r.1";
const TOLERANCE = 1e-12;
const CODECS = ["uncompressed", "snappy", "gzip", "zstd"];
const CLI = join(ROOT, "dist/cli.js");
const INSTALLED = join(ROOT, "out/duckdb");

const folder = mkdtempSync(join(tmpdir(), "mask-evaluation-duckdb-"));
try {
  const sql = /```sql\n(?<sql>[^`]+)```/.exec(readFileSync(join(ROOT, "README.md"), "utf8"))?.groups?.sql;
  if (!sql) throw new Error("The README has no SQL.");
  if (!existsSync(CLI)) throw new Error("Build first: npm run build");
  for (const labels of [2, 5, 21]) {
    writeMasks(labels);
    run("evaluate", "p", "t", "--ignore", "255", "--quiet", "--output", "run.maskeval.parquet");
    const { global, samplewise } = JSON.parse(run("show", "run.maskeval.parquet", "--format", "json"));
    const [found] = await rows(sql);
    const ours = [global.macro.iou, samplewise["macro-imagewise"].iou];
    const theirs = [found.global, found.samplewise];
    if (ours.some((figure, at) => !(Math.abs(figure - theirs[at]) <= TOLERANCE)))
      throw new Error(`DuckDB gives ${theirs.join(" and ")}, Mask Evaluation ${ours.join(" and ")}`);
    console.log(`${labels} classes: ${theirs.join(" global, ")} samplewise, as by Mask Evaluation`);
  }
  const ofFolders = figures("p", "t");
  for (const codec of CODECS) {
    await writeMasksTable("masks.parquet", codec);
    const inTable = figures(
      "masks.parquet",
      "masks.parquet",
      "--prediction-affixes",
      "*.pred",
      "--target-affixes",
      "*.target",
    );
    if (inTable !== ofFolders)
      throw new Error(`Masks inside of a table packed by ${codec} have other figures than in folders`);
    console.log(`Masks inside of a table packed by ${codec}: as in folders`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function rows(sql) {
  const reader = await (
    await connect()
  ).runAndReadAll(sql.replace("run.maskeval.parquet", join(folder, "run.maskeval.parquet")));
  return reader.getRowObjects();
}

async function connect() {
  const api = loadDuckdb();
  return (await api.DuckDBInstance.create()).connect();
}

/** What the masks give, by their names. */
function figures(...args) {
  const { global, samplewise, images } = JSON.parse(
    run("evaluate", ...args, "--ignore", "255", "--quiet", "--format", "json"),
  );
  return JSON.stringify({ global, samplewise, names: images.map(({ name }) => name) });
}

/** The masks as bytes: as they are, and in a struct with a path, as Hugging Face keeps images. */
async function writeMasksTable(name, codec) {
  const side = (letter) => `read_blob('${join(folder, letter)}/*.png')`;
  const stem = "parse_filename(filename, true)";
  await (
    await connect()
  ).run(`COPY (
    SELECT p.key AS __key__, {'bytes': p.content, 'path': p.key} AS pred, t.content AS target
    FROM (SELECT ${stem} AS key, content FROM ${side("p")}) p
    JOIN (SELECT ${stem} AS key, content FROM ${side("t")}) t USING (key) ORDER BY key
  ) TO '${join(folder, name)}' (FORMAT parquet, COMPRESSION ${codec})`);
}

function loadDuckdb() {
  const require = createRequire(join(INSTALLED, "package.json"));
  try {
    return require(PACKAGE);
  } catch {
    mkdirSync(INSTALLED, { recursive: true });
    writeFileSync(join(INSTALLED, "package.json"), "{}");
    const { status, stderr } = spawnSync("npm", ["install", "--no-save", `${PACKAGE}@${VERSION}`], {
      cwd: INSTALLED,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${PACKAGE} cannot be installed: ${stderr}`);
    return require(PACKAGE);
  }
}

/** 40 pairs of random labels, some of them 255 on either side, in images of several sizes. */
function writeMasks(labels) {
  let state = labels;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (const side of ["p", "t"]) mkdirSync(join(folder, side), { recursive: true });
  for (let number = 0; number < 40; number++) {
    const [width, height] = [5 + Math.floor(random() * 30), 5 + Math.floor(random() * 30)];
    const most = 1 + Math.floor(random() * labels);
    for (const side of ["p", "t"]) {
      const png = new PNG({ width, height });
      png.data = Buffer.from(
        Array.from({ length: width * height }, () => (random() < 0.05 ? 255 : Math.floor(random() * most))),
      );
      writeFileSync(
        join(folder, side, `${number}.png`),
        PNG.sync.write(png, { colorType: 0, inputColorType: 0, bitDepth: 8 }),
      );
    }
  }
}

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
