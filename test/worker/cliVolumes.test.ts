import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readReport } from "../../src/core/report/reportDocument";
import { ROOT } from "../support/root";
import { assertClose, eachGiven, goldenSet } from "../unit/measures/golden";
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

function ran(cwd: string, ...options: readonly string[]) {
  const args = [join(ROOT, "dist/cli.js"), "evaluate", "predictions", "Dataset001/labelsTr", ...options];
  return spawnSync(process.execPath, args, { encoding: "utf8", cwd });
}

function evaluated(cwd: string, ...options: readonly string[]): string {
  const { stdout, stderr, status } = ran(cwd, ...options);
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

  /** Figures of test/fixtures/measures/volumes.json, by dialect and id. */
  const GIVEN = {
    monai: [
      ["nsd", "nsd@2", 1e-6],
      ["hd", "hd", 1e-6],
      ["hd95", "hd95", 1e-4],
      ["assd", "assd", 1e-6],
    ],
    medpy: [
      ["hd95", "hd95", 1e-9],
      ["assd", "assd", 1e-9],
    ],
    deepmind: [
      ["nsd", "nsd@2", 1e-9],
      ["hd95", "hd95", 1e-9],
    ],
    metricsreloaded: [["masd", "masd", 1e-9]],
  } as const;
  const golden = goldenSet("volumes");

  interface Measured {
    readonly measured: Readonly<Record<string, unknown>>;
    readonly images: readonly {
      readonly name: string;
      readonly figures: Readonly<Record<string, readonly (number | string | null)[]>>;
    }[];
  }

  function measured(...options: readonly string[]): Measured {
    return JSON.parse(evaluated(folder, "--format", "json", ...options)) as Measured;
  }

  function holdTo(made: Measured, figure: string, given: string, tolerance: number): number {
    return eachGiven(golden, "as_is", given, (value, image, classIndex) => {
      const ours = made.images.find(({ name }) => name === image.name)?.figures[figure]?.[classIndex];
      const message = `${given} of ${classIndex} in ${image.name}`;
      if (typeof value !== "number") assert.equal(ours, value === "Infinity" ? "Infinity" : null, message);
      else assertClose(typeof ours === "number" ? ours : undefined, value, tolerance, message);
    });
  }

  for (const [dialect, rows] of Object.entries(GIVEN)) {
    it(`gives distances in millimetres as ${dialect} makes them`, () => {
      const made = measured("--measure", "surface", "--dialect", dialect, "--tau", "2mm");
      assert.equal(made.measured["unit"], "mm");
      for (const [figure, given, tolerance] of rows)
        assert.ok(holdTo(made, figure, `${dialect}.${given}`, tolerance) >= 6, given);
    });
  }

  it("gives clDice, and Dice per component, of volumes", () => {
    const made = measured("--measure", "cldice,objects");
    assert.ok(holdTo(made, "cldice", "cldice.cldice", 1e-9) >= 6);
    assert.ok(holdTo(made, "componentDice", "ccmetrics.dice", 1e-6) >= 6);
  });

  it("gives objects of the neighbours that are chosen, all 26 where nothing is", () => {
    for (const [options, connectivity] of [
      [[], "26"],
      [["--connectivity", "4"], "6"],
      [["--connectivity", "18"], "18"],
    ] as const) {
      const made = measured("--measure", "objects", ...options);
      assert.equal(made.measured["connectivity"], Number(connectivity));
      for (const [classIndex, byNeighbours] of Object.entries(golden.objects))
        for (const [name, given] of Object.entries(byNeighbours[connectivity] ?? {})) {
          const ours = made.images.find((image) => image.name === name)?.figures["pq"]?.[Number(classIndex)];
          if (typeof given.pq === "number") assertClose(Number(ours), given.pq, 1e-9, `${name} ${classIndex}`);
        }
    }
  }).timeout(60_000);

  it("says of what is defined in two dimensions alone that it is, and gives no figure of it", () => {
    const made = measured("--measure", "all");
    assert.deepEqual(made.measured["imagesOnly"], ["boundary", "kinds"]);
    assert.deepEqual(made.measured["kinds"], ["surface", "objects", "cldice"]);
    assert.ok(made.images.every(({ figures }) => !("boundaryIou" in figures) && !("segmentError" in figures)));
    const { status, stderr } = ran(folder, "--measure", "all", "--metric", "boundaryIou");
    assert.equal(status, 1);
    assert.match(stderr, /^Boundary IoU is defined in two dimensions alone, and these are cases of several slices\.$/m);
  });

  it("reads a tolerance without a unit in millimetres, 2 of them where none is chosen", () => {
    const nsd = (...options: readonly string[]) => {
      const { images, measured: under } = measured("--measure", "surface", ...options);
      return [under["tau"], images.map(({ figures }) => figures["nsd"])];
    };
    const usual = nsd();
    assert.equal(usual[0], 2);
    assert.deepEqual(nsd("--tau", "2"), usual);
    assert.notDeepEqual(nsd("--tau", "2px")[1], usual[1]);
  }).timeout(60_000);

  it("measures in the spacing that is chosen in place of that of the files", () => {
    const hd = (...options: readonly string[]) =>
      measured("--measure", "surface", ...options).images.map(({ figures }) => figures["hd"]);
    const [own, twice] = [hd(), hd("--spacing", "1.6,1.6,6")];
    const double = own[0]?.map((value) => (typeof value === "number" ? 2 * value : value)) ?? [];
    twice[0]?.forEach((value, place) => {
      assertClose(Number(value), Number(double[place]), 1e-6, String(place));
    });
    assert.equal(measured("--measure", "surface", "--spacing", "2,2,2").measured["unit"], "mm");
  }).timeout(60_000);

  it("refuses a prediction whose axis is flipped, offers to read it in its target's orientation, and does that", () => {
    const file = (side: string): Buffer =>
      readFileSync(join(ROOT, "test/fixtures/volumes/must_refuse", side, "flipped_affine.nii.gz"));
    const cwd = temporaryFolder({
      "Dataset001/labelsTr/a.nii.gz": file("targets"),
      "predictions/a.nii.gz": file("predictions"),
    });
    const { status, stdout } = ran(cwd, "--format", "json");
    assert.equal(status, 1);
    const refused = JSON.parse(stdout) as {
      readonly findings: readonly { readonly id: string; readonly option?: string }[];
      readonly problems: readonly { readonly kind: string }[];
    };
    assert.deepEqual(
      refused.problems.map(({ kind }) => kind),
      ["orientation-mismatch"],
    );
    assert.equal(refused.findings.find(({ id }) => id === "orientationMismatches")?.option, "--reorient");
    const made = JSON.parse(evaluated(cwd, "--reorient", "--format", "json", "--measure", "surface")) as {
      readonly choices: { readonly applied: readonly string[] };
      readonly images: readonly { readonly macro: Readonly<Record<string, number>> }[];
      readonly findings: readonly { readonly id: string }[];
    };
    assert.ok(made.choices.applied.includes("1 prediction read in the orientation of the target"));
    assert.ok(made.findings.some(({ id }) => id === "reorientedPredictions"));
    assert.ok((made.images[0]?.macro["iou"] ?? 0) > 0.1);
    assert.ok(Number.isFinite(made.images[0]?.macro["hd95"]));
  });

  it("speaks of cases and voxels, and tells volumes in millilitres", () => {
    const table = evaluated(folder);
    assert.match(table, /^3 cases, 3 classes$/m);
    const sentence = evaluated(folder, "--format", "sentence", "--average", "classwise-imagewise");
    assert.match(sentence, /mean over 3 cases for each class/);
    const { images } = JSON.parse(evaluated(folder, "--format", "json")) as {
      readonly images: readonly {
        readonly tp: readonly number[];
        readonly fn: readonly number[];
        readonly millilitres: { readonly target: readonly number[] };
      }[];
    };
    const [first] = images;
    const voxel = (Math.fround(0.8) ** 2 * 3) / 1000;
    first?.millilitres.target.forEach((volume, index) => {
      assertClose(volume, ((first.tp[index] ?? 0) + (first.fn[index] ?? 0)) * voxel, 1e-12, String(index));
    });
    const rows = evaluated(folder, "--format", "csv-images");
    assert.ok(rows.includes(",width,height,depth,voxel_ml,pixels,"), rows);
  }).timeout(60_000);

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
