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
import { UNIT_SPACING } from "../../../src/core/shapes/spacing";
import type { ClassPair } from "../../../src/measures/classPair";
import { dilate } from "../../../src/measures/lesions/dilate";
import { lesionSums } from "../../../src/measures/lesions/lesionSums";
import { assertClose, goldenSet, pairOf, spacingOf } from "./golden";
import { pairs } from "./planes";

interface GivenLesion {
  readonly volume: number;
  readonly dice: number;
}
interface GivenBrats {
  readonly rows: Readonly<
    Record<string, Readonly<Record<"Num_FP" | "LesionWise_Score_Dice" | "LesionWise_Score_HD95", number>>>
  >;
  readonly lesions: Readonly<Record<string, readonly GivenLesion[]>>;
}

describe("lesions", () => {
  it("are dilated to the neighbours that share an edge or corner, in volumes a face or edge", () => {
    const middle = (size: number): Uint8Array => new Uint8Array(size).fill(1, (size - 1) / 2, (size + 1) / 2);
    assert.deepEqual([...dilate(middle(9), { width: 3, height: 3, depth: 1 })], new Array(9).fill(1));
    const volume = dilate(middle(27), { width: 3, height: 3, depth: 3 });
    assert.deepEqual([...volume.slice(0, 9)], [0, 1, 0, 1, 1, 1, 0, 1, 0]);
    assert.equal(
      volume.reduce((sum, is) => sum + is, 0),
      19,
    );
  });

  it("hold every target pixel of the class once, and count every predicted component", () => {
    fc.assert(
      fc.property(pairs({ marks: false }), fc.nat(2), (pair, dilations) => {
        const { lesions } = lesionSums(pair, 0, dilations, UNIT_SPACING);
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
      const { lesions, invented } = lesionSums(pair, 0, dilations, UNIT_SPACING);
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
    const surfaces = (pair: ClassPair) => lesionSums(pair, 0, 1, { x: 1, y: 1, z: 3 }).lesions[0]?.surfaces?.pixels;
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

  it("give the lesion-wise Dice and HD95 of BraTS", () => {
    const deepmind = SURFACE_DIALECTS.find(({ id }) => id === "deepmind");
    assert.ok(deepmind);
    const { images, set } = goldenSet("volumes");
    const given = set["brats"] as Record<string, Record<string, GivenBrats>>;
    const regions = { WT: (label: number) => label < 3 && label > 0, TC: (label: number) => label === 1 };
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
          const sums = lesionSums(one, 0, dilations, spacing);
          const message = `${image.name} ${rule} ${region}`;
          const theirs = brats.lesions[region]?.map(({ volume, dice }) => [volume, dice]).sort() ?? [];
          assert.equal(sums.invented, brats.rows[region]?.Num_FP, message);
          const ours = sums.lesions.filter(({ target }) => target * voxel > bound);
          assert.deepEqual(
            ours.map((lesion) => [lesion.target * voxel, diceOf(lesion)].map((value) => value.toFixed(5))).sort(),
            theirs.map((row) => row.map((value) => value.toFixed(5))).sort(),
            message,
          );
          assertClose(lesionDice(sums, bound / voxel), brats.rows[region]?.LesionWise_Score_Dice ?? NaN, 1e-9, message);
          const hd95 = ({ surfaces }: Lesion) =>
            surfaces && surfaceFigure(surfaces, "hdPercentile", deepmind, { percentile: 95, tau: 0 });
          const distance = lesionWise(sums, bound / voxel, hd95, BRATS_DISTANCES);
          assertClose(distance, brats.rows[region]?.LesionWise_Score_HD95 ?? NaN, 1e-9, `${message} hd95`);
        }
      }
    }
  });
});
