import assert from "node:assert/strict";
import fc from "fast-check";
import {
  BRATS_DISTANCES,
  diceOf,
  lesionDice,
  lesionWise,
  type Lesion,
  type LesionSums,
} from "../../../src/core/shapes/lesions";
import { SURFACE_DIALECTS } from "../../../src/core/shapes/surfaceDialects";
import { surfaceFigure } from "../../../src/core/shapes/surfaceFigures";
import type { Tally } from "../../../src/core/counting/tally";
import { METRICS } from "../../../src/core/metrics/metrics";
import { UNIT_SPACING, type Spacing } from "../../../src/core/shapes/spacing";
import type { ClassPair } from "../../../src/measures/classPair";
import { dilate } from "../../../src/measures/lesions/dilate";
import { lesionsOf } from "../../../src/measures/lesions/lesionsOf";
import { RowSet } from "../../../src/measures/rows/rowSet";
import { surfaceDistances } from "../../../src/measures/surfaces/surfaceDistances";
import { assertClose, goldenSet, pairOf, spacingOf } from "./golden";
import { pairs } from "./planes";

interface GivenLesion {
  readonly volume: number;
  readonly dice: number;
}
interface GivenBrats {
  readonly rows: Readonly<
    Record<
      string,
      Readonly<
        Record<
          | "Num_TP"
          | "Num_FP"
          | "Num_FN"
          | "Sensitivity"
          | "Specificity"
          | "Legacy_Dice"
          | "Legacy_HD95"
          | "GT_Complete_Volume"
          | "LesionWise_Score_Dice"
          | "LesionWise_Score_HD95",
          number
        >
      >
    >
  >;
  readonly lesions: Readonly<Record<string, readonly GivenLesion[]>>;
}

/** The lesions of the first class. */
function lesionSums(pair: ClassPair, dilations: number, spacing: Spacing): LesionSums {
  const [sums] = lesionsOf(pair, spacing, { dilations });
  assert.ok(sums);
  return sums;
}

const SPACING: Spacing = { x: 1, y: 2, z: 1.5 };

/** Pixels, ascending, as a set. */
function rowSet(pixels: readonly number[], width: number): RowSet {
  const set = new RowSet();
  set.clear(0);
  for (const pixel of pixels) {
    while (set.height < Math.floor(pixel / width)) set.endRow();
    set.add(pixel % width, (pixel % width) + 1, 0);
  }
  set.endRow();
  return set;
}

function pixelsOf({ top, height, rows, starts, ends }: RowSet, width: number): readonly number[] {
  const pixels: number[] = [];
  for (let row = 0; row < height; row++) {
    for (let at = rows[row] ?? 0; at < (rows[row + 1] ?? 0); at++)
      for (let x = starts[at] ?? 0; x < (ends[at] ?? 0); x++) pixels.push((top + row) * width + x);
  }
  return pixels;
}

/** Every lesion as a mask of its own, and its distances as those of a pair of masks. */
function naive(pair: ClassPair, dilations: number): readonly LesionSums[] {
  const { width, height, depth, classes } = pair;
  const pixels = [...pair.target.keys()];
  const placeOf = (at: number) =>
    [at % width, Math.floor(at / width) % height, Math.floor(at / width / height)] as const;
  const touch = (a: number, b: number, most: number): boolean => {
    const [p, q] = [placeOf(a), placeOf(b)];
    const away = p.map((place, axis) => Math.abs(place - (q[axis] ?? 0)));
    return Math.max(...away) <= 1 && away.reduce((sum, one) => sum + one, 0) <= most;
  };
  const pieces = (of: readonly number[]): readonly (readonly number[])[] => {
    const left = new Set(of);
    return of.flatMap((seed) => {
      if (!left.delete(seed)) return [];
      const piece = [seed];
      for (const at of piece)
        for (const other of [...left]) if (touch(at, other, 3) && left.delete(other)) piece.push(other);
      return [piece];
    });
  };
  return Array.from({ length: classes }, (_, classIndex) => {
    const target = pixels.filter((at) => pair.target[at] === classIndex);
    const components = pieces(pixels.filter((at) => pair.prediction[at] === classIndex));
    let reach = target;
    for (let round = 0; round < dilations; round++)
      reach = pixels.filter((at) => reach.some((other) => touch(at, other, 2)));
    const touched = new Set<readonly number[]>();
    const lesions = pieces(reach).map((region): Lesion => {
      const own = target.filter((at) => region.includes(at));
      const touching = components.filter((component) => component.some((at) => region.includes(at)));
      for (const component of touching) touched.add(component);
      const found = touching.flat();
      const plane = (of: readonly number[]) => Uint8Array.from(pixels, (at) => (of.includes(at) ? 0 : 1));
      const alone = { width, height, depth, classes: 1, target: plane(own), prediction: plane(found) };
      return {
        ...{ target: own.length, prediction: found.length, common: own.filter((at) => found.includes(at)).length },
        surfaces: found.length > 0 ? surfaceDistances(alone, SPACING)[0] : undefined,
      };
    });
    return { lesions, invented: components.length - touched.size };
  });
}

