import assert from "node:assert/strict";
import { addAt, integerAt, itemAt, numberAt } from "../../../../src/core/numbers/numberAt";

describe("an item at an index", () => {
  it("is what stands there, also 0", () => {
    assert.equal(numberAt(Float64Array.of(1, 0), 1), 0);
    assert.equal(integerAt(Int32Array.of(-3, 4), 0), -3);
    assert.equal(itemAt(["a", ""], 1), "");
    const sums = Float64Array.of(1, 2);
    addAt(sums, 1, 0.5);
    assert.deepEqual([...sums], [1, 2.5]);
  });

  it("is an error where there is none, and never 0", () => {
    const sums = Float64Array.of(1, 2);
    for (const index of [-1, 2, 0.5, NaN]) {
      assert.throws(() => numberAt(sums, index), RangeError);
      assert.throws(() => integerAt(Int32Array.of(1, 2), index), RangeError);
      assert.throws(() => itemAt([1, 2], index), RangeError);
      assert.throws(() => {
        addAt(sums, index, 1);
      }, RangeError);
    }
    assert.deepEqual([...sums], [1, 2]);
  });
});
