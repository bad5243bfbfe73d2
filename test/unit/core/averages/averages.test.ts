import assert from "node:assert/strict";
import fc from "fast-check";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES, SAMPLEWISE_AVERAGES } from "../../../../src/core/averages/averages";
import { cellTally, classTally, imageTally } from "../../../../src/core/counting/cells";
import { classMean, imageMean, imageMicro } from "../../../../src/core/averages/cellMeans";
import { classFigures } from "../../../../src/core/averages/classFigures";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import { imageFigures } from "../../../../src/core/averages/imageFigures";
import { DICE, IOU, LR_POSITIVE, METRICS, PRECISION, RECALL } from "../../../../src/core/metrics/metrics";
import { overallFigures } from "../../../../src/core/metrics/overall";
import { sumTallies } from "../../../../src/core/counting/tally";
import { undefinedCells } from "../../../../src/core/averages/undefinedCells";
import { REFERENCES } from "./references";
import { evaluationOf, randomEvaluation } from "../randomEvaluation";

function same(a: number | undefined, b: number | undefined, what: string): void {
  if (a === undefined || b === undefined) assert.equal(a, b, what);
  else assert.ok(a === b || Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)), `${what}: ${a} and ${b}`);
}

const POLICY = { zeroDivision: "exclude", presence: "all" } as const;

function everyClass(evaluation: Evaluation): Evaluation {
  return {
    ...evaluation,
    choices: { ...evaluation.choices, ...POLICY },
    classSet: evaluation.table.classes.map((_, k) => k),
  };
}

/** The same evaluation with its classes listed the other way round. */
function reversed(evaluation: Evaluation): Evaluation {
  const { cells } = evaluation;
  const last = cells.classes - 1;
  const turn = (table: Float64Array): Float64Array =>
    table.map((_, cell) => table[cell - (cell % cells.classes) + last - (cell % cells.classes)] ?? 0);
  return {
    ...evaluation,
    classSet: evaluation.classSet.map((k) => last - k).reverse(),
    cells: { ...cells, tp: turn(cells.tp), fp: turn(cells.fp), fn: turn(cells.fn) },
  };
}

