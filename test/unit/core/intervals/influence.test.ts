import assert from "node:assert/strict";
import fc from "fast-check";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { influence } from "../../../../src/core/intervals/influence";
import { IOU, METRICS } from "../../../../src/core/metrics/metrics";
import { evaluationOf, randomEvaluation } from "../randomEvaluation";
import type { Evaluation } from "../../../../src/core/counting/evaluation";

/** The evaluation as if the image had never been there. */
function without({ cells, ...evaluation }: Evaluation, image: number): Evaluation {
  const { classes } = cells;
  const cut = (table: Float64Array, width: number): Float64Array =>
    table.filter((_, position) => position < image * width || position >= (image + 1) * width);
  return {
    ...evaluation,
    imageSet: evaluation.imageSet
      .filter((other) => other !== image)
      .map((other) => (other > image ? other - 1 : other)),
    cells: {
      images: cells.images - 1,
      classes,
      tp: cut(cells.tp, classes),
      fp: cut(cells.fp, classes),
      fn: cut(cells.fn, classes),
      pixels: cut(cells.pixels, 1),
    },
  };
}

describe("influence", () => {
  it("is the change of the figure when the image is taken away, for every metric and average", () => {
    fc.assert(
      fc.property(
        randomEvaluation,
        fc.constantFrom(...METRICS),
        fc.constantFrom(...AVERAGES),
        (evaluation, metric, { id }) => {
          const all = averageOf(evaluation, metric, id).value;
          const changes = influence(evaluation, metric, id);
          assert.equal(changes.length, evaluation.cells.images);
          changes.forEach((change, image) => {
            if (!evaluation.imageSet.includes(image)) {
              assert.equal(change, 0);
              return;
            }
            const rest = averageOf(without(evaluation, image), metric, id).value;
            if (change === undefined)
              assert.ok(all === undefined || rest === undefined || evaluation.imageSet.length === 1);
            else if (all === Infinity || rest === Infinity)
              assert.equal(change, all === rest ? 0 : rest === Infinity ? Infinity : -Infinity);
            else assert.ok(Math.abs(change - ((rest ?? NaN) - (all ?? NaN))) < 1e-9, `${metric.id} ${id}: ${change}`);
          });
        },
      ),
    );
  });

  it("is undefined for the only image", () => {
    const only = evaluationOf([
      [
        [1, 1],
        [0, 2],
      ],
    ]);
    assert.deepEqual(influence(only, IOU, "macro"), [undefined]);
    // Not what the rule for 0/0 would give for no image at all.
    assert.deepEqual(influence({ ...only, choices: { ...only.choices, zeroDivision: 0 } }, IOU, "macro"), [undefined]);
  });
});
