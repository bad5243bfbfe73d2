import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { metricCalled } from "../../../../src/core/metrics/metricsFor";
import { dialectFigure, dialectSentence, dialectsOf } from "../../../../src/core/sentences/dialectWords";
import { reportedFigure } from "../../../../src/core/sentences/reportedFigure";
import { SURFACE_DIALECTS } from "../../../../src/core/shapes/surfaceDialects";
import { measuredReport, SHAPES } from "../../../page/support/measuredReport";

function figures(...values: readonly (number | undefined)[]) {
  return values.flatMap((value, index) => {
    const dialect = SURFACE_DIALECTS[index];
    return dialect ? [{ dialect, value }] : [];
  });
}

describe("how libraries differ", () => {
  it("is said only where they differ by more than 5 %, those that agree together", () => {
    assert.equal(dialectSentence(figures(9.2, 0.5, 0.5)), "Libraries differ: MONAI 9.200; MedPy, panoptica 0.500.");
    assert.equal(dialectSentence(figures(1, 0.95)), undefined);
    assert.equal(dialectSentence(figures(1, 0.949)), "Libraries differ: MONAI 1.000; MedPy 0.949.");
    assert.equal(dialectSentence(figures(0, 0)), undefined);
  });

  it("takes no figure that is not defined or infinite for a difference, and names it beside one", () => {
    assert.equal(dialectSentence(figures(2, undefined, Infinity)), undefined);
    assert.equal(dialectSentence(figures(2, undefined, 1)), "Libraries differ: MONAI 2.000; MedPy -; panoptica 1.000.");
  });

  it("is the figure to report under each of them", () => {
    const report = measuredReport(SHAPES, { kinds: ["surface"] });
    const evaluation = evaluate(report, report.choices);
    const metric = metricCalled("hd95", report.choices);
    assert.ok(metric);
    const made = SURFACE_DIALECTS.map((dialect) =>
      dialectFigure(report, evaluation, { metric, chosen: undefined, dialect }),
    );
    assert.equal(made[0]?.value, reportedFigure(evaluation, metric).value);
    for (const { dialect, value } of made) {
      const choices = { ...report.choices, shapes: { dialect: dialect.id } };
      const itsMetric = metricCalled("hd95", choices);
      assert.ok(itsMetric);
      assert.equal(value, reportedFigure(evaluate(report, choices), itsMetric).value);
    }
    assert.ok(new Set(made.map(({ value }) => value)).size > 1);
  });

  it("is not a question where all make a figure alike", () => {
    assert.deepEqual(dialectsOf({ id: "iou" }), []);
    assert.deepEqual(dialectsOf({ id: "bf" }), []);
    assert.equal(dialectsOf({ id: "hd95" }).length, SURFACE_DIALECTS.length);
  });

  it("leaves out libraries that do not have the figure", () => {
    const named = (id: "nsd" | "masd"): readonly string[] => dialectsOf({ id }).map((dialect) => dialect.id);
    assert.deepEqual(named("nsd"), ["monai", "panoptica", "deepmind", "metricsreloaded"]);
    assert.deepEqual(named("masd"), ["panoptica", "deepmind", "metricsreloaded"]);
  });
});
