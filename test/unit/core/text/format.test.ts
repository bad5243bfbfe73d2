import assert from "node:assert/strict";
import { formatDifference, formatFigure } from "../../../../src/core/text/format";

describe("a figure in words", () => {
  it("never rounds to 1 or 0 what is neither", () => {
    assert.deepEqual([0.9996, 0.9994, 0.0004, 0.0006, 1, 0].map(formatFigure), [
      "> 0.999",
      "0.999",
      "< 0.001",
      "0.001",
      "1.000",
      "0.000",
    ]);
  });

  it("takes what only the sum of a mean is off by for exact", () => {
    assert.deepEqual([1 - 2 ** -53, 2 ** -53].map(formatFigure), ["1.000", "0.000"]);
  });

  it("has its sign as a difference, but where it rounds to none", () => {
    const shown = [0.25, -0.25, 0.0004, -0.0004, 0, 0.9996, Infinity, -Infinity, undefined].map(formatDifference);
    assert.deepEqual(shown, ["+0.250", "-0.250", "0.000", "0.000", "0.000", "+1.000", "+inf", "-inf", "-"]);
  });

  it("is a dash where undefined, and a word where infinite", () => {
    assert.deepEqual([undefined, Infinity, -Infinity, -0.0001, -0.5].map(formatFigure), [
      "-",
      "inf",
      "-inf",
      "0.000",
      "-0.500",
    ]);
  });
});
