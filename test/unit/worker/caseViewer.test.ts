import assert from "node:assert/strict";
import fc from "fast-check";
import { imageCounts } from "../../../src/core/labels/counts";
import { planeOfRuns } from "../../../src/core/labels/labelPlane";
import { NO_PREDICTION, type Label } from "../../../src/core/labels/label";
import type { LabelRuns } from "../../../src/core/labels/labelRuns";
import { PLANES, planeLayout, planeSize, voxelOf, type Plane } from "../../../src/core/labels/volumePlanes";
import type { ErrorKinds } from "../../../src/core/regions/errorKinds";
import { profileOf } from "../../../src/core/regions/errorProfile";
import type { PairPixels, PixelDetail } from "../../../src/protocol/pixels";
import { CaseViewer } from "../../../src/worker/caseViewer";
import { PairCounter } from "../../../src/worker/pairCounter";
import { readPairVolume } from "../../../src/worker/pairVolume";
import { WasmKernel } from "../../../src/kernel/wasmKernel";
import { KERNEL } from "../../support/kernel";
import { madeNiftiGz } from "../../support/madeNifti";

const LIMITS = { maxPixels: 100_000 };
/** With the kernel, as VS Code has it, and where WebAssembly is missing. */
const COUNTERS = [new PairCounter({ ...LIMITS, kernel: KERNEL }), new PairCounter(LIMITS)];
/** Columns run to the left, rows to the back, slices to the head. */
const LPS = [-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 2.5, 0];
/** Slices run to the right, columns to the head. */
const SAR = [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0];

interface Made {
  readonly size: readonly [number, number, number];
  readonly target: readonly Label[];
  readonly prediction: readonly Label[];
  readonly affine?: readonly number[];
  /** Of NIfTI: 2 is a byte, 4 two bytes with a sign. */
  readonly dataType?: number;
}

function pixelsOf(viewer: CaseViewer, { size, affine, dataType = 2, ...made }: Made, detail: PixelDetail): PairPixels {
  const file = (numbers: readonly Label[]) => ({
    bytes: madeNiftiGz({ size, numbers, dataType, ...(affine && { affine, affineCode: 1 }) }),
  });
  const job = { caseName: "case", target: file(made.target), prediction: file(made.prediction), detail };
  const outcome = viewer.show(job);
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  return outcome.pixels;
}

function viewerOf(counter: PairCounter): CaseViewer {
  return new CaseViewer((job) => counter.readVolume(job, job.reading));
}

function labelsOf(runs: LabelRuns | undefined, { width, height }: PairPixels): readonly Label[] {
  assert.ok(runs);
  const { values, indices } = planeOfRuns(runs, width * height);
  return Array.from(indices, (place) => values[place] ?? Number.NaN);
}

/** The slice, read voxel by voxel out of the array. */
function slicedPlainly({ size, affine }: Made, labels: readonly Label[], plane: Plane, slice: number) {
  const [width, height, depth] = size;
  const whole = { width, height, depth };
  const layout = planeLayout(plane, affine);
  const { width: columns, height: rows } = planeSize(layout, whole);
  return Array.from({ length: columns * rows }, (_, pixel) => {
    const [i, j, k] = voxelOf(layout, whole, { x: pixel % columns, y: Math.floor(pixel / columns), slice });
    return labels[i + width * (j + height * k)];
  });
}

/** Every two labels that differ are an error, each pair a kind. */
function allErrors({ target, prediction }: Made): ErrorKinds {
  const rows = target.map((label, voxel) => ({ target: label, prediction: prediction[voxel] ?? 0, pixels: 1 }));
  const { targets, predictions } = imageCounts(rows.filter((row) => row.target !== row.prediction));
  return { targets, predictions, kinds: targets.map((_, row) => row + 1) };
}

/** Labels along with few, and with more than a byte holds; most of one, so that runs are long. */
const LABEL = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) },
);
const WIDE_LABEL = fc.oneof(fc.constant(0), fc.integer({ min: -300, max: 300 }));

function madeOf(label: fc.Arbitrary<Label>, dataType: number): fc.Arbitrary<Made> {
  const side = fc.integer({ min: 1, max: 9 });
  return fc.tuple(side, side, side).chain((size) => {
    const voxels = size[0] * size[1] * size[2];
    const labels = fc.array(label, { minLength: voxels, maxLength: voxels });
    return fc
      .tuple(labels, labels, fc.constantFrom(LPS, SAR, undefined))
      .map(([target, prediction, affine]) => ({ size, target, prediction, dataType, ...(affine && { affine }) }));
  });
}

const MADE = fc.oneof(madeOf(LABEL, 2), madeOf(WIDE_LABEL, 4));

