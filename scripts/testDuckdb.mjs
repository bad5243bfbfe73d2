// `npm run test:duckdb`: the SQL of the README on tables of random masks, against the figures of the command line. DuckDB is native code
// of 70 MB, so it is installed here, below out/, and not by `npm ci`.
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
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function rows(sql) {
  const api = loadDuckdb();
  const connection = await (await api.DuckDBInstance.create()).connect();
  const reader = await connection.runAndReadAll(
    sql.replace("run.maskeval.parquet", join(folder, "run.maskeval.parquet")),
  );
  return reader.getRowObjects();
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
