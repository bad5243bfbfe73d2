import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { greyPng } from "../support/greyPng";
import { machinery } from "../support/machinery";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

/** All that npm gives, beside the declarations. A file that is added here on purpose is added to `files` of package.json too. */
const FILES = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "THIRD-PARTY-NOTICES.txt",
  "dist/cli.js",
  "dist/draws.js",
  "dist/index.js",
  "dist/kernel.wasm",
  "dist/programs.js",
  "dist/worker.js",
  "media/maskeval.gates.schema.json",
  "media/maskeval.schema.json",
  "package.json",
];

/** The masks of the tests of the API: class 1 is found in one of two pixels. */
const MASKS = { "p/a.png": greyPng(4, 1, [0, 1, 0, 0]), "t/a.png": greyPng(4, 1, [0, 1, 1, 0]) };

/** What a user of TypeScript writes; what is wrong in it must be seen. */
const SCRIPT = `import {
  averageOf,
  compareReports,
  decideGates,
  evaluate,
  evaluateFolders,
  EXPORTS,
  metricCalled,
  readGates,
  readReportFile,
  saveReport,
  type Choices,
  type Report,
} from "mask-evaluation";

const seen: number[] = [];
const report: Report = await evaluateFolders("p", "t", { threads: 1, onProgress: (done: number) => seen.push(done) });
const iou = metricCalled("iou", report.choices);
if (!iou) throw new Error("There is no IoU");
const macro: number | undefined = averageOf(evaluate(report, report.choices), iou, "macro").value;
const choices: Choices = { ...report.choices, leftOut: [0] };
const ofOne = averageOf(evaluate(report, choices), iou, "macro");
const read = readGates('[{ "figure": "iou.macro", "atLeast": 0.9 }]', "masks.gates.json");
const gates = decideGates(report, { ok: false, message: "There is no baseline." }, read.ok ? read.gates : []);
const table = EXPORTS.find(({ id }) => id === "csv")?.write(evaluate(report, choices), report);
await saveReport("again.maskeval.json", report);
const again = await readReportFile("again.maskeval.json");
const compared = compareReports(report, again, { metric: iou, draws: 10, seed: 0, confidence: 0.95 });
const refused: string = await evaluateFolders("nowhere", "t").then(() => "", (error: Error) => error.message);
// @ts-expect-error: an average that there is none of
export const noAverage = () => averageOf(evaluate(report, choices), iou, "mean");
// @ts-expect-error: a report holds choices and is none
export const noChoices = () => evaluate(report, report);
console.log(JSON.stringify({
  macro, one: ofOne.value, of: ofOne.of, verdict: gates.verdict, table: table?.split("\\n").length, seen: seen.at(-1),
  again: again.images.length, compared: compared.ok, refused: refused.includes("nowhere"),
}));
`;

const FIGURES = {
  macro: (2 / 3 + 1 / 2) / 2,
  one: 1 / 2,
  of: 1,
  verdict: "failed",
  seen: 1,
  again: 1,
  compared: true,
  refused: true,
};

describe("the package of npm", function () {
  // It is built, and types are checked anew where anything changed.
  this.timeout(300_000);

  let archive: string;
  /** A folder with nothing in it but the installed package and a pair of masks. */
  let folder: string;
  let nodes: readonly string[];

  before(async () => {
    const packed = temporaryFolder();
    const name = done("npm", ["pack", "--silent", "--pack-destination", packed], ROOT).trim().split("\n").at(-1) ?? "";
    archive = join(packed, name);
    folder = temporaryFolder(MASKS);
    done("npm", ["install", archive, "--offline", "--no-audit", "--no-fund"], folder);
    const { newestNode } = await machinery("newestNode");
    nodes = [process.execPath, await newestNode()];
  });

  it("holds the files that it should, the declarations, and no other", () => {
    const files = readdirSync(installed(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(installed().length + 1)
          .replaceAll("\\", "/"),
      );
    const types = files.filter((file) => file.startsWith("dist/types/"));
    assert.deepEqual(files.filter((file) => !types.includes(file)).toSorted(), FILES.toSorted());
    assert.deepEqual(
      types.filter((file) => !file.endsWith(".d.ts")),
      [],
    );
  });

  it("needs no other package, no script and no source map", () => {
    const manifest = JSON.parse(readFileSync(join(installed(), "package.json"), "utf8")) as Record<string, unknown>;
    assert.deepEqual(
      ["private", "dependencies", "optionalDependencies", "peerDependencies"].filter((key) => key in manifest),
      [],
    );
    assert.deepEqual(readdirSync(join(folder, "node_modules")).toSorted(), [
      ".bin",
      ".package-lock.json",
      "mask-evaluation",
    ]);
    const install = Object.keys(manifest["scripts"] ?? {}).filter((script) => script.endsWith("install"));
    assert.deepEqual(install, []);
    for (const file of FILES.filter((name) => name.endsWith(".js")))
      assert.ok(!readFileSync(join(installed(), file), "utf8").includes("sourceMappingURL"), file);
  });

  it("evaluates two folders by its command, on this Node and on the newest", () => {
    for (const node of nodes) {
      const args = ["evaluate", "p", "t", "--format", "json", "--threads", "1"];
      const { stdout, stderr, status } = spawnSync(node, [join(installed(), "dist/cli.js"), ...args], {
        cwd: folder,
        encoding: "utf8",
      });
      assert.equal(status, 0, stderr);
      const { global } = JSON.parse(stdout) as { global: { macro: { iou: number } } };
      assert.equal(global.macro.iou, FIGURES.macro);
    }
    const byName = done("npx", ["--offline", "mask-evaluation", "evaluate", "p", "t", "--quiet"], folder);
    assert.match(byName, /0\.583/);
  });

  it("is imported by a script whose types are checked, on this Node and on the newest", () => {
    writeFileSync(join(folder, "script.mts"), SCRIPT);
    const types = ["--types", "node", "--typeRoots", join(ROOT, "node_modules/@types")];
    const strict = ["--strict", "--skipLibCheck", "false", "--module", "nodenext", "--target", "es2023"];
    done(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), ...strict, ...types, "script.mts"], folder);
    for (const node of nodes) {
      const { table, ...figures } = JSON.parse(done(node, ["script.mjs"], folder)) as Record<string, number>;
      assert.deepEqual(figures, FIGURES);
      assert.ok(table !== undefined && table > 1);
      assert.ok(existsSync(join(folder, "again.maskeval.json")));
    }
  });

  it("is required by a CommonJS script", () => {
    const names = done(process.execPath, ["-p", 'Object.keys(require("mask-evaluation")).join()'], folder);
    assert.match(names, /\bevaluateFolders\b/);
  });

  function installed(): string {
    return join(folder, "node_modules/mask-evaluation");
  }
});

/** What a program prints; it must end well. */
function done(program: string, args: readonly string[], cwd: string): string {
  const shell = process.platform === "win32" && !program.includes(".exe");
  const { stdout, stderr, status } = spawnSync(program, args, { cwd, encoding: "utf8", shell });
  assert.equal(status, 0, `${program} ${args.join(" ")}\n${stderr}${stdout}`);
  return stdout;
}
