import assert from "node:assert/strict";
import fc from "fast-check";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { imageMean } from "../../../../src/core/averages/cellMeans";
import { bootstrap, Bootstrap } from "../../../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { classFigures } from "../../../../src/core/averages/classFigures";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { columnSums } from "../../../../src/core/intervals/columnSums";
import { RowColumns } from "../../../../src/core/intervals/rowColumns";
import { sumFigures } from "../../../../src/core/intervals/sumFigures";
import { doubt } from "../../../../src/core/intervals/doubt";
import { figureRange } from "../../../../src/core/intervals/figureRange";
import type { Interval } from "../../../../src/core/intervals/interval";
import { reliances } from "../../../../src/core/intervals/reliance";
import { studentQuantile } from "../../../../src/core/intervals/studentQuantile";
import { DICE, IOU, LR_POSITIVE, MCC, METRICS, RECALL, SPECIFICITY } from "../../../../src/core/metrics/metrics";
import { evaluationOf, randomEvaluation } from "../randomEvaluation";
import { plainBootstrap, plainCorrection } from "./plainBootstrap";

const OPTIONS = { draws: 400, seed: 3, confidence: 0.9 };

/** Images that differ, some without class 2. */
function images(count: number): Evaluation {
  return evaluationOf(
    Array.from({ length: count }, (_, image) => [
      [50 + image, 3, 0],
      [2 * image, 40, 1],
      image % 3 === 0 ? [0, 0, 0] : [5, image, 20],
    ]),
  );
}

describe("sums of the rows of a bootstrap", () => {
  it("give every average and every figure of a class as all images do, under every rule", () => {
    const near = (actual: number | undefined, expected: number | undefined, what: string): void => {
      if (expected === undefined || actual === undefined || !Number.isFinite(expected))
        assert.equal(actual, expected, what);
      else assert.ok(Math.abs(actual - expected) < 1e-12 * Math.max(1, Math.abs(expected)), what);
    };
    fc.assert(
      fc.property(randomEvaluation, fc.constantFrom(...METRICS), (evaluation, metric) => {
        const input = bootstrapInput(evaluation, metric);
        const { width } = new RowColumns(input.classSet.length, metric);
        const { averages, classes } = sumFigures(columnSums(input.table, width), input, metric);
        for (const { id } of AVERAGES)
          near(averages[id], averageOf(evaluation, metric, id).value, `${metric.id} ${id}`);
        evaluation.classSet.forEach((classIndex, column) => {
          const { global, samplewise } = classFigures(evaluation, metric, classIndex);
          near(classes[column]?.global, global, metric.id);
          near(classes[column]?.samplewise, samplewise.value, metric.id);
        });
      }),
    );
  });
});

