import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../support/root";

interface Document {
  readonly classes: readonly { readonly label: number }[];
  readonly choices: { readonly applied: readonly string[]; readonly ignore: readonly number[] };
  readonly global: { readonly macro: { readonly iou: number }; readonly none: { readonly iou: readonly number[] } };
  readonly findings: readonly { readonly id: string; readonly standsWithFigures?: boolean; readonly message: string }[];
}

function cli(
  set: string,
  ...options: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const folder = join(ROOT, "test/fixtures/binary", set);
  const args = ["evaluate", join(folder, "predictions"), join(folder, "targets"), ...options];
  return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8" });
}

function evaluated(set: string, ...options: readonly string[]): Document {
  return JSON.parse(cli(set, "--format", "json", ...options).stdout) as Document;
}

/** IoU by label, and macro, with three decimals. */
function ious({ classes, global }: Document): Readonly<Record<string, string>> {
  const rows = classes.map(({ label }, position) => [label, (global.none.iou[position] ?? NaN).toFixed(3)] as const);
  return { ...Object.fromEntries(rows), macro: global.macro.iou.toFixed(3) };
}

function standing({ findings }: Document): readonly string[] {
  return findings.filter(({ standsWithFigures }) => standsWithFigures).map(({ id }) => id);
}

/** The values were computed with numpy from the same files. */
describe("folders of binary masks, scores and ignore labels as they come", () => {
  it("predictions that are scores from 0 to 255 are thresholded at 128, said with the figures", () => {
    const document = evaluated("scores");
    assert.deepEqual(ious(document), { 0: "0.965", 1: "0.622", macro: "0.793" });
    assert.deepEqual(standing(document), ["scores:prediction"]);
    assert.match(cli("scores").stderr, /scores, no labels\. From the threshold 0\.5 on \(the value 128\)/);
  });

  it("scores are thresholded by choice, and every figure says where", () => {
    const document = evaluated("scores", "--threshold", "0.25");
    assert.deepEqual(ious(document)["1"], "0.634");
    assert.ok(
      document.choices.applied.includes("predictions are scores, class 1 from the threshold 0.25 on (value 64)"),
    );
    assert.match(
      cli("scores", "--threshold", "77").stderr,
      /--threshold takes a number above 0, at most 1; not 77\. The value 77 of 255 is --threshold 0\.3\./,
    );
  });

  it("predictions resized with interpolation are thresholded at 128, and told of as what they are", () => {
    const document = evaluated("edges");
    assert.deepEqual(ious(document), { 0: "0.994", 1: "0.721", macro: "0.857" });
    assert.deepEqual(standing(document), ["edges:prediction"]);
  });

  it("targets of 1 bit beside targets of 0 and 255 are one class", () => {
    const document = evaluated("mixed-bits");
    assert.deepEqual([ious(document), document.choices.ignore], [{ 0: "0.964", 1: "0.634", macro: "0.799" }, []]);
  });

  it("255 that the predictions hold as a class is counted as one, and ignored by choice", () => {
    const document = evaluated("white-class");
    assert.deepEqual(ious(document), { 0: "0.649", 128: "0.534", 255: "0.920", macro: "0.701" });
    assert.deepEqual(standing(document), ["countedAsClass:255"]);
    assert.deepEqual(ious(evaluated("white-class", "--ignore", "255"))["128"], "0.849");
  });

  it("-1 of the targets is ignored, and counted by choice", () => {
    const document = evaluated("negative-ignore");
    assert.deepEqual(ious(document), { 0: "0.918", 1: "0.623", 2: "0.650", macro: "0.730" });
    assert.ok(document.findings.some(({ id }) => id === "ignoredNegative:-1"));
    assert.deepEqual(evaluated("negative-ignore", "--ignore", "none").choices.ignore, []);
    assert.deepEqual(evaluated("negative-ignore", "--ignore", "auto").choices.ignore, [-1]);
    assert.deepEqual(cli("negative-ignore", "--ignore", "none", "--ignore", "255").status, 2);
  });
});
