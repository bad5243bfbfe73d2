import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PRESETS } from "../../src/core/metrics/presets";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

interface Figures {
  readonly choices: { readonly undefined: unknown; readonly presence: unknown };
  readonly global: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

/** Class 1 is met twice, missed once; class 0 is taken for 1 once; class 2 is always right. */
const MASKS = { "t/a.png": greyPng(6, 1, [0, 0, 1, 1, 1, 2]), "p/a.png": greyPng(6, 1, [0, 1, 1, 1, 0, 2]) };

describe("choices on the command line", () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder(MASKS);
    assert.equal(cli("evaluate", "p", "t", "--output", "run.maskeval.json", "--quiet").status, 0);
  });

  function cli(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8", cwd: folder });
  }

  function figures(...options: readonly string[]): Figures {
    const { status, stdout, stderr } = cli("show", "run.maskeval.json", "--format", "json", ...options);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as Figures;
  }

  it("take classes out of the means, their pixels still errors for the others", () => {
    assert.equal(figures().global["macro"]?.["iou"], (1 / 3 + 1 / 2 + 1) / 3);
    assert.equal(figures("--leave-out", "0").global["macro"]?.["iou"], (1 / 2 + 1) / 2);
    assert.equal(figures("--leave-out", "0", "--leave-out", "2").global["macro"]?.["iou"], 1 / 2);
  });

  it("set beta of F-beta, of a run and of a saved report", () => {
    const [tp, fp, fn] = [2, 1, 1];
    const fbeta = (beta: number): number => ((1 + beta ** 2) * tp) / ((1 + beta ** 2) * tp + beta ** 2 * fn + fp);
    const onlyClass1 = ["--leave-out", "0", "--leave-out", "2"];
    assert.equal(figures(...onlyClass1, "--beta", "0.5").global["macro"]?.["fbeta"], fbeta(0.5));
    cli("evaluate", "p", "t", "--beta", "0.5", "--leave-out", "2", "--output", "half.maskeval.json", "--quiet");
    const { choices } = JSON.parse(readFileSync(join(folder, "half.maskeval.json"), "utf8")) as {
      choices: { beta?: number; leftOut: readonly number[] };
    };
    assert.deepEqual([choices.beta, choices.leftOut], [0.5, [2]]);
  });

  it("set both rules as a library has them", () => {
    for (const { id, zeroDivision: value, presence } of PRESETS) {
      const { choices } = figures("--same-as", id);
      assert.deepEqual([choices.undefined, choices.presence], [value, presence], id);
    }
  });

  for (const [options, words] of [
    [["--same-as", "smp", "--undefined", "0"], /--same-as sets both rules/],
    [["--same-as", "smp", "--presence", "all"], /--same-as sets both rules/],
    [["--same-as", "torch"], /--same-as takes mmseg, smp, .*; not torch/],
    [["--leave-out", "sky"], /--leave-out takes a whole number from -2147483648 to 2147483647; not sky/],
    [["--percentile", "0"], /--percentile takes a number above 0, at most 100, such as 95; not 0\. MONAI takes 0/],
    [["--percentile", "101"], /--percentile takes a number above 0, at most 100, such as 95; not 101\./],
    [["--tau=-1"], /--tau takes pixels such as 2px .*; not -1\./],
    [["--tau", "1mm"], /--tau 1mm is in millimetres: give the size of a pixel by --spacing/],
    [["--band", ""], /--band takes a share of the diagonal, .*; not an empty value\./],
    [["--dialect", "itk"], /--dialect takes monai, medpy, .*; not itk\./],
    [["--spacing", "0,1"], /--spacing takes the edges of a pixel in millimetres, above 0, .*; not 0,1\./],
    [["--connectivity", "5"], /--connectivity takes 4 or 8 neighbours of pixels, .*; not 5\./],
    [["--beta", "0"], /--beta takes a number above 0; not 0/],
    [["--beta", "two"], /--beta takes a number above 0; not two/],
  ] as const) {
    it(`exit with 2 and a sentence for: ${options.join(" ")}`, () => {
      for (const command of [
        ["show", "run.maskeval.json"],
        ["evaluate", "p", "t"],
      ]) {
        const { status, stdout, stderr } = cli(...command, ...options);
        assert.deepEqual([status, stdout], [2, ""]);
        assert.match(stderr, words);
      }
    });
  }

  it("have a row each in the README", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    for (const { id } of PRESETS) assert.ok(readme.includes(`\`${id}\``), id);
  });
});
