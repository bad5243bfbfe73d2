import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readReport } from "../../src/core/report/reportDocument";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const MASK = greyPng(2, 1, [0, 1]);
const PAIR = { "p/a.png": MASK, "t/a.png": greyPng(2, 1, [1, 1]) };

function cli(args: readonly string[], cwd?: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8", cwd });
}

interface EvaluationJson {
  readonly schema: number;
  readonly classes: readonly { readonly label: number }[];
  readonly global: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly problems: readonly { readonly kind: string; readonly file: string }[];
}

describe("the command line", () => {
  it("says which version it is", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly version: string };
    const { status, stdout } = cli(["--version"]);
    assert.deepEqual({ status, stdout }, { status: 0, stdout: `mask-evaluation ${version}\n` });
  });

  it("prints the figures as JSON, and nothing else, on standard output", () => {
    const { status, stdout } = cli(["evaluate", "p", "t", "--format", "json"], temporaryFolder(PAIR));
    assert.equal(status, 0);
    const figures = JSON.parse(stdout) as EvaluationJson;
    assert.equal(figures.schema, 1);
    assert.deepEqual(
      figures.classes.map(({ label }) => label),
      [0, 1],
    );
    assert.equal(figures.global["micro"]?.["iou"], 1 / 3);
  });

  it("gives the same bytes twice", () => {
    const folder = temporaryFolder(PAIR);
    for (const format of ["json", "csv", "table"]) {
      const args = ["evaluate", "p", "t", "--format", format];
      assert.equal(cli(args, folder).stdout, cli(args, folder).stdout);
    }
  });

  it("applies the rule for 0/0 and the presence filter", () => {
    const folder = temporaryFolder({
      "p/a.png": MASK,
      "t/a.png": MASK,
      "p/b.png": greyPng(1, 1, [0]),
      "t/b.png": greyPng(1, 1, [0]),
    });
    const imagewise = (...flags: string[]): unknown => {
      const { stdout } = cli(["evaluate", "p", "t", "--format", "json", ...flags], folder);
      return (JSON.parse(stdout) as { samplewise: Record<string, Record<string, unknown>> }).samplewise[
        "macro-imagewise"
      ]?.["iou"];
    };
    assert.equal(imagewise(), 1);
    assert.equal(imagewise("--undefined", "0"), 0.75);
    assert.equal(imagewise("--undefined", "0", "--presence", "union"), 1);
  });

  it("saves the report itself under a name that ends in .maskeval.json", () => {
    const folder = temporaryFolder(PAIR);
    const { status, stdout } = cli(["evaluate", "p", "t", "--output", "x.maskeval.json"], folder);
    assert.deepEqual([status, stdout], [0, ""]);
    const read = readReport(readFileSync(join(folder, "x.maskeval.json"), "utf8"));
    assert.ok(read.ok);
    assert.equal(read.report.images.length, 1);
  });

  it("lists problems on standard error and goes on", () => {
    const { status, stderr, stdout } = cli(
      ["evaluate", "p", "t", "--format", "json"],
      temporaryFolder({ ...PAIR, "t/b.png": MASK, "p/c.png": "text", "t/c.png": MASK }),
    );
    assert.equal(status, 0);
    assert.match(stderr, /b\.png/);
    assert.match(stderr, /c\.png/);
    assert.deepEqual((JSON.parse(stdout) as EvaluationJson).problems.map(({ kind }) => kind).sort(), [
      "target-only",
      "unreadable",
    ]);
  });

  it("exits with 1 and a sentence where nothing can be evaluated", () => {
    const { status, stderr, stdout } = cli(["evaluate", "p", "t"], temporaryFolder({ "p/a.png": MASK }));
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /t cannot be read: it does not exist/);
  });

  for (const args of [
    [],
    ["nonsense"],
    ["evaluate", "p"],
    ["evaluate", "p", "t", "--undefined", "2"],
    ["evaluate", "p", "t", "--nonsense"],
    ["evaluate", "p", "t", "--threads", "none"],
    ["evaluate", "p", "t", "--threads", "0"],
    ["evaluate", "p", "t", "--threads", "-1"],
    ["evaluate", "p", "t", "--threads", "NaN"],
    ["evaluate", "p", "t", "--memory", "4"],
    ["evaluate", "p", "t", "--memory", "1MB"],
    ["sample"],
  ]) {
    it(`exits with 2 and the usage, what is wrong last, for: ${args.join(" ") || "no arguments"}`, () => {
      const { status, stderr } = cli(args);
      assert.equal(status, 2);
      assert.match(stderr, /^mask-evaluation [^]*\n\n(?!mask-evaluation)[^\n]+\n$/);
    });
  }

  it("counts on no more threads than the machine has use for, and says so", () => {
    const { status, stderr } = cli(["evaluate", "p", "t", "--threads", "5000"], temporaryFolder(PAIR));
    assert.equal(status, 0);
    assert.match(stderr, /^\d+ threads count instead of 5000: /);
  });

  it("leaves no file behind where it cannot write the output", () => {
    const folder = temporaryFolder(PAIR);
    const { status, stderr } = cli(["evaluate", "p", "t", "--output", "none/x.csv", "--format", "csv"], folder);
    assert.equal(status, 1);
    assert.match(stderr, /none/);
    assert.ok(!existsSync(join(folder, "none")));
  });
});
