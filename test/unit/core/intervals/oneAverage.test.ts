import assert from "node:assert/strict";
import fc from "fast-check";
import { AVERAGES, type AverageId } from "../../../../src/core/averages/averages";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { Choices } from "../../../../src/core/document/choices";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import { averageRows, summedFigure, type AverageInput } from "../../../../src/core/intervals/oneAverage";
import { columnSums } from "../../../../src/core/intervals/columnSums";
import { sumFigures } from "../../../../src/core/intervals/sumFigures";
import type { Metric } from "../../../../src/core/metrics/metric";
import { IOU, METRICS } from "../../../../src/core/metrics/metrics";
import { metricsFor } from "../../../../src/core/metrics/metricsFor";

import { image, report } from "../../../support/images";

/** Three images twice over, of which the second half is another run; class 3 is nowhere, class 2 in one image. */
function made(metric: Metric, average: AverageId, choices: Partial<Choices> = {}) {
  const images = [0, 1].flatMap((run) => [
    image(`a${run}`, [
      [0, 0, 30],
      [0, 1, 2 + run],
      [1, 1, 9 - run],
    ]),
    image(`b${run}`, [
      [1, 1, 7],
      [1, 0, 5],
      [2, 2, 6],
      [2, 1, 1 + 2 * run],
    ]),
    image(`c${run}`, [
      [0, 0, 11],
      [1, 0, 3],
    ]),
  ]);
  const of = report(images, choices);
  const classes = [0, 1, 2, 3].map((label) => ({ label, name: `class ${label}`, color: "#000000" }));
  const evaluation = evaluate(of, { ...of.choices, classList: { source: "four", classes, ignore: [] }, ...choices });
  const whole = bootstrapInput(evaluation, metric);
  return { whole, input: averageRows(whole, average) };
}

function figures(input: AverageInput): readonly (number | undefined)[] {
  const { width, figureOf } = summedFigure(input);
  const length = input.table.length / 2;
  return [0, 1].map((run) => figureOf(columnSums(input.table.subarray(run * length, (run + 1) * length), width), 0));
}

describe("what runs are ranked from", () => {
  it("gives the figure that all that is known of the images gives, by every metric, average and rule", () => {
    for (const zeroDivision of ["exclude", 0, 1] as const) {
      for (const presence of ["all", "union", "target"] as const) {
        for (const metric of METRICS) {
          for (const { id } of AVERAGES) {
            const { whole, input } = made(metric, id, { zeroDivision, presence });
            const length = whole.table.length / 2;
            const expected = [0, 1].map(
              (run) =>
                sumFigures(
                  columnSums(whole.table.subarray(run * length, (run + 1) * length), length / 3),
                  whole,
                  metric,
                ).averages[id],
            );
            assert.deepEqual(figures(input), expected, `${metric.id} ${id} ${zeroDivision} ${presence}`);
          }
        }
      }
    }
  });

  it("counts a class of a single pixel", () => {
    const of = report(
      [0, 1].map((run) =>
        image(`a${run}`, [
          [0, 0, 9],
          [1, run, 1],
        ]),
      ),
    );
    const input = averageRows(bootstrapInput(evaluate(of, of.choices), IOU), "macro");
    assert.deepEqual(figures(input), [(9 / 10 + 0) / 2, 1]);
  });

  it("is no more than two numbers a class for a mean over classes of a ratio", () => {
    const { input } = made(IOU, "macro");
    assert.deepEqual([input.holds, summedFigure(input).width, input.table.length], ["ratios", 8, 6 * 8]);
    assert.deepEqual(
      [made(IOU, "macro", { presence: "union" }), made(IOU, "weighted"), made(IOU, "pairwise")].map(
        (other) => other.input.holds,
      ),
      ["columns", "columns", "columns"],
    );
  });

  it("keeps whole counts where a ratio's terms are fractions, which do not add up to 0 once they are taken away again", () => {
    const fbeta = (beta: number): Metric => {
      const found = metricsFor({ beta }).find(({ id }) => id === "fbeta");
      assert.ok(found);
      return found;
    };
    assert.equal(made(fbeta(2), "macro").input.holds, "ratios");
    assert.equal(made(fbeta(0.3), "macro", { beta: 0.3 }).input.holds, "columns");
  });

  it("rests on terms that add up: those of counts together are the sums of those of each", () => {
    const count = fc.nat(2 ** 20);
    const tally = fc.record({ tp: count, fp: count, fn: count, tn: count });
    for (const { id, terms } of METRICS) {
      if (!terms) continue;
      fc.assert(
        fc.property(tally, tally, (a, b) => {
          const both = { tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn, tn: a.tn + b.tn };
          assert.equal(terms.numerator(both), terms.numerator(a) + terms.numerator(b), id);
          assert.equal(terms.denominator(both), terms.denominator(a) + terms.denominator(b), id);
        }),
        { numRuns: 50 },
      );
    }
  });
});