describe("bootstrap", () => {
  it("spreads every average as the definition does, image by image and draw by draw, under every rule", () => {
    const rules = [{}, { zeroDivision: 0 }, { zeroDivision: 1, presence: "union" }, { presence: "target" }] as const;
    for (const [metric, rule] of [IOU, MCC, SPECIFICITY].flatMap((each) =>
      rules.map((choices) => [each, choices] as const),
    )) {
      const evaluation = { ...images(23), choices: { ...DEFAULT_CHOICES, ...rule } };
      const { averages } = bootstrap(bootstrapInput(evaluation, metric), { draws: 60, seed: 9, confidence: 0.95 });
      const plain = plainBootstrap(evaluation, metric, 60, 9);
      const rests = reliances(bootstrapInput(evaluation, metric), metric, 1);
      AVERAGES.forEach(({ id }) => {
        const { figure, spread } = plain[id] ?? {};
        const { degrees, inflation } = rests.averages[id];
        assert.ok(figure !== undefined && spread !== undefined && spread > 1e-6);
        const reach = studentQuantile(0.95, degrees) * Math.sqrt(inflation) * spread;
        const interval = averages[id];
        assert.ok(
          Math.abs((interval?.low ?? NaN) - Math.max(metric === MCC ? -1 : 0, figure - reach)) < 1e-9,
          `${metric.id} ${id} low`,
        );
        assert.ok(Math.abs((interval?.high ?? NaN) - Math.min(1, figure + reach)) < 1e-9, `${metric.id} ${id} high`);
      });
    }
  });

  it("corrects for few and unequal images as matrices do", () => {
    fc.assert(
      fc.property(randomEvaluation, fc.constantFrom(IOU, DICE, RECALL), (random, metric) => {
        const evaluation = { ...random, choices: DEFAULT_CHOICES };
        const plain = plainBootstrap(evaluation, metric, 1, 1);
        const rests = reliances(bootstrapInput(evaluation, metric), metric, 1);
        (["micro", "macro", "weighted"] as const).forEach((id) => {
          const [found, figure] = [rests.averages[id], plain[id]];
          assert.ok(figure);
          if (figure.figure === undefined) return;
          const expected = plainCorrection(figure);
          assert.ok(
            Math.abs(found.effective - expected.effective) < 1e-9 * expected.effective,
            `${id}: ${found.effective} is not ${expected.effective}`,
          );
          // Where one image has all but nothing, both are rounding.
          if (expected.effective < 1.001 || expected.inflation > 1e4) return;
          assert.ok(
            Math.abs(found.inflation - expected.inflation) < 1e-6 * expected.inflation,
            `${id}: ${found.inflation} is not ${expected.inflation}`,
          );
          assert.ok(
            Math.abs(found.degrees - expected.degrees) < 1e-4 * expected.degrees,
            `${id}: ${found.degrees} is not ${expected.degrees}`,
          );
        });
      }),
    );
  });

  it("of a mean of images is Student's interval", () => {
    const evaluation = images(12);
    const values = evaluation.imageSet.map((row) => imageMean(averageInput(evaluation, IOU), row).value ?? NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / 12;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 11 / 12);
    const interval = bootstrap(bootstrapInput(evaluation, IOU), { draws: 20_000, seed: 2, confidence: 0.95 }).averages[
      "macro-imagewise"
    ];
    // scipy.stats.t.ppf(0.975, 11)
    const expected = 2.200985160082949 * error;
    for (const reach of [mean - (interval?.low ?? NaN), (interval?.high ?? NaN) - mean])
      assert.ok(Math.abs(reach / expected - 1) < 0.02, `${reach} is not ${expected}`);
  });

  it("gives the same intervals for the same seed, whoever takes its parts in whatever order, and others for another", () => {
    const input = bootstrapInput(images(25), IOU);
    const { parts, result } = new Bootstrap(input, OPTIONS);
    const others = [new Bootstrap(structuredClone(input), OPTIONS), new Bootstrap(input, OPTIONS)] as const;
    const backwards = Array.from({ length: parts }, (_, part) =>
      others[part % 2 === 0 ? 0 : 1].take(parts - 1 - part),
    ).reverse();
    assert.ok(parts > 2);
    assert.deepEqual(result(backwards), bootstrap(input, OPTIONS));
    assert.notDeepEqual(bootstrap(input, { ...OPTIONS, seed: 4 }).averages, result(backwards).averages);
  });

  it("holds its figure, within what the metric can be, for every average and class of any set", () => {
    fc.assert(
      fc.property(randomEvaluation, fc.constantFrom(...METRICS), (evaluation, metric) => {
        const { averages, classes } = bootstrap(bootstrapInput(evaluation, metric), {
          draws: 20,
          seed: 1,
          confidence: 0.95,
        });
        const { least, most } = figureRange(metric);
        const held = (interval: Interval | undefined, figure: number | undefined): void => {
          if (figure === undefined || evaluation.imageSet.length < 2) assert.equal(interval, undefined);
          else if (!Number.isFinite(figure)) assert.equal(interval, undefined);
          else {
            assert.ok(
              interval &&
                least - 1e-12 <= interval.low &&
                interval.low <= figure + 1e-12 &&
                figure - 1e-12 <= interval.high &&
                interval.high <= most + 1e-12,
            );
            // A figure that the rule for 0/0 alone gives rests on no image.
            assert.ok(
              interval.effective === 0 ||
                (interval.effective > 1 - 1e-9 && interval.effective <= evaluation.imageSet.length + 1e-9),
            );
          }
        };
        for (const { id } of AVERAGES) held(averages[id], averageOf(evaluation, metric, id).value);
        for (const { classIndex, global, samplewise } of classes) {
          const figures = classFigures(evaluation, metric, classIndex);
          held(global, figures.global);
          held(samplewise, figures.samplewise.value);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("knows a class that no draw can tell anything of: one image has it", () => {
    const evaluation = evaluationOf([
      ...Array.from({ length: 30 }, (_, index) => [
        [90 + index, 10, 0, 0],
        [index, 40, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ]),
      [
        [9, 0, 0, 0],
        [0, 9, 0, 0],
        [1, 0, 8, 0],
        [0, 0, 0, 0],
      ],
    ]);
    const intervals = bootstrap(bootstrapInput(evaluation, IOU), OPTIONS);
    assert.equal(intervals.inOneRow, 1);
    const [, , rare] = intervals.classes;
    assert.ok(rare?.global && rare.global.low === rare.global.high && rare.global.effective === 1);
  });

  it("rests on as many images as enter a mean of images, each alike", () => {
    fc.assert(
      fc.property(randomEvaluation, fc.constantFrom(...METRICS), (evaluation, metric) => {
        const rests = reliances(bootstrapInput(evaluation, metric), metric, 1);
        AVERAGES.forEach(({ id, unit }) => {
          if (unit !== "images") return;
          assert.ok(
            Math.abs(rests.averages[id].effective - averageOf(evaluation, metric, id).of) < 1e-9,
            `${metric.id} ${id}`,
          );
        });
      }),
    );
  });

  it("rests on the classes that are counted alone, and on the pixels of a class where a metric is not a ratio", () => {
    const matrices = [
      [
        [90, 5, 7],
        [2, 30, 0],
        [0, 0, 0],
      ],
      [
        [10, 1, 40],
        [9, 80, 9],
        [0, 0, 0],
      ],
      [
        [20, 9, 1],
        [1, 1, 1],
        [0, 0, 0],
      ],
    ];
    const evaluation = { ...evaluationOf(matrices), choices: { ...DEFAULT_CHOICES, presence: "target" as const } };
    const macro = (of: Evaluation): unknown => reliances(bootstrapInput(of, IOU), IOU, 1).averages.macro;
    assert.deepEqual(macro(evaluation), macro({ ...evaluation, classSet: [0, 1] }));
    assert.notDeepEqual(macro(evaluation), macro({ ...evaluation, choices: DEFAULT_CHOICES }));
    // The last class is predicted alone: 7, 49 and 2 pixels.
    const [, , last] = bootstrap(
      bootstrapInput(
        evaluationOf([
          [
            [90, 5, 7],
            [2, 30, 0],
            [0, 0, 1],
          ],
          [
            [10, 1, 40],
            [9, 80, 9],
            [0, 0, 0],
          ],
          [
            [20, 9, 1],
            [1, 1, 1],
            [0, 0, 0],
          ],
        ]),
        MCC,
      ),
      OPTIONS,
    ).classes;
    assert.ok(Math.abs((last?.global?.effective ?? NaN) - (8 + 49 + 2) ** 2 / (8 ** 2 + 49 ** 2 + 2 ** 2)) < 1e-9);
  });

  it("means little below 20 rows, and below 10 of those that carry the figure", () => {
    for (const [rows, effective, means] of [
      [19, 19, "little"],
      [20, 20, "much"],
      [100, 9.99, "little"],
      [100, 10, "much"],
      [100, undefined, "much"],
    ] as const) {
      assert.equal(doubt({ rows, grouped: false }, effective) === undefined, means === "much", `${rows} ${effective}`);
    }
  });

  it("says how many images carry a figure: one that is as large as all others counts as most", () => {
    const evaluation = evaluationOf([
      [
        [9000, 1000],
        [500, 9500],
      ],
      ...Array.from({ length: 99 }, () => [
        [9, 1],
        [2, 8],
      ]),
    ]);
    const { micro, "macro-imagewise": perImage } = bootstrap(bootstrapInput(evaluation, RECALL), OPTIONS).averages;
    assert.ok(Math.abs((micro?.effective ?? NaN) - (20_000 + 99 * 20) ** 2 / (20_000 ** 2 + 99 * 20 ** 2)) < 1e-9);
    assert.ok(Math.abs((perImage?.effective ?? NaN) - 100) < 1e-9);
  });

  it("draws whole groups: as many rows as groups, and no spread where all groups are alike", () => {
    const matrices = [
      [
        [9, 1],
        [1, 9],
      ],
      [
        [5, 5],
        [1, 9],
      ],
    ];
    const evaluation = evaluationOf([...matrices, ...matrices, ...matrices]);
    const input = bootstrapInput(evaluation, IOU, ["a", "a", "b", "b", "c", "c"]);
    assert.equal(input.rows, 3);
    const { macro } = bootstrap(input, OPTIONS).averages;
    assert.ok(macro && macro.high - macro.low < 1e-12);
    const byImage = bootstrap(bootstrapInput(evaluation, IOU), OPTIONS).averages.macro;
    assert.ok(byImage && byImage.high - byImage.low > 0.01);
  });

  it("has no interval for one image, or where a figure is infinite", () => {
    const one = bootstrap(bootstrapInput(images(1), IOU), OPTIONS);
    assert.equal(one.averages.macro, undefined);
    const [first] = bootstrap(
      bootstrapInput(
        evaluationOf([
          [
            [9, 0],
            [0, 1],
          ],
          [
            [5, 0],
            [0, 4],
          ],
        ]),
        LR_POSITIVE,
      ),
      OPTIONS,
    ).classes;
    assert.deepEqual(first, { classIndex: 0, global: undefined, samplewise: undefined });
  });

  it("is wider for more confidence", () => {
    const width = (confidence: number): number => {
      const interval = bootstrap(bootstrapInput(images(40), IOU), { ...OPTIONS, confidence }).averages.pairwise;
      return (interval?.high ?? NaN) - (interval?.low ?? NaN);
    };
    // scipy.stats.t.ppf([0.95, 0.975], 39.6): the quantiles of 90 and 95 %, as two thirds of the images have three cells.
    assert.ok(Math.abs(width(0.95) / width(0.9) - 2.02 / 1.684) < 0.003);
  });

  it("takes input that survives being posted to a thread", () => {
    const input = bootstrapInput(images(25), IOU);
    assert.deepEqual(bootstrap(structuredClone(input), OPTIONS), bootstrap(input, OPTIONS));
  });
});
