import assert from "node:assert/strict";
import { imageCounts } from "../../../src/core/labels/counts";
import { isAsCounted } from "../../../webview/rank/asCounted";

/** Values 5 and 7 of the file are read as one label. */
const PAIR = {
  width: 2,
  height: 2,
  target: { values: Int32Array.of(0, 1), indices: Uint8Array.of(0, 0, 1, 1) },
  prediction: { values: Int32Array.of(3, 3), indices: Uint8Array.of(0, 1, 0, 1) },
  targetClasses: Int32Array.of(0, 1),
  predictionClasses: Int32Array.of(0, 0),
};

describe("pixels beside what was counted", () => {
  it("are the same where every pair of labels has as many, however often a label stands among the values", () => {
    const counts = imageCounts([
      { target: 0, prediction: 3, pixels: 2 },
      { target: 1, prediction: 3, pixels: 2 },
    ]);
    assert.ok(isAsCounted(PAIR, counts));
  });

  for (const [what, rows] of Object.entries({
    "a pixel more": [
      [0, 3, 2],
      [1, 3, 3],
    ],
    "a pair that was not counted": [[0, 3, 2]],
    "a pair that is no longer there": [
      [0, 3, 2],
      [1, 3, 2],
      [2, 3, 1],
    ],
  } as const)) {
    it(`are others with ${what}`, () => {
      const counts = imageCounts(rows.map(([target, prediction, pixels]) => ({ target, prediction, pixels })));
      assert.ok(!isAsCounted(PAIR, counts));
    });
  }
});
