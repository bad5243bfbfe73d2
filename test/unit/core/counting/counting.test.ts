import assert from "node:assert/strict";
import fc from "fast-check";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { classFigures } from "../../../../src/core/averages/classFigures";
import { imageStatistics } from "../../../../src/core/averages/imageStatistics";
import { undefinedCells } from "../../../../src/core/averages/undefinedCells";
import type { Metric } from "../../../../src/core/metrics/metric";
import type { Report } from "../../../../src/core/document/report";
import { averageOf } from "../../../../src/core/averages/averageOf";
import type { Choices } from "../../../../src/core/document/choices";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { DICE, IOU, PRECISION, RECALL } from "../../../../src/core/metrics/metrics";
import { smallReport } from "../smallReport";

const REPORT = smallReport([
  { target: [0, 1, 2], prediction: [0, 1, 1] },
  { target: [0, 0, 255], prediction: [0, 1, 1] },
  { target: [1, 2] },
]);

const COUNTING: readonly Partial<Choices>[] = [
  { ignore: [2] },
  { missing: "count" },
  {
    classList: {
      source: "two",
      classes: [0, 1].map((label) => ({ label, name: String(label), color: "#000000" })),
      ignore: [],
    },
  },
  { merges: [{ labels: [0, 1], name: "both" }] },
  { subset: { kind: "text", text: "000" } },
  { relabelling: { prediction: [{ kind: "shift", by: 1 }], target: [] } },
];

const DERIVING: readonly Partial<Choices>[] = [
  { zeroDivision: 0 },
  { zeroDivision: 1, presence: "union" },
  { leftOut: [1] },
  { beta: 0.5 },
];

describe("counting", () => {
  for (const change of DERIVING) {
    it(`is not done again where only ${Object.keys(change).join(" and ")} change`, () => {
      const before = evaluate(REPORT, REPORT.choices);
      assert.equal(evaluate({ ...REPORT }, { ...REPORT.choices, ...change }).cells, before.cells);
    });
  }

  for (const change of COUNTING) {
    it(`is done anew where ${Object.keys(change).join(" and ")} change`, () => {
      const before = evaluate(REPORT, REPORT.choices);
      assert.notEqual(evaluate(REPORT, { ...REPORT.choices, ...change }).cells, before.cells);
    });
  }

  it("is not done again on the way back from a part of the images to all", () => {
    const all = evaluate(REPORT, REPORT.choices);
    evaluate(REPORT, { ...REPORT.choices, subset: { kind: "text", text: "000" } });
    assert.equal(evaluate(REPORT, REPORT.choices).cells, all.cells);
  });

  it("is done anew for other images", () => {
    const other = smallReport([{ target: [0], prediction: [0] }]);
    assert.equal(evaluate(REPORT, REPORT.choices).cells.images, 2);
    assert.equal(evaluate(other, other.choices).cells.images, 1);
  });
});

describe("averageInput", () => {
  it("is gathered once for all that ask for the same", () => {
    const first = averageInput(evaluate(REPORT, REPORT.choices), IOU);
    assert.equal(averageInput(evaluate(REPORT, { ...REPORT.choices }), IOU), first);
  });

  it("gives the figures of the choices at hand, in whatever order these and the metrics come and go", () => {
    const figures = (report: Report, choices: Choices, metric: Metric): unknown => {
      const evaluation = evaluate(report, choices);
      return [
        AVERAGES.map(({ id }) => averageOf(evaluation, metric, id)),
        undefinedCells(evaluation, metric),
        evaluation.table.classes.map((_, classIndex) => classFigures(evaluation, metric, classIndex)),
        imageStatistics(evaluation),
      ];
    };
    const choice = fc.constantFrom<Partial<Choices>>(...DERIVING, ...COUNTING, {});
    const step = fc.tuple(choice, choice, fc.constantFrom(IOU, DICE, RECALL, PRECISION));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        for (const [first, second, metric] of steps) {
          const choices = { ...REPORT.choices, ...first, ...second };
          const fresh = { ...REPORT, images: [...REPORT.images] };
          assert.deepEqual(figures(REPORT, choices, metric), figures(fresh, choices, metric));
        }
      }),
    );
  });
});
