import assert from "node:assert/strict";
import { largestOf, leastOf } from "../../../../src/core/numbers/extremes";

describe("the extremes of numbers", () => {
  it("are found however many there are", () => {
    const numbers = Array.from({ length: 1_000_000 }, (_, at) => (at === 700_000 ? 5 : at === 3 ? -2 : 1));
    assert.equal(largestOf(numbers), 5);
    assert.equal(leastOf(numbers), -2);
    assert.equal(largestOf([-3]), -3);
  });

  it("of none are beyond all", () => {
    assert.equal(largestOf([]), -Infinity);
    assert.equal(leastOf([]), Infinity);
  });
});