describe("lesions", () => {
  it("are dilated to the neighbours that share an edge or corner, in volumes a face or edge", () => {
    const middle = { width: 3, height: 3 };
    assert.deepEqual(pixelsOf(dilate(rowSet([4], 3), { ...middle, depth: 1 }), 3), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const volume = pixelsOf(dilate(rowSet([13], 3), { ...middle, depth: 3 }), 3);
    assert.deepEqual(
      volume.filter((at) => at < 9),
      [1, 3, 4, 5, 7],
    );
    assert.equal(volume.length, 19);
  });

  it("have the sums and distances of masks that are cut out one by one", () => {
    fc.assert(
      fc.property(pairs({ marks: true }), fc.nat(2), fc.constantFrom(1, 2), (image, dilations, depth) => {
        // The rows of an image as slices of a volume, one behind the other.
        const isVolume = depth > 1 && image.height % depth === 0;
        const pair: ClassPair = isVolume ? { ...image, height: image.height / depth, depth } : image;
        assert.deepEqual(lesionsOf(pair, SPACING, { dilations }), naive(pair, dilations));
      }),
      { numRuns: 200 },
    );
  });

  it("hold every target pixel of the class once, and count every predicted component", () => {
    fc.assert(
      fc.property(pairs({ marks: false }), fc.nat(2), (pair, dilations) => {
        const { lesions } = lesionSums(pair, dilations, UNIT_SPACING);
        const count = (is: (at: number) => boolean) => [...pair.target.keys()].filter(is).length;
        const sum = (of: "target" | "common") => lesions.reduce((all, lesion) => all + lesion[of], 0);
        assert.equal(
          sum("target"),
          count((at) => pair.target[at] === 0),
        );
        assert.equal(
          sum("common"),
          count((at) => pair.target[at] === 0 && pair.prediction[at] === 0),
        );
        for (const { target, prediction, common } of lesions) assert.ok(common <= Math.min(target, prediction));
      }),
    );
  });

  it("are one where dilations join them, and share the predicted component that touches both", () => {
    const row = (pixels: string) => Uint8Array.from(pixels, (pixel) => (pixel === "#" ? 0 : 1));
    const pair: ClassPair = {
      ...{ width: 12, height: 1, depth: 1, classes: 1 },
      target: row("##..##....##"),
      prediction: row("##....##.###"),
    };
    const sums = (dilations: number) => {
      const { lesions, invented } = lesionSums(pair, dilations, UNIT_SPACING);
      return [lesions.map(({ target, prediction, common }) => [target, prediction, common]), invented];
    };
    assert.deepEqual(sums(0), [
      [
        [2, 2, 2],
        [2, 0, 0],
        [2, 3, 2],
      ],
      1,
    ]);
    assert.deepEqual(sums(1), [
      [
        [4, 4, 2],
        [2, 3, 2],
      ],
      0,
    ]);
  });

  it("have the distances to all that was predicted there, in a volume of all voxels of a slice", () => {
    const plane = (from: number, to: number) => new Uint8Array(75).fill(1).fill(0, from, to);
    const volume: ClassPair = {
      ...{ width: 5, height: 5, depth: 3, classes: 1 },
      target: plane(50, 75),
      prediction: plane(45, 75),
    };
    const surfaces = (pair: ClassPair) => lesionSums(pair, 1, { x: 1, y: 1, z: 3 }).lesions[0]?.surfaces?.pixels;
    assert.deepEqual(surfaces(volume)?.fromTarget, { squared: Float64Array.of(0), weights: Float64Array.of(25) });
    assert.deepEqual(surfaces(volume)?.fromPrediction, {
      squared: Float64Array.of(0, 9),
      weights: Float64Array.of(25, 5),
    });
    const image = {
      ...volume,
      depth: 1,
      height: 5,
      target: plane(0, 25).slice(0, 25),
      prediction: plane(0, 25).slice(0, 25),
    };
    assert.deepEqual(surfaces(image)?.fromTarget.weights, Float64Array.of(16));
    assert.equal(surfaces({ ...image, prediction: plane(0, 0).slice(0, 25) }), undefined);
  });

  it("count what is missed or invented as the worst, and what is too small not at all", () => {
    const lesion = { target: 10, prediction: 10, common: 5, surfaces: undefined };
    const sums: LesionSums = { lesions: [lesion, { ...lesion, target: 3, prediction: 0, common: 0 }], invented: 1 };
    assertClose(lesionDice(sums, 5), 0.25, 1e-12, "without the small one");
    assertClose(lesionDice(sums, 3), 0.25, 1e-12, "of exactly the bound");
    assertClose(lesionDice(sums, 2), 0.5 / 3, 1e-12, "with it");
    assert.equal(lesionDice({ ...sums, invented: 0 }, 20), 1);
    assertClose(
      lesionWise(sums, 2, ({ prediction }) => (prediction === 0 ? undefined : 4), { best: 0, worst: 374 }),
      (4 + 374 + 374) / 3,
      1e-12,
      "distance",
    );
  });

  it("give every figure of BraTS: lesions, lesion-wise and of the whole region", () => {
    const deepmind = SURFACE_DIALECTS.find(({ id }) => id === "deepmind");
    assert.ok(deepmind);
    const { images, set } = goldenSet("volumes");
    const given = set["brats"] as Record<string, Record<string, GivenBrats>>;
    const regions = {
      WT: (label: number) => label < 3 && label > 0,
      TC: (label: number) => label === 1,
      // Nothing is enhancing: a region on neither side.
      ET: (label: number) => label === 3,
    };
    const rules = { "BraTS-GLI": { dilations: 3, bound: 50 }, "BraTS-MET": { dilations: 1, bound: 2 } };
    for (const image of images) {
      const spacing = spacingOf(image);
      const voxel = spacing.x * spacing.y * spacing.z;
      for (const [rule, { dilations, bound }] of Object.entries(rules)) {
        for (const [region, has] of Object.entries(regions)) {
          const brats = given[image.name]?.[rule];
          assert.ok(brats);
          const pair = pairOf(image, "none");
          const plane = (labels: ClassPair["target"]) => Uint8Array.from(labels, (label) => (has(label) ? 0 : 1));
          const one = { ...pair, classes: 1, target: plane(pair.target), prediction: plane(pair.prediction) };
          const sums = lesionSums(one, dilations, spacing);
          const message = `${image.name} ${rule} ${region}`;
          const theirs = brats.lesions[region]?.map(({ volume, dice }) => [volume, dice]).sort() ?? [];
          const row = brats.rows[region];
          assert.ok(row);
          const ours = sums.lesions.filter(({ target }) => target * voxel > bound);
          const missed = ours.filter(({ prediction }) => prediction === 0).length;
          assert.deepEqual(
            [ours.length - missed, sums.invented, missed],
            [row.Num_TP, row.Num_FP, row.Num_FN],
            message,
          );
          const tally = tallyOf(one);
          assertClose((tally.tp + tally.fn) * voxel, row.GT_Complete_Volume, 1e-9, `${message} volume`);
          // BraTS has 1, of distances 0, where neither side has the region: here 0/0, of DeepMind's distances infinite.
          const isEmpty = tally.tp + tally.fn + tally.fp === 0;
          for (const [id, given] of [
            ["recall", row.Sensitivity],
            ["specificity", row.Specificity],
            ["dice", row.Legacy_Dice],
          ] as const) {
            const value = METRICS.find((metric) => metric.id === id)?.value(tally);
            if (isEmpty && id !== "specificity") assert.deepEqual([value, given], [undefined, 1], `${message} ${id}`);
            else assertClose(value, given, 1e-9, `${message} ${id}`);
          }
          const [whole] = surfaceDistances(one, spacing);
          assert.ok(whole);
          const legacy = surfaceFigure(whole, "hdPercentile", deepmind, { percentile: 95, tau: 0 });
          if (isEmpty) assert.deepEqual([legacy, row.Legacy_HD95], [Infinity, 0], message);
          else assertClose(legacy, row.Legacy_HD95, 1e-9, `${message} legacy hd95`);
          assert.deepEqual(
            ours.map((lesion) => [lesion.target * voxel, diceOf(lesion)].map((value) => value.toFixed(5))).sort(),
            theirs.map((row) => row.map((value) => value.toFixed(5))).sort(),
            message,
          );
          assertClose(lesionDice(sums, bound / voxel), row.LesionWise_Score_Dice, 1e-9, message);
          const hd95 = ({ surfaces }: Lesion) =>
            surfaces && surfaceFigure(surfaces, "hdPercentile", deepmind, { percentile: 95, tau: 0 });
          const distance = lesionWise(sums, bound / voxel, hd95, BRATS_DISTANCES);
          assertClose(distance, row.LesionWise_Score_HD95, 1e-9, `${message} hd95`);
        }
      }
    }
  });
});

/** Pixels of the one class of a pair. */
function tallyOf({ target, prediction }: ClassPair): Tally {
  const tally = { tp: 0, fp: 0, fn: 0, tn: 0 };
  target.forEach((place, at) => {
    const isPredicted = prediction[at] === 0;
    tally[place === 0 ? (isPredicted ? "tp" : "fn") : isPredicted ? "fp" : "tn"]++;
  });
  return tally;
}
