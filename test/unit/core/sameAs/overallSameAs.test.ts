import assert from "node:assert/strict";
import fc from "fast-check";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { IOU } from "../../../../src/core/metrics/metrics";
import { OVERALL, overallFigures } from "../../../../src/core/metrics/overall";
import { overallSameAs } from "../../../../src/core/sameAs/overallSameAs";
import { randomEvaluation } from "../randomEvaluation";
import { smallReport } from "../smallReport";

describe("overallSameAs", () => {
  const report = smallReport([{ target: [0, 1, 2], prediction: [0, 1, 1] }]);

  it("names no call for a mean over some of the classes only, which the libraries don't have", () => {
    const evaluation = evaluate(report, { ...report.choices, leftOut: [0] });
    assert.deepEqual(overallSameAs(evaluation, "meanAccuracy"), []);
    const [sklearn, mmseg] = overallSameAs(evaluation, "pixelAccuracy");
    assert.equal(sklearn?.call, "sklearn.metrics.accuracy_score(T, P)");
    assert.match(mmseg?.call ?? "", /\["aAcc"\]$/);
  });

  it("names no call where the figure is undefined, for which each library has a separate number", () => {
    const single = smallReport([{ target: [0, 0], prediction: [0, 0] }]);
    const evaluation = evaluate(single, single.choices);
    assert.deepEqual(
      OVERALL.map(({ id }) => overallSameAs(evaluation, id).length > 0),
      [true, true, true, false, false],
    );
  });

  it("names nothing of mmsegmentation where it reads a second ignore label, or a label outside the list, as an error", () => {
    const masks = smallReport([{ target: [0, 1, 7, 254, 255], prediction: [0, 1, 1, 1, 1] }]);
    const classes = [0, 1].map((label) => ({ label, name: String(label), color: "#000000" }));
    const libraries = (ignore: readonly number[]): readonly string[] => {
      const choices = { ...masks.choices, classList: { source: "test", classes, ignore: [] }, ignore };
      return overallSameAs(evaluate(masks, choices), "pixelAccuracy").map(({ library }) => library);
    };
    assert.deepEqual(libraries([7, 254, 255]), ["sklearn"]);
    assert.deepEqual(libraries([255]), ["sklearn"]);
  });

  it("names no call where predicted labels are not a class", () => {
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
        const evaluation = { ...random, choices: { ...random.choices, zeroDivision: "exclude" as const } };
        const { fwIoU } = overallFigures(evaluation.confusion, evaluation.classSet);
        const weighted = averageOf(evaluation, IOU, "weighted").value;
        assert.ok(fwIoU === weighted || Math.abs((fwIoU ?? NaN) - (weighted ?? NaN)) < 1e-12);
      }),
    );
  });
});
