import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PairOutcome } from "../../../src/protocol/pair";
import { PairCounter } from "../../../src/worker/pairCounter";
import { greyPng } from "../../support/greyPng";
import { KERNEL } from "../../support/kernel";
import { madeNifti, madeNiftiGz, type MadeNifti } from "../../support/madeNifti";
import { ROOT } from "../../support/root";

const LIMITS = { maxPixels: 100_000 };
/** Without the kernel, with it, and a few rows at a time, as large volumes are counted. */
const COUNTERS = [
  new PairCounter(LIMITS),
  new PairCounter({ ...LIMITS, kernel: KERNEL }),
  new PairCounter({ ...LIMITS, kernel: KERNEL, mostAtOnce: 0, stripPixels: 50 }),
];

/** What all ways of counting say of a pair. */
function counted(target: Buffer, prediction: Buffer): PairOutcome {
  const [first, ...others] = COUNTERS.map((counter) =>
    counter.count({ target: { bytes: target }, prediction: { bytes: prediction } }),
  );
  assert.ok(first);
  for (const other of others) assert.deepEqual(other, first);
  return first;
}

function message(target: Buffer, prediction: Buffer, kind = "volume-mismatch"): string {
  const outcome = counted(target, prediction);
  assert.ok(!outcome.ok, "it was counted");
  assert.equal(outcome.kind, kind);
  return outcome.message;
}

/** Three axes along those of the body, to right, anterior and superior. */
const RAS = [2, 0, 0, -10, 0, 1, 0, -20, 0, 0, 3, -30];
const LABELS = Array.from({ length: 24 }, (_, index) => index % 3);

function volume(affine: readonly number[], made: Partial<MadeNifti> = {}): Buffer {
  const spacing = [1, ...[0, 1, 2].map((axis) => Math.hypot(...[0, 4, 8].map((row) => affine[row + axis] ?? 0)))];
  return madeNifti({ version: 2, size: [4, 3, 2], numbers: LABELS, affineCode: 1, affine, spacing, ...made });
}

/** The same labels at the same places, along other axes: `axes` of the volume in their new order, a bit of `flips` for each that runs back. */
function turned(affine: readonly number[], labels: readonly number[], axes: readonly number[], flips: number): Buffer {
  const size = [4, 3, 2];
  const steps = [1, 4, 12];
  const [width = 1, height = 1, depth = 1] = axes.map((axis) => size[axis]);
  const isBack = (to: number): boolean => ((flips >> to) & 1) === 1;
  const placeOf = (place: readonly number[]): number =>
    axes.reduce((sum, axis, to) => {
      const at = place[to] ?? 0;
      return sum + (steps[axis] ?? 0) * (isBack(to) ? (size[axis] ?? 1) - 1 - at : at);
    }, 0);
  const numbers = Array.from({ length: 24 }, (_, at) => {
    const row = Math.floor(at / width);
    return labels[placeOf([at % width, row % height, Math.floor(row / height)])] ?? NaN;
  });
  const rows = [0, 1, 2].map((row) => {
    const column = (axis: number): number => affine[4 * row + axis] ?? 0;
    const first = axes.reduce(
      (sum, axis, to) => (isBack(to) ? sum + column(axis) * ((size[axis] ?? 1) - 1) : sum),
      column(3),
    );
    return [...axes.map((axis, to) => (isBack(to) ? -column(axis) : column(axis))), first];
  });
  return volume(rows.flat(), { size: [width, height, depth], numbers });
}

