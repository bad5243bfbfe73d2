import assert from "node:assert/strict";
import { bytesOf, npy } from "../../../bench/madeNpy";
import { imageCounts } from "../../../src/core/labels/counts";
import { countedAlike } from "../../support/countedAlike";

type Shape = readonly [depth: number, height: number, width: number];
const TYPES = { "|u1": Uint8Array, "<i2": Int16Array, ">i4": Int32Array } as const;

/** A volume of labels by their place, stored in either order. */
function made(
  shape: Shape,
  descr: keyof typeof TYPES,
  fortranOrder: boolean,
  labelOf: (voxel: number) => number,
): Buffer {
  const [depth, height, width] = shape;
  const numbers = new Array<number>(depth * height * width);
  for (let z = 0; z < depth; z++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const voxel = (z * height + y) * width + x;
        numbers[fortranOrder ? z + depth * (y + height * x) : voxel] = labelOf(voxel);
      }
  return npy({ descr, shape, data: bytesOf(TYPES[descr].from(numbers), descr === ">i4"), fortranOrder });
}

describe("a volume of NumPy in Fortran order", () => {
  const target = (voxel: number): number => ((voxel * 13) % 17) % 4;
  const prediction = (voxel: number): number => ((voxel * 7) % 11) % 3;
  for (const [what, shape] of [
    ["with axes of nearly one length", [6, 7, 8]],
    ["with slices as few as channels are", [5, 12, 12]],
    ["with columns as few as channels are", [14, 13, 5]],
  ] as const satisfies readonly (readonly [string, Shape])[]) {
    for (const descr of ["|u1", "<i2", ">i4"] as const) {
      it(`is counted voxel by voxel against one in C order, whole and in strips: ${what}, ${descr}`, () => {
        const voxels = Array.from({ length: shape[0] * shape[1] * shape[2] }, (_, voxel) => voxel);
        const expected = imageCounts(
          voxels.map((voxel) => ({ target: target(voxel), prediction: prediction(voxel), pixels: 1 })),
        );
        for (const [ofTarget, ofPrediction] of [
          [true, false],
          [false, true],
          [true, true],
        ] as const) {
          // prettier-ignore
          const outcome = countedAlike(
            made(shape, descr, ofTarget, target),
            made(shape, descr, ofPrediction, prediction),
            [1, 40, 100],
          );
          assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
          assert.deepEqual([outcome.depth, outcome.height, outcome.width], [...shape]);
          assert.deepEqual(outcome.counts, expected);
        }
      });
    }
  }
});