describe("a case for the eye", () => {
  it("is cut into the slices that a plain loop cuts, in every plane and orientation, of few labels and of many", () => {
    for (const counter of COUNTERS)
      fc.assert(
        fc.property(MADE, (made) => {
          const viewer = viewerOf(counter);
          const [width, height, depth] = made.size;
          for (const plane of PLANES) {
            const { depth: slices } = planeSize(planeLayout(plane, made.affine), { width, height, depth });
            for (let at = 0; at < slices; at++) {
              const pixels = pixelsOf(viewer, made, { kind: "slice", plane, at });
              assert.deepEqual(labelsOf(pixels.target, pixels), slicedPlainly(made, made.target, plane, at));
              assert.deepEqual(labelsOf(pixels.prediction, pixels), slicedPlainly(made, made.prediction, plane, at));
              assert.deepEqual(pixels.slice, { plane, at });
            }
          }
        }),
        { numRuns: 40 },
      );
  });

  it("counts the wrong voxels of every slice of each plane, kind by kind", () => {
    fc.assert(
      fc.property(MADE, (made) => {
        const errors = allErrors(made);
        const { profiles } = pixelsOf(viewerOf(COUNTERS[0] ?? assert.fail()), made, { kind: "whole", errors });
        assert.ok(profiles);
        for (const plane of PLANES) {
          const slices: number = profiles[plane].slices;
          for (const kind of [undefined, 1, 2]) {
            const expected: readonly number[] = Array.from({ length: slices }, (_, at) => {
              const [targets, predictions] = [made.target, made.prediction].map((labels) =>
                slicedPlainly(made, labels, plane, at),
              );
              return (targets ?? []).filter((label, pixel) => {
                const predicted = predictions?.[pixel];
                if (label === predicted) return false;
                const isOfKind = label === errors.targets[(kind ?? 0) - 1] && predicted === errors.predictions[(kind ?? 0) - 1]; // prettier-ignore
                return kind === undefined || isOfKind;
              }).length;
            });
            const found = profileOf(profiles[plane], (each) => kind === undefined || each === kind);
            assert.deepEqual([...found], expected);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  /** Slices of 2 x 2: one wrong voxel in the first, three in the third. */
  const WORST: Made = {
    size: [2, 2, 4],
    target: [1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0],
    prediction: Array.from({ length: 16 }, () => 0),
    affine: LPS,
  };

  it("is opened at the axial slice with most errors, with the regions of all slices", () => {
    const pixels = pixelsOf(viewerOf(COUNTERS[0] ?? assert.fail()), WORST, {
      kind: "whole",
      errors: allErrors(WORST),
    });
    assert.deepEqual(pixels.slice, { plane: "axial", at: 2 });
    assert.deepEqual([pixels.regions?.total, [...(pixels.regions?.pixels ?? [])]], [2, [3, 1]]);
    assert.deepEqual([...(pixels.regions?.inDepth?.z ?? [])], [2, 0]);
  });

  it("is opened where most of its labels are where nothing is wrong", () => {
    const right = { ...WORST, prediction: WORST.target };
    const pixels = pixelsOf(viewerOf(COUNTERS[0] ?? assert.fail()), right, {
      kind: "whole",
      errors: allErrors(right),
    });
    assert.deepEqual(pixels.slice, { plane: "axial", at: 2 });
    assert.equal(pixels.regions?.total, 0);
  });

  it("is small at its worst slice, which is that of the labels that differ where nobody tells the errors", () => {
    const viewer = viewerOf(COUNTERS[0] ?? assert.fail());
    const small = (errors?: ErrorKinds) =>
      pixelsOf(viewer, WORST, { kind: "thumbnail", longerSide: 1, ...(errors && { errors }) });
    assert.deepEqual([small().slice?.at, small().width, small().height], [2, 1, 1]);
    const noErrors = { targets: Int32Array.of(), predictions: Int32Array.of(), kinds: Int32Array.of() };
    assert.equal(small(noErrors).slice?.at, 2);
    // Only what is predicted as 7 is an error, and nothing is.
    const first = { ...WORST, target: [1, 0, 0, 0, ...WORST.target.slice(4).map((label) => (label === 1 ? 2 : 0))] };
    const ofOne = { targets: Int32Array.of(1), predictions: Int32Array.of(0), kinds: Int32Array.of(1) };
    assert.equal(pixelsOf(viewer, first, { kind: "thumbnail", longerSide: 8, errors: ofOne }).slice?.at, 0);
  });

  it("has the proportions of its spacing when it is small", () => {
    const size = [8, 4, 8] as const;
    const numbers = Array.from({ length: 256 }, () => 0);
    const file = { bytes: madeNiftiGz({ size, numbers, spacing: [1, 1, 4, 1] }) };
    const outcome = viewerOf(COUNTERS[0] ?? assert.fail()).show({
      caseName: "case",
      target: file,
      prediction: file,
      detail: { kind: "thumbnail", longerSide: 8 },
    });
    assert.ok(outcome.ok);
    // 8 mm wide, 16 mm high.
    assert.deepEqual([outcome.pixels.width, outcome.pixels.height], [4, 8]);
  });

  it("without its prediction says so in every slice", () => {
    for (const counter of COUNTERS) {
      const target = { bytes: madeNiftiGz({ size: [2, 1, 2], numbers: [0, 1, 2, 3] }) };
      const outcome = viewerOf(counter).show({
        caseName: "case",
        target,
        detail: { kind: "whole", errors: { targets: Int32Array.of(2), predictions: Int32Array.of(NO_PREDICTION), kinds: Int32Array.of(1) } }, // prettier-ignore
      });
      assert.ok(outcome.ok);
      assert.equal(outcome.pixels.prediction, undefined);
      assert.deepEqual([outcome.pixels.slice?.at, outcome.pixels.regions?.total], [1, 1]);
      assert.deepEqual(labelsOf(outcome.pixels.target, outcome.pixels), [2, 3]);
    }
  });

  it("stays in memory while its slices are looked at, and a small picture of another passes by", () => {
    const read: string[] = [];
    const counter = COUNTERS[0] ?? assert.fail();
    const viewer = new CaseViewer((job) => {
      read.push(`${job.caseName ?? ""} ${job.detail.kind}`);
      return counter.readVolume(job, job.reading);
    });
    const file = (numbers: readonly Label[]) => ({ bytes: madeNiftiGz({ size: [2, 1, 2], numbers }) });
    const ask = (caseName: string, detail: PixelDetail, numbers: readonly Label[] = [0, 1, 2, 3]): void => {
      assert.ok(viewer.show({ caseName, target: file(numbers), detail }).ok);
    };
    const slice = { kind: "slice", plane: "axial", at: 0 } as const;
    const errors = { targets: Int32Array.of(), predictions: Int32Array.of(), kinds: Int32Array.of() };
    ask("a", { kind: "whole", errors });
    ask("a", slice);
    ask("b", { kind: "thumbnail", longerSide: 9 });
    ask("a", { ...slice, at: 1 });
    assert.deepEqual(read, ["a whole", "b thumbnail"]);
    ask("b", slice);
    ask("a", slice);
    // The file is another one now.
    ask("a", slice, [0, 1, 2, 3, 4, 5, 6, 7].slice(4));
    assert.deepEqual(read.slice(2), ["b slice", "a slice", "a slice"]);
  });

  it("that would take more memory than it may is refused, and is counted all the same", () => {
    const target = { bytes: madeNiftiGz({ size: [4, 4, 4], numbers: Array.from({ length: 64 }, () => 1) }) };
    const kernel = new WasmKernel(KERNEL);
    const refused = readPairVolume(kernel, { target }, LIMITS, 63);
    assert.match(refused.ok ? "" : refused.message, /^The case has 64 voxels, .* Its figures are complete; open/);
    assert.ok(readPairVolume(kernel, { target }, LIMITS, 64).ok);
    // More than 256 pairs of labels take two bytes a voxel.
    const many = { bytes: madeNiftiGz({ size: [10, 10, 3], numbers: Array.from({ length: 300 }, (_, label) => label), dataType: 4 }) }; // prettier-ignore
    assert.ok(!readPairVolume(kernel, { target: many }, LIMITS, 400).ok);
    assert.ok(readPairVolume(kernel, { target: many }, LIMITS, 600).ok);
  });

  it("with a mask that cannot be read, or of another size, is told in words", () => {
    for (const counter of COUNTERS) {
      const good = { bytes: madeNiftiGz({ size: [2, 2, 2], numbers: [0, 0, 0, 0, 0, 0, 0, 0] }) };
      const detail = { kind: "slice", plane: "axial", at: 0 } as const;
      const cut = { bytes: good.bytes.subarray(0, good.bytes.length - 12) };
      const other = { bytes: madeNiftiGz({ size: [2, 2, 1], numbers: [0, 0, 0, 0] }) };
      const message = (prediction: { bytes: Uint8Array }, target = good): string => {
        const outcome = viewerOf(counter).show({ caseName: "case", target, prediction, detail });
        return outcome.ok ? "" : outcome.message;
      };
      assert.match(message(cut), /^The prediction can't be shown\. /);
      assert.match(message(good, cut), /^The target can't be shown\. /);
      assert.match(message(other), /The prediction has 2 x 2 x 1 voxels, the target 2 x 2 x 2/);
    }
  });
});