describe("a pair of volumes", () => {
  /**
   * [target label, predicted label, voxels]: `np.unique(np.stack([t.ravel(), p.ravel()]), axis=1, return_counts=True)` of
   * `np.rint(nibabel.load(path).get_fdata())`; size and spacing are `shape` and `header.get_zooms()` (nibabel 5.0.0, numpy 1.24.2).
   */
  it("of real files is counted as nibabel and numpy count them", () => {
    const folder = join(ROOT, "test/fixtures/volumes");
    const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Readonly<
      Record<
        string,
        { readonly size: readonly number[]; readonly spacing: readonly number[]; readonly counts: unknown }
      >
    >;
    for (const [name, { size, spacing, counts }] of Object.entries(expected)) {
      const file = (side: string): Buffer => readFileSync(join(folder, side, `${name}.nii.gz`));
      const outcome = counted(file("targets"), file("predictions"));
      assert.ok(outcome.ok);
      assert.deepEqual([outcome.width, outcome.height, outcome.depth], size);
      assert.deepEqual(outcome.target.volume?.spacing, spacing);
      const { targets, predictions, pixels } = outcome.counts;
      assert.deepEqual(
        Array.from(pixels, (count, row) => [targets[row], predictions[row], count]),
        counts,
      );
    }
  });

  /**
   * The target as numpy wrote it: `np.rint(nibabel.load(path).get_fdata()).astype("<i2").tobytes(order="F")`, packed, behind a header
   * whose directions are `np.diag([-1, -1, 1]) @ affine[:3]`.
   */
  it("of which one is a NRRD or a MetaImage is counted as that in NIfTI, in the same place", () => {
    const folder = join(ROOT, "test/fixtures/volumes");
    const prediction = readFileSync(join(folder, "predictions/anisotropic.nii.gz"));
    const expected = counted(readFileSync(join(folder, "targets/anisotropic.nii.gz")), prediction);
    assert.ok(expected.ok);
    for (const ending of ["nrrd", "mha"]) {
      const outcome = counted(readFileSync(join(folder, `formats/anisotropic.${ending}`)), prediction);
      assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
      assert.deepEqual(outcome.counts, expected.counts);
      const [found, wanted] = [outcome.target.volume, expected.target.volume];
      for (const key of ["spacing", "affine"] as const)
        wanted?.[key]?.forEach((value, index) => {
          assert.ok(Math.abs(value - (found?.[key]?.[index] ?? NaN)) < 1e-6, `${ending}: ${key} ${index}`);
        });
    }
  });

  it("at an angle at which its axes are as near to one of the body as to another is that of its target", () => {
    const near = (tilt: number): number[] => {
      const [cosine, sine] = [Math.cos(Math.PI / 4 + tilt), Math.sin(Math.PI / 4 + tilt)];
      return [2 * cosine, -sine, 0, 0, 2 * sine, cosine, 0, 0, 0, 0, 3, 0];
    };
    for (const orientation of [undefined, "target"] as const) {
      const pair = { target: { bytes: volume(near(1e-5)) }, prediction: { bytes: volume(near(-1e-5)) } };
      const outcome = new PairCounter({ ...LIMITS, ...(orientation && { orientation }) }).count(pair);
      assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
      assert.deepEqual([...outcome.counts.pixels], [8, 8, 8]);
    }
  });

  it("of real files that must not be compared is refused in words", () => {
    const file = (side: string, name: string): Buffer =>
      readFileSync(join(ROOT, "test/fixtures/volumes/must_refuse", side, `${name}.nii.gz`));
    assert.match(
      message(file("targets", "flipped_affine"), file("predictions", "flipped_affine"), "orientation-mismatch"),
      /of the target run towards RAS, those of the prediction towards LAS/,
    );
    assert.match(
      message(file("targets", "other_spacing"), file("predictions", "other_spacing")),
      /voxels of the target measure 1 x 1 x 2 mm, those of the prediction 1 x 1 x 2\.5 mm/,
    );
  });

  it("may be packed on one side, of another type and version, with the same affine to a thousandth of a voxel", () => {
    const other = RAS.map((value, index) => value + (index === 3 ? 0.0019 : index === 0 ? 0.0019 : 0));
    const prediction = madeNiftiGz({
      size: [4, 3, 2],
      numbers: LABELS,
      dataType: 16,
      affineCode: 1,
      affine: other,
      spacing: [1, 2, 1, 3],
    });
    const outcome = counted(volume(RAS), prediction);
    assert.ok(outcome.ok);
    assert.deepEqual([outcome.width, outcome.height, outcome.depth], [4, 3, 2]);
    assert.deepEqual([...outcome.counts.pixels], [8, 8, 8]);
  });

  it("that lies two thousandths of a voxel elsewhere is refused", () => {
    assert.match(message(volume(RAS), volume(RAS.with(3, -10 + 0.0041))), /the first voxels are 0\.0041 mm apart/);
    assert.match(
      message(volume(RAS), volume(RAS.with(1, 0.0041), { spacing: [1, 2, 1, 3] })),
      /or the volumes are turned/,
    );
  });

  it("whose axes run otherwise is refused with both orientations", () => {
    const ways: readonly (readonly [readonly number[], string])[] = [
      [[-2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0], "LAS"],
      [[-2, 0, 0, 0, 0, -1, 0, 0, 0, 0, 3, 0], "LPS"],
      [[0, 0, 3, 0, 2, 0, 0, 0, 0, -1, 0, 0], "AIR"],
      // Turned by 30 degrees about the third axis: still nearest to right, anterior, inferior.
      [[1.7, -0.5, 0, 0, 1, 0.87, 0, 0, 0, 0, -3, 0], "RAI"],
    ];
    for (const [affine, orientation] of ways)
      assert.match(
        message(volume(RAS), volume(affine), "orientation-mismatch"),
        new RegExp(`RAS, those of the prediction towards ${orientation} `),
      );
  });

  it("whose axes run otherwise is counted in the orientation of its target where that is chosen, exactly", () => {
    const labels = Array.from({ length: 24 }, (_, index) => (index * index) % 5);
    const target = volume(RAS);
    const same = counted(target, volume(RAS, { numbers: labels }));
    assert.ok(same.ok);
    for (const axes of [
      [0, 1, 2],
      [1, 0, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      for (const flips of [0, 1, 2, 5, 7]) {
        const prediction = turned(RAS, labels, axes, flips);
        for (const options of [
          LIMITS,
          { ...LIMITS, kernel: KERNEL },
          { ...LIMITS, kernel: KERNEL, mostAtOnce: 0, stripPixels: 8 },
        ]) {
          const pair = { target: { bytes: target }, prediction: { bytes: prediction } };
          const outcome = new PairCounter({ ...options, orientation: "target" }).count(pair);
          assert.ok(outcome.ok, outcome.ok ? "" : `${axes.join("")} ${flips}: ${outcome.message}`);
          assert.deepEqual(outcome.counts, same.counts);
          assert.deepEqual([outcome.width, outcome.height, outcome.depth], [4, 3, 2]);
        }
        if (flips > 0 || axes[0] !== 0) message(target, prediction, "orientation-mismatch");
      }
    }
  });

  it("in the orientation of its target still has to have its spacing and to lie in its place", () => {
    const read = (prediction: Buffer): string => {
      const pair = { target: { bytes: volume(RAS) }, prediction: { bytes: prediction } };
      const outcome = new PairCounter({ ...LIMITS, orientation: "target" }).count(pair);
      return outcome.ok ? "" : outcome.message;
    };
    const flipped = [-2, 0, 0, -4, 0, 1, 0, -20, 0, 0, 3, -30];
    assert.equal(read(volume(flipped)), "");
    assert.match(read(volume(flipped.with(3, -3))), /the first voxels are 1 mm apart/);
    assert.match(read(volume(flipped.with(10, 3.5))), /measure 2 x 1 x 3 mm, those of the prediction 2 x 1 x 3\.5 mm/);
  });

  it("of which one side does not say where it lies is compared as far as both say", () => {
    assert.ok(counted(volume(RAS), volume(RAS, { affineCode: 0 })).ok);
    assert.match(
      message(volume(RAS), volume(RAS, { affineCode: 0, spacing: [1, 2, 1, 4] })),
      /measure 2 x 1 x 3 mm, those of the prediction 2 x 1 x 4 mm/,
    );
    assert.ok(counted(volume(RAS), volume(RAS, { affineCode: 0, spacing: [1, 0, 0, 0] })).ok);
  });

  it("of other sizes is refused, and told where its axes come in reverse order", () => {
    const other = (size: readonly number[]): string => message(volume(RAS), volume(RAS, { size }));
    assert.match(other([4, 2, 3]), /The prediction has 4 x 2 x 3 voxels, the target 4 x 3 x 2\. Write/);
    assert.match(other([2, 3, 4]), /The axes come in reverse order: arrays of nibabel are \(x, y, z\)/);
    // Of other slices alone.
    const fewer = volume(RAS, { size: [4, 3, 1], numbers: LABELS.slice(0, 12) });
    assert.match(message(volume(RAS), fewer), /The prediction has 4 x 3 x 1 voxels, the target 4 x 3 x 2\. Write/);
    assert.match(message(fewer, volume(RAS)), /The prediction has 4 x 3 x 2 voxels, the target 4 x 3 x 1\. Write/);
    // As many rows in all.
    assert.match(other([4, 6, 1]), /The prediction has 4 x 6 x 1 voxels/);
  });

  it("is never resized", () => {
    const resizing = new PairCounter({ ...LIMITS, kernel: KERNEL, resize: "nearest" });
    const [target, prediction] = [volume(RAS), volume(RAS, { size: [4, 6, 1] })];
    const outcome = resizing.count({ target: { bytes: target }, prediction: { bytes: prediction } });
    assert.ok(!outcome.ok && outcome.kind === "volume-mismatch");
  });

  it("of one slice may have an image as its partner", () => {
    const outcome = counted(volume(RAS, { size: [4, 6, 1] }), greyPng(4, 6, LABELS));
    assert.ok(outcome.ok);
    assert.deepEqual([outcome.width, outcome.height, outcome.depth], [4, 6, 1]);
  });

  it("without its prediction is missed in every voxel", () => {
    for (const counter of COUNTERS) {
      const outcome = counter.count({ target: { bytes: volume(RAS) }, prediction: undefined });
      assert.ok(outcome.ok);
      assert.deepEqual([outcome.height, outcome.depth, [...outcome.counts.pixels]], [3, 2, [8, 8, 8]]);
    }
  });
});
