import assert from "node:assert/strict";
import { linearQuantile } from "../../../../src/core/shapes/distanceQuantiles";
import { matchesOf, matchSums, overlapsOf, type MatchRule } from "../../../../src/core/shapes/objectMatches";
import { sizeBins } from "../../../../src/core/shapes/sizeBins";
import type { ObjectPair, ObjectTable } from "../../../../src/core/shapes/objects";

type Row = readonly [classIndex: number, area: number, more?: { readonly ignored?: number; readonly crowd?: true }];

function table(rows: readonly Row[]): ObjectTable {
  return {
    classes: Int32Array.from(rows, ([of]) => of),
    areas: Float64Array.from(rows, ([, area]) => area),
    boxes: new Int32Array(6 * rows.length),
    atEdge: new Uint8Array(rows.length),
    ignored: Float64Array.from(rows, ([, , more]) => more?.ignored ?? 0),
    ...(rows.some(([, , more]) => more?.crowd) && {
      crowds: Uint8Array.from(rows, ([, , more]) => (more?.crowd ? 1 : 0)),
    }),
  };
}

function pair(
  target: readonly Row[],
  prediction: readonly Row[],
  overlaps: readonly (readonly [target: number, prediction: number, pixels: number])[],
): ObjectPair {
  return {
    target: table(target),
    prediction: table(prediction),
    overlaps: {
      targets: Int32Array.from(overlaps, ([of]) => of),
      predictions: Int32Array.from(overlaps, ([, of]) => of),
      pixels: Float64Array.from(overlaps, ([, , pixels]) => pixels),
    },
  };
}

const NONE = { targets: 0, predictions: 0, found: 0, missed: 0, hits: 0, invented: 0, iou: 0 };

describe("objects that find each other", () => {
  it("have an IoU without the prediction's ignored pixels", () => {
    const objects = pair([[0, 10]], [[0, 8, { ignored: 2 }]], [[0, 0, 4]]);
    assert.deepEqual(overlapsOf(objects), [{ target: 0, prediction: 0, pixels: 4, iou: 4 / (10 + 8 - 4 - 2) }]);
  });

  it("are one to one by IoU, the best pairs first, and need more than the bound", () => {
    // The prediction 0 overlaps both targets, the target 0 both predictions.
    const objects = pair(
      [
        [0, 10],
        [0, 10],
      ],
      [
        [0, 10],
        [0, 10],
      ],
      [
        [0, 0, 5],
        [0, 1, 4],
        [1, 0, 4],
      ],
    );
    const found = (rule: MatchRule) => {
      const { found: targets, hits, pairs } = matchesOf(objects, rule);
      return [targets, hits, pairs.length];
    };
    assert.deepEqual(found({ kind: "iou", above: 0.2 }), [[true, false], [true, false], 1]);
    assert.deepEqual(found({ kind: "iou", above: 5 / 15 }), [[false, false], [false, false], 0]);
    assert.deepEqual(found({ kind: "overlap" }), [[true, true], [true, true], 3]);
    assert.deepEqual(found({ kind: "recall", share: 0.9 }), [[true, false], [true, true], 2]);
    assert.deepEqual(found({ kind: "recall", share: 0.91 }), [[false, false], [false, false], 0]);
    assert.deepEqual(found({ kind: "recall", share: 0.4 }), [[true, true], [true, true], 3]);
  });

  it("are counted by class, found and missed, right and invented, with the IoU of the pairs", () => {
    const objects = pair(
      [
        [0, 10],
        [0, 20],
        [1, 4],
      ],
      [
        [0, 10],
        [0, 5],
        [1, 4],
        [1, 1],
      ],
      [
        [0, 0, 10],
        [2, 2, 3],
      ],
    );
    assert.deepEqual(matchSums(objects, 3, { kind: "iou", above: 0.5 }), [
      { targets: 2, predictions: 2, found: 1, missed: 1, hits: 1, invented: 1, iou: 1 },
      { targets: 1, predictions: 2, found: 1, missed: 0, hits: 1, invented: 1, iou: 3 / 5 },
      NONE,
    ]);
    assert.deepEqual(matchSums(objects, 1, { kind: "overlap" }).length, 1);
  });

  it("are none of crowds, and a prediction is not invented where more than half of it is in one, or ignored", () => {
    const objects = pair(
      [[0, 50, { crowd: true }]],
      [
        [0, 10, { ignored: 5 }],
        [0, 10, { ignored: 6 }],
        [0, 10],
        [0, 10, { ignored: 1 }],
      ],
      [
        [0, 2, 6],
        [0, 3, 4],
      ],
    );
    const [sums] = matchSums(objects, 1, { kind: "overlap" });
    // Half of the first and of the last lies there, which is not an excuse.
    assert.deepEqual(sums, { ...NONE, predictions: 4, invented: 2 });
    const [bin] = sizeBins(objects, 0, [], { kind: "overlap" });
    assert.ok(bin);
    // Its pixels are pixels of the class.
    assert.deepEqual([bin.targets, bin.found, bin.tp, bin.fn], [0, 0, 10, 40]);
  });
});

describe("quantiles of distances", () => {
  it("are infinite between infinite distances, and none without weight", () => {
    const of = (squared: readonly number[], weights: readonly number[], share: number) =>
      linearQuantile({ squared: Float64Array.from(squared), weights: Float64Array.from(weights) }, share);
    assert.equal(of([Infinity], [2], 0.5), Infinity);
    assert.equal(of([4], [0], 0.5), undefined);
    assert.equal(of([], [], 0.5), undefined);
    assert.deepEqual(
      [0, 0.25, 0.5, 0.75, 1].map((share) => of([0, 4, 16], [1, 1, 3], share)),
      [0, 2, 4, 4, 4],
    );
    assert.equal(of([0, 4], [1, 1], 0.25), 0.5);
  });
});
