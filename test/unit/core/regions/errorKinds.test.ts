import assert from "node:assert/strict";
import { errorKindOf } from "../../../../src/core/regions/errorKinds";

describe("the kind of error of a pixel", () => {
  it("is that of its pair of labels, several of one target label included, and none where the pair is not listed", () => {
    const kinds = {
      targets: Int32Array.of(1, 1, 2, 9),
      predictions: Int32Array.of(2, 3, 1, 1),
      kinds: Int32Array.of(5, 6, 7, 8),
    };
    // Planes hold places in their own lists of labels.
    const kindOf = errorKindOf(kinds, Int32Array.of(2, 1, 4), Int32Array.of(3, 2, 1));
    const table = [0, 1, 2].map((target) => [0, 1, 2].map((prediction) => kindOf(target, prediction)));
    assert.deepEqual(table, [
      [0, 0, 7],
      [6, 5, 0],
      [0, 0, 0],
    ]);
  });
});
