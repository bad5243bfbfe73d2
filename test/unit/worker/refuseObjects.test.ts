import assert from "node:assert/strict";
import { MEASURE_KINDS } from "../../../src/core/shapes/imageMeasures";
import type { ImagePair } from "../../../src/measures/classPair";
import { pairRuns } from "../../../src/measures/objects/pairRuns";
import { measuresOf } from "../../../src/worker/measurePair";
import { MOST_OBJECTS, refuseObjects } from "../../../src/worker/refuseObjects";

const SIDE = 300;

/** A checkerboard, whose pixels touch by their corners alone. */
function pairOf(target: boolean, prediction: boolean): ImagePair {
  const plane = (isBoard: boolean) =>
    Uint8Array.from({ length: SIDE * SIDE }, (_, at) => (isBoard ? ((at % SIDE) + Math.floor(at / SIDE)) % 2 : 0));
  return {
    ...{ target: plane(target), prediction: plane(prediction), width: SIDE, height: SIDE },
    ...{ depth: 1, classes: 2 },
  };
}

describe("images of too many objects", () => {
  it("are refused by what they are seen to have, on either side, and told what to do", () => {
    for (const [target, prediction, side] of [
      [true, false, "target"],
      [false, true, "prediction"],
    ] as const) {
      const refused = refuseObjects(pairRuns(pairOf(target, prediction)), 2, 4) ?? "";
      assert.ok(SIDE * SIDE > MOST_OBJECTS);
      assert.match(
        refused,
        new RegExp(`^Its ${side} has 90,000 objects, more than .*\\(20,000\\).*other shapes are measured`),
      );
    }
  });

  it("have all other shapes", () => {
    const pair = pairOf(true, false);
    const places = { labels: [0, 1], places: [0, 1] };
    const { classes, refusals, ...sums } = measuresOf(pair, {
      ...{ kinds: MEASURE_KINDS, classes: [0, 1], target: places, prediction: places, pixels: SIDE * SIDE },
      ...{ band: { kind: "pixels", pixels: 1 }, connectivity: 4 },
    });
    assert.deepEqual(Object.keys(sums).sort(), ["boundary", "cldice", "kinds", "surface"]);
    assert.deepEqual([classes, Object.keys(refusals ?? {})], [[0, 1], ["objects"]]);
  });

  it("are measured where pixels that touch by corners are one", () => {
    assert.equal(refuseObjects(pairRuns(pairOf(true, true)), 2, 8), undefined);
  });
});
