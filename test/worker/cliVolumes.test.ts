import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readReport } from "../../src/core/report/reportDocument";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const CASES = ["anisotropic", "isotropic", "scaled"];
const DATASET = {
  channel_names: { "0": "T1" },
  labels: { background: 0, edema: 1, tumour: 2 },
  numTraining: 3,
  file_ending: ".nii.gz",
};

/** A data set as nnU-Net lays it out, and predictions as its `nnUNetv2_predict` leaves them. */
function dataSet(): string {
  const volume = (side: string, name: string): Buffer =>
    readFileSync(join(ROOT, "test/fixtures/volumes", side, `${name}.nii.gz`));
  return temporaryFolder({
    "Dataset001/dataset.json": JSON.stringify(DATASET),
    ...Object.fromEntries(
      CASES.flatMap((name) => [
        [`Dataset001/labelsTr/${name}.nii.gz`, volume("targets", name)],
        [`predictions/${name}.nii.gz`, volume("predictions", name)],
      ]),
    ),
    "predictions/plans.json": "{}",
  });
}

function evaluated(cwd: string, ...options: readonly string[]): string {
  const args = [join(ROOT, "dist/cli.js"), "evaluate", "predictions", "Dataset001/labelsTr", ...options];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8", cwd });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe("a data set of nnU-Net on the command line", () => {
  const folder = dataSet();

  it("gives figures of each case and class with the names of dataset.json, and the size of every case", () => {
    const { classes, images } = JSON.parse(evaluated(folder, "--format", "json")) as {
      readonly classes: readonly { readonly name: string }[];
      readonly images: readonly Record<"name" | "width" | "height" | "depth" | "spacing" | "pixels", unknown>[];
    };
    assert.deepEqual(
      classes.map(({ name }) => name),
      ["background", "edema", "tumour"],
    );
    assert.deepEqual(
      images.map(({ name, width, height, depth, spacing, pixels }) => [name, width, height, depth, spacing, pixels]),
      [
        ["anisotropic", 20, 28, 24, [Math.fround(0.8), Math.fround(0.8), 3], 20 * 28 * 24],
        ["isotropic", 24, 20, 28, [1, 1, 1], 24 * 20 * 28],
        ["scaled", 22, 26, 20, [Math.fround(0.8), Math.fround(0.8), 3], 22 * 26 * 20],
      ],
    );
  });

  /** tp, fp and fn are those of test/fixtures/volumes/expected.json. */
  it("gives the counts of nnU-Net's summary.json, whose means are over the cases", () => {
    const summary = JSON.parse(evaluated(folder, "--format", "nnunet")) as {
      readonly foreground_mean: { readonly Dice: number };
      readonly metric_per_case: readonly {
        readonly metrics: Readonly<Record<string, Readonly<Record<string, number>>>>;
      }[];
    };
    const expected = JSON.parse(readFileSync(join(ROOT, "test/fixtures/volumes/expected.json"), "utf8")) as Readonly<
      Record<string, { readonly counts: readonly (readonly [number, number, number])[] }>
    >;
    const dice = [1, 2].map((label) => {
      const found = CASES.map((name, index) => {
        const sum = (of: (target: number, prediction: number) => boolean): number =>
          (expected[name]?.counts ?? []).reduce((all, [t, p, pixels]) => all + (of(t, p) ? pixels : 0), 0);
        const tp = sum((t, p) => t === label && p === label);
        const [fp, fn] = [sum((t, p) => t !== label && p === label), sum((t, p) => t === label && p !== label)];
        const metrics = summary.metric_per_case[index]?.metrics[String(label)];
        assert.deepEqual([metrics?.["TP"], metrics?.["FP"], metrics?.["FN"]], [tp, fp, fn]);
        return (2 * tp) / (2 * tp + fp + fn);
      });
      return found.reduce((all, value) => all + value, 0) / found.length;
    });
    assert.ok(Math.abs(summary.foreground_mean.Dice - dice.reduce((all, value) => all + value, 0) / 2) < 1e-12);
  });

  it("is kept in a report, with depth, spacing and where the voxels lie", () => {
    evaluated(folder, "--output", "all.maskeval.json");
    const read = readReport(readFileSync(join(folder, "all.maskeval.json"), "utf8"));
    assert.ok(read.ok, read.ok ? "" : read.message);
    const [first] = read.report.images;
    assert.equal(first?.depth, 24);
    assert.equal(first.target.facts.volume?.depth, 24);
    assert.equal(first.target.facts.volume.affine?.length, 12);
  });
});
