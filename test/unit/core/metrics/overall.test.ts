import assert from "node:assert/strict";
import { confusionTable, type Confusion } from "../../../../src/core/counting/confusion";
import { pairsOf } from "../pairsOf";
import { overallFigures } from "../../../../src/core/metrics/overall";

function figures(counts: readonly number[], other: readonly number[]) {
  const confusion: Confusion = {
    ...confusionTable(other.length, pairsOf(other.length, counts)),
    other: Float64Array.from(other),
    ignored: 0,
    ignoredAs: new Float64Array(other.length + 1),
    unlisted: 0,
  };
  return overallFigures(
    confusion,
    other.map((_, k) => k),
  );
}

describe("figures of the whole confusion", () => {
  it("are 0 where every prediction is a label that does not belong to a class, but for R_k, which such a prediction leaves 0/0", () => {
    assert.deepEqual(figures([0, 0, 0, 0], [3, 4]), {
      pixelAccuracy: 0,
      meanAccuracy: 0,
      fwIoU: 0,
      kappa: 0,
      mccMulticlass: undefined,
    });
  });

  it("take predictions that are not a class as errors of the target's class", () => {
    // 4 of 8 pixels of class 0 right, 1 as class 1, 3 as no class; 2 of 2 of class 1 right.
    const found = figures([4, 1, 0, 2], [3, 0]);
    assert.equal(found.pixelAccuracy, 0.6);
    assert.equal(found.meanAccuracy, 0.75);
    assert.equal(found.fwIoU, (8 * (4 / 8) + 2 * (2 / 3)) / 10);
    // By numpy, the predictions that are not a class as a third column: p_e = 0.8 * 0.4 + 0.2 * 0.3.
    assert.ok(Math.abs((found.kappa ?? 0) - 0.22 / 0.62) < 1e-12);
    assert.ok(Math.abs((found.mccMulticlass ?? 0) - 0.22 / Math.sqrt(0.32 * 0.66)) < 1e-12);
  });

  it("are undefined without any pixel", () => {
    assert.deepEqual(Object.values(figures([0], [0])), [undefined, undefined, undefined, undefined, undefined]);
  });

  it("leave R_k and kappa of one class on one side alone undefined or 0", () => {
    const oneTarget = figures([3, 2, 0, 0], [0, 0]);
    assert.deepEqual([oneTarget.kappa, oneTarget.mccMulticlass], [0, undefined]);
    const onePrediction = figures([3, 0, 2, 0], [0, 0]);
    assert.deepEqual([onePrediction.kappa, onePrediction.mccMulticlass], [0, undefined]);
    assert.equal(figures([5, 0, 0, 0], [0, 0]).kappa, undefined);
  });
});
