import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
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
  "dist/shared.js",
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

/** Of the workflows of the README what is shell. */
interface Pipeline {
  readonly jobs?: { readonly masks: { readonly steps: readonly { readonly run?: string }[] } };
  readonly masks?: { readonly script: readonly string[] };
}

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

  describe("under the README", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    const blocks = (language: string, section: string): readonly string[] => {
      const [, text = ""] = readme.split(`\n## ${section}\n`);
      const [ofSection = ""] = text.split("\n## ");
      return [...ofSection.matchAll(/```(\w+)\n([\s\S]*?)```/g)].flatMap(([, kind, block = ""]) =>
        kind === language ? [block] : [],
      );
    };

    /** A shell as a runner starts it, in a folder below the one of the package, and no registry. */
    function shell(location: string, script: string): void {
      const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
        encoding: "utf8",
        cwd: location,
        env: { ...process.env, npm_config_offline: "true", GITHUB_STEP_SUMMARY: join(location, "summary.md") },
      });
      assert.equal(status, 0, `${script}\n${stdout}${stderr}`);
    }

    function below(name: string): string {
      const location = join(folder, name);
      mkdirSync(location);
      return location;
    }

    it("ranks checkpoints by what stands in Rank runs, as it stands", async () => {
      const { writeRuns, RUN_FOLDERS } = await machinery("street");
      const location = below("rank");
      await writeRuns(location, 3);
      const [script, ...others] = blocks("sh", "Rank runs");
      assert.ok(script !== undefined && others.length === 0);
      shell(location, script);
      const ranking = readFileSync(join(location, "ranking.md"), "utf8");
      for (const name of RUN_FOLDERS.checkpoints) assert.match(ranking, new RegExp(`^\\| ${name} \\|`, "m"));
    });

    it("checks by every block of In a pipeline, as it stands", () => {
      const location = below("pipeline");
      for (const [name, right] of [
        ["predictions", 3],
        ["targets", 4],
      ] as const) {
        mkdirSync(join(location, name));
        for (let image = 0; image < 60; image++) {
          // One image of the predictions is wrong: predictions that are the targets throughout are told of.
          const isWrong = right === 3 && image === 0;
          writeFileSync(join(location, name, `${image}.png`), greyPng(4, 1, [1, 1, 1, isWrong ? 1 : 0]));
        }
      }
      const [gates = ""] = blocks("json", "In a pipeline");
      writeFileSync(join(location, "maskeval.gates.json"), gates);
      shell(location, "npx --yes mask-evaluation evaluate predictions targets --quiet --output main.maskeval.json");
      const [workflow, gitlab] = blocks("yaml", "In a pipeline").map((text) => parse(text) as Pipeline);
      const scripts = [
        ...blocks("sh", "In a pipeline"),
        ...(workflow?.jobs?.masks.steps ?? []).flatMap(({ run }) => run ?? []),
        ...(gitlab?.masks?.script ?? []),
      ];
      assert.equal(scripts.length, 5);
      for (const script of scripts) shell(location, script);
      assert.match(readFileSync(join(location, "summary.md"), "utf8"), /gates passed/);
      assert.ok(existsSync(join(location, "junit.xml")) && existsSync(join(location, "metrics.json")));
    });
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
