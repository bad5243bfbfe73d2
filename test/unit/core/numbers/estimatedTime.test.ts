import assert from "node:assert/strict";
import { estimatedTime, type Step } from "../../../../src/core/numbers/estimatedTime";

const steps = (...rows: readonly (readonly [done: number, ms: number])[]): readonly Step[] =>
  rows.map(([done, ms]) => ({ done, ms }));

describe("how long all would take", () => {
  it("has the start once, and the pace of the later half", () => {
    // Threads take 400 ms to start, the first five images 20 ms each, the others 10 ms.
    const made = steps([1, 420], [2, 440], [3, 460], [4, 480], [5, 500], [6, 510], [7, 520], [8, 530], [9, 540], [10, 550]); // prettier-ignore
    assert.equal(estimatedTime(made, 10), 550);
    assert.equal(estimatedTime(made, 110), 550 + 100 * 10);
    assert.equal(estimatedTime(steps([2, 300], [5, 360], [9, 400], [10, 410]), 20), 410 + (10 * 50) / 5);
  });

  it("is that of equal shares where all came at once, or only the later half did", () => {
    assert.equal(estimatedTime(steps([10, 500]), 40), 2000);
    assert.equal(estimatedTime(steps([6, 300], [10, 500]), 20), 500 + (10 * 200) / 4);
    assert.equal(estimatedTime(steps([1, 30]), 1), 30);
  });

  it("is nothing where nothing was done", () => {
    assert.equal(estimatedTime([], 100), 0);
    assert.equal(estimatedTime(steps([0, 20]), 100), 0);
  });
});
