import assert from "node:assert/strict";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { classTally } from "../../../../src/core/counting/cells";
import type { Figure } from "../../../../src/core/numbers/figure";
import { mean } from "../../../../src/core/averages/mean";
import type { Metric } from "../../../../src/core/metrics/metric";
import { DICE, IOU, RECALL } from "../../../../src/core/metrics/metrics";
import { OVERALL } from "../../../../src/core/metrics/overall";
import { worstImages, worstImagesByClass } from "../../../../src/core/averages/spread";
import { support } from "../../../../src/core/counting/tally";
import { Comparison } from "./comparison";
import { averageOf } from "./figuresOf";
import { goldenAt, goldenEvaluation, GOLDEN_SETS, precisions, type Golden } from "./goldenSet";

const METRICS: readonly (readonly [key: string, metric: Metric])[] = [
  ["mAcc", RECALL],
  ["mIoU", IOU],
  ["mDice", DICE],
];

/** Their mean over all worst cases is over these percentages. */
const TENTHS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

const PERCENTS = [1, 5, 10, 20, 25, 50, 75, 100];

describe("figures against the code of Wang et al. (2023)", () => {
  for (const golden of GOLDEN_SETS) {
    for (const { libraries, tolerance, of } of precisions(golden)) {
      const theirs = (...path: readonly string[]): Golden | undefined =>
        percent(goldenAt(libraries, "jdt_finegrained", ...path));

      it(`gives mIoU^D, mIoU^I, mIoU^C and the worst-case means of ${golden.set} (${of})`, () => {
        const comparison = new Comparison(tolerance, golden.set);
        const evaluation = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "target" });
        const { confusion, classSet, cells, imageSet } = evaluation;
        const missing = classSet.filter((k) => support(classTally(cells, k)) === 0).length;
        let withoutMean = 0;
        /** A mean over classes: NaN with them where a class has no figure; ours is of the other classes. */
        const holdOfClasses = (ours: Figure, value: string, key: string): void => {
          const figure = theirs(value, key);
          if (missing > 0 && figure === "NaN") withoutMean++;
          else comparison.hold(ours, figure, key);
        };
        /** The worst cases of a class that is in no target are 1,000,000 with them, their mark of a cell without a figure. */
        const holdWorst = (ours: Figure, key: string): void => {
          assert.ok(ours !== undefined);
          const marked = missing === 0 ? ours : (ours * (classSet.length - missing) + 1e6 * missing) / classSet.length;
          comparison.hold(marked, theirs("valueC", key), key);
        };
        const pixelAccuracy = OVERALL.find(({ id }) => id === "pixelAccuracy");
        comparison.hold(pixelAccuracy?.value(confusion, classSet), theirs("valueD", "Acc"), "Acc");
        // Their global figures are of the classes that either mask has.
        const ofEither = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "union" });
        for (const [key, metric] of METRICS) {
          const input = averageInput(evaluation, metric);
          holdOfClasses(averageOf(ofEither, metric, "macro"), "valueD", `${key}D`);
          holdOfClasses(averageOf(evaluation, metric, "classwise-imagewise"), "valueC", `${key}C`);
          comparison.hold(averageOf(evaluation, metric, "macro-imagewise"), theirs("valueI", `${key}I`), `${key}I`);
          const overAll = (figure: (percent: number) => Figure): Figure => mean(TENTHS.map(figure)).value;
          comparison.hold(
            overAll((worst) => worstImages(input, worst).value),
            theirs("valueI", `${key}IQ`),
            `${key}IQ`,
          );
          holdWorst(
            overAll((worst) => worstImagesByClass(input, worst).value),
            `${key}CQ`,
          );
          for (const worst of PERCENTS) {
            comparison.hold(worstImages(input, worst).value, theirs("valueI", `${key}I${worst}`), `${key}I${worst}`);
            holdWorst(worstImagesByClass(input, worst).value, `${key}C${worst}`);
          }
        }
        assert.equal(goldenAt(libraries, "jdt_finegrained", "images_used"), imageSet.length);
        assert.equal(comparison.compared + withoutMean, 1 + METRICS.length * (5 + 2 * PERCENTS.length));
        assert.ok(withoutMean <= 2 * METRICS.length);
      });

      if (golden.set !== "binary_0_255") continue;
      it(`gives their mode for two classes on ${golden.set} (${of})`, () => {
        // Globally and by image they take the foreground alone, which has 1 where neither mask has it; by class both, where a mask has it.
        const comparison = new Comparison(tolerance, golden.set);
        const two = (value: string, key: string): Golden | undefined => theirs("binary=True", value, key);
        const both = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "union" });
        const foreground = goldenEvaluation(golden, { zeroDivision: 1, presence: "all" }, { withoutClass: 0 });
        const inTarget = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "target" }, { withoutClass: 0 });
        comparison.hold(averageOf(foreground, RECALL, "macro"), two("valueD", "Acc"), "Acc");
        for (const [key, metric] of METRICS) {
          comparison.hold(averageOf(foreground, metric, "macro"), two("valueD", `${key}D`), `${key}D`);
          // Recall keeps its 0/0 of a class in no target, so that every mean over images is NaN; a worst image is one of the others.
          const isRecall = metric === RECALL;
          const images = averageInput(isRecall ? inTarget : foreground, metric);
          const cells = averageInput(both, metric);
          const means: readonly (readonly [value: string, key: string, ours: Figure])[] = [
            ["valueI", "I", averageOf(foreground, metric, "macro-imagewise")],
            ["valueI", "IQ", mean(TENTHS.map((worst) => worstImages(images, worst).value)).value],
            ["valueC", "C", averageOf(both, metric, "classwise-imagewise")],
            ["valueC", "CQ", mean(TENTHS.map((worst) => worstImagesByClass(cells, worst).value)).value],
            ["valueC", "C5", worstImagesByClass(cells, 5).value],
          ];
          for (const [value, suffix, ours] of means)
            comparison.hold(isRecall ? undefined : ours, two(value, key + suffix), key + suffix);
          comparison.hold(worstImages(images, 5).value, two("valueI", `${key}I5`), `${key}I5`);
        }
        assert.equal(comparison.compared, 22);
      });
    }
  }
});

function percent(value: Golden | undefined): Golden | undefined {
  return typeof value === "number" ? value / 100 : value;
}