describe("averages", () => {
  it("sum over images to the counts of the concatenation", () => {
    fc.assert(
      fc.property(randomEvaluation, ({ cells }) => {
        const images = Array.from({ length: cells.images }, (_, image) => image);
        for (let k = 0; k < cells.classes; k++) {
          assert.deepEqual(classTally(cells, k), sumTallies(images.map((image) => cellTally(cells, image, k))));
        }
        const all = Array.from({ length: cells.classes }, (_, k) => k);
        for (const image of images) {
          assert.deepEqual(imageTally(cells, image, all), sumTallies(all.map((k) => cellTally(cells, image, k))));
        }
      }),
    );
  });

  it("do not depend on the order of the classes", () => {
    fc.assert(
      fc.property(
        randomEvaluation,
        fc.constantFrom(...METRICS),
        fc.constantFrom(...AVERAGES),
        (evaluation, metric, { id }) => {
          const there = averageOf(evaluation, metric, id);
          const back = averageOf(reversed(evaluation), metric, id);
          same(there.value, back.value, id);
          assert.deepEqual({ ...there, value: 0 }, { ...back, value: 0 });
        },
      ),
    );
  });

  it("are called so: in papers and, before that, in plain words", () => {
    assert.deepEqual(
      AVERAGES.map(({ id, scope, name, plain }) => ({ id, scope, name, plain })),
      Object.entries(REFERENCES).map(([id, { scope, name, plain }]) => ({ id, scope, name, plain })),
    );
  });

  it("stand beside the global one of the same kind, or are another order of the macro", () => {
    assert.deepEqual(
      SAMPLEWISE_AVERAGES.flatMap(({ id, beside }) => (beside === undefined ? [] : [[id, beside]])),
      Object.entries(REFERENCES).flatMap(([id, { beside }]) => (beside === undefined ? [] : [[id, beside]])),
    );
  });

  it("are made of the figures that stand in the tables of classes and of images", () => {
    fc.assert(
      fc.property(randomEvaluation, fc.constantFrom(...METRICS), (evaluation, metric) => {
        const input = averageInput(evaluation, metric);
        evaluation.classSet.forEach((classIndex, column) => {
          assert.deepEqual(classFigures(evaluation, metric, classIndex).samplewise, classMean(input, column));
        });
        evaluation.imageSet.forEach((image, row) => {
          const { macro, micro } = imageFigures(evaluation, metric, image);
          assert.deepEqual(macro, imageMean(input, row));
          assert.equal(micro, imageMicro(input, row));
        });
      }),
    );
  });

  it("never give NaN, and stay within 0 and 1 for the main metrics", () => {
    fc.assert(
      fc.property(randomEvaluation, fc.constantFrom(...METRICS), (evaluation, metric) => {
        const input = averageInput(evaluation, metric);
        for (const { id, compute } of AVERAGES) {
          const { value, of, total } = compute(input);
          assert.ok(value === undefined || !Number.isNaN(value), id);
          assert.equal(value === undefined, of === 0, id);
          assert.ok(of <= total);
          if (metric.tier === 1 && value !== undefined) assert.ok(value >= 0 && value <= 1 + 1e-12, `${id} ${value}`);
        }
      }),
    );
  });

  it("are one number image first, class first and over all cells where no cell is excluded", () => {
    fc.assert(
      fc.property(
        randomEvaluation,
        fc.constantFrom(0 as const, 1 as const),
        fc.constantFrom(...METRICS),
        (evaluation, value, metric) => {
          fc.pre(metric.id !== "lrPositive" && metric.id !== "lrNegative");
          const full = {
            ...evaluation,
            choices: { ...evaluation.choices, zeroDivision: value, presence: "all" as const },
          };
          const cells = averageOf(full, metric, "pairwise").value;
          same(averageOf(full, metric, "macro-imagewise").value, cells, "image first");
          same(averageOf(full, metric, "classwise-imagewise").value, cells, "class first");
        },
      ),
    );
  });

  it("weigh a class as often as the images of one copy: a data set twice is the data set", () => {
    fc.assert(
      fc.property(
        randomEvaluation,
        fc.constantFrom(...METRICS),
        fc.constantFrom(...AVERAGES),
        (evaluation, metric, { id }) => {
          const { cells, imageSet } = evaluation;
          const twice = (table: Float64Array): Float64Array => Float64Array.from([...table, ...table]);
          const doubled: Evaluation = {
            ...evaluation,
            imageSet: [...imageSet, ...imageSet.map((image) => image + cells.images)],
            cells: {
              ...cells,
              images: 2 * cells.images,
              tp: twice(cells.tp),
              fp: twice(cells.fp),
              fn: twice(cells.fn),
              pixels: twice(cells.pixels),
            },
          };
          same(averageOf(doubled, metric, id).value, averageOf(evaluation, metric, id).value, id);
        },
      ),
    );
  });

  it("hold the identities of the metrics: Dice from IoU, micro precision = recall = Dice = pixel accuracy", () => {
    fc.assert(
      fc.property(randomEvaluation, (random) => {
        const evaluation = everyClass(random);
        for (const k of evaluation.classSet) {
          const iou = classFigures(evaluation, IOU, k).global;
          const dice = classFigures(evaluation, DICE, k).global;
          same(dice, iou === undefined ? undefined : (2 * iou) / (1 + iou), "Dice = 2 IoU / (1 + IoU)");
        }
        const { pixelAccuracy, meanAccuracy } = overallFigures(evaluation.confusion, evaluation.classSet);
        for (const metric of [PRECISION, RECALL, DICE])
          same(averageOf(evaluation, metric, "micro").value, pixelAccuracy, metric.id);
        same(averageOf(evaluation, RECALL, "weighted").value, pixelAccuracy, "weighted recall");
        same(averageOf(evaluation, RECALL, "macro").value, meanAccuracy, "mean accuracy");
      }),
    );
  });

  it("find merged classes no worse than apart by pixel accuracy", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.array(fc.nat(50), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), {
          minLength: 1,
          maxLength: 4,
        }),
        (matrices) => {
          const merged = matrices.map((matrix) => {
            const at = (row: number, column: number): number => matrix[row]?.[column] ?? 0;
            return [
              [at(0, 0), at(0, 1) + at(0, 2)],
              [at(1, 0) + at(2, 0), at(1, 1) + at(1, 2) + at(2, 1) + at(2, 2)],
            ];
          });
          const apart = evaluationOf(matrices);
          const together = evaluationOf(merged);
          assert.deepEqual(classTally(together.cells, 0), classTally(apart.cells, 0));
          const before = overallFigures(apart.confusion, apart.classSet).pixelAccuracy;
          const after = overallFigures(together.confusion, together.classSet).pixelAccuracy;
          assert.ok(before === undefined ? after === undefined : after !== undefined && after >= before);
        },
      ),
    );
  });

  it("say what a mean rests on", () => {
    const evaluation = evaluationOf([
      [
        [4, 0, 0],
        [0, 2, 0],
        [0, 0, 0],
      ],
      [
        [3, 1, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ]);
    const rests = (id: (typeof AVERAGES)[number]["id"]): readonly number[] => {
      const { of, total } = averageOf(evaluation, IOU, id);
      return [of, total];
    };
    assert.deepEqual(rests("macro"), [2, 3]);
    assert.deepEqual(rests("weighted"), [2, 3]);
    assert.deepEqual(rests("pairwise"), [4, 6]);
    assert.deepEqual(rests("macro-imagewise"), [2, 2]);
    assert.deepEqual(undefinedCells(evaluation, IOU), { undefined: 2, total: 6 });
  });

  it("count infinite likelihood ratios beside a mean that they make infinite", () => {
    const evaluation = evaluationOf([
      [
        [4, 1],
        [0, 2],
      ],
      [
        [4, 0],
        [0, 2],
      ],
    ]);
    const { value, infinite } = averageOf(evaluation, LR_POSITIVE, "pairwise");
    assert.equal(value, Infinity);
    assert.equal(infinite, 3);
  });

  it("leave an image without a counted pixel out of samplewise means, under any rule", () => {
    const evaluation = evaluationOf([
      [
        [4, 1],
        [0, 2],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]);
    const alone = evaluationOf([
      [
        [4, 1],
        [0, 2],
      ],
    ]);
    for (const value of ["exclude", 0, 1] as const) {
      const under = (of: Evaluation): Evaluation => ({ ...of, choices: { ...of.choices, zeroDivision: value } });
      for (const { id } of AVERAGES) {
        assert.deepEqual(averageOf(under(evaluation), IOU, id), averageOf(under(alone), IOU, id), id);
      }
      assert.equal(imageFigures(under(evaluation), IOU, 1).micro, undefined);
    }
  });

  it("count an image that lacks every class of the class set as the rule for 0/0 says, also micro", () => {
    const whole = evaluationOf([
      [
        [4, 0],
        [0, 2],
      ],
      [
        [4, 0],
        [0, 0],
      ],
    ]);
    const micro = (value: "exclude" | 0 | 1): number | undefined =>
      averageOf({ ...whole, classSet: [1], choices: { ...whole.choices, zeroDivision: value } }, IOU, "micro-imagewise")
        .value;
    assert.deepEqual([micro("exclude"), micro(0), micro(1)], [1, 0.5, 1]);
  });

  it("take classes out of the mean, their pixels still errors for the others", () => {
    const whole = evaluationOf([
      [
        [4, 1],
        [1, 2],
      ],
    ]);
    const without = { ...whole, classSet: [1] };
    assert.equal(averageOf(without, IOU, "macro").value, 0.5);
    assert.equal(averageOf(without, IOU, "micro").value, 0.5);
  });
});
