import assert from "node:assert/strict";
import fc from "fast-check";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { IOU } from "../../../../src/core/metrics/metrics";
import { overallFigures } from "../../../../src/core/metrics/overall";
import { overallSameAs } from "../../../../src/core/sameAs/overallSameAs";
import { randomEvaluation } from "../randomEvaluation";
import { smallReport } from "../smallReport";

describe("overallSameAs", () => {
  const report = smallReport([{ target: [0, 1, 2], prediction: [0, 1, 1] }]);

  it("names no call for a mean over some of the classes only, which the libraries don't have", () => {
    const evaluation = evaluate(report, { ...report.choices, leftOut: [0] });
    assert.deepEqual(overallSameAs(evaluation, "meanAccuracy"), []);
    assert.deepEqual(overallSameAs(evaluation, "pixelAccuracy"), [
      "sklearn.metrics.accuracy_score(target, prediction)",
      "mmseg aAcc",
    ]);
  });

  it("names no call where predicted labels are no class", () => {
    const evaluation = evaluate(report, report.choices);
    const { confusion } = evaluation;
    assert.deepEqual(
      overallSameAs({ ...evaluation, confusion: { ...confusion, other: Float64Array.of(0, 1, 0) } }, "kappa"),
      [],
    );
  });

  it("holds for fwIoU because that is the global IoU weighted by support", () => {
    fc.assert(
      fc.property(randomEvaluation, (random) => {
        const evaluation = { ...random, choices: { ...random.choices, undefined: "exclude" as const } };
        const { fwIoU } = overallFigures(evaluation.confusion, evaluation.classSet);
        const weighted = averageOf(evaluation, IOU, "weighted").value;
        assert.ok(fwIoU === weighted || Math.abs((fwIoU ?? NaN) - (weighted ?? NaN)) < 1e-12);
      }),
    );
  });
});
