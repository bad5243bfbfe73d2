import assert from "node:assert/strict";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { classTally } from "../../../../src/core/counting/cells";
import type { Figure } from "../../../../src/core/metrics/figure";
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
      it(`gives mIoU^D, mIoU^I, mIoU^C and the worst-case means of ${golden.set} (${of})`, () => {
        // Their class means are over all classes with an image, their figures in percent.
        const comparison = new Comparison(tolerance, golden.set);
        const evaluation = goldenEvaluation(golden, { undefined: "exclude", presence: "target" });
        const everyClassOccurs = evaluation.classSet.every((k) => support(classTally(evaluation.cells, k)) > 0);
        const theirs = (value: string, key: string): Golden | undefined => {
          // Their means over classes are NaN where a class is in no target at all (D and C); ours are of the other classes.
          if (key !== "Acc" && value !== "valueI" && !everyClassOccurs) return undefined;
          const percentage = goldenAt(libraries, "jdt_finegrained", value, key);
          return typeof percentage === "number" ? percentage / 100 : percentage;
        };
        const pixelAccuracy = OVERALL.find(({ id }) => id === "pixelAccuracy");
        comparison.hold(pixelAccuracy?.value(evaluation.confusion, evaluation.classSet), theirs("valueD", "Acc"), "Acc");
        for (const [key, metric] of METRICS) {
          const input = averageInput(evaluation, metric);
          comparison.hold(averageOf(evaluation, metric, "macro-imagewise"), theirs("valueI", `${key}I`), `${key}I`);
          comparison.hold(averageOf(evaluation, metric, "classwise-imagewise"), theirs("valueC", `${key}C`), `${key}C`);
          comparison.hold(averageOf(evaluation, metric, "macro"), theirs("valueD", `${key}D`), `${key}D`);
          const overAll = (figure: (percent: number) => Figure): Figure => mean(TENTHS.map(figure)).value;
          comparison.hold(overAll((percent) => worstImages(input, percent).value), theirs("valueI", `${key}IQ`), `${key}IQ`);
          comparison.hold(overAll((percent) => worstImagesByClass(input, percent).value), theirs("valueC", `${key}CQ`), `${key}CQ`);
          for (const percent of PERCENTS) {
            comparison.hold(worstImages(input, percent).value, theirs("valueI", `${key}I${percent}`), `${key}I${percent}`);
            comparison.hold(worstImagesByClass(input, percent).value, theirs("valueC", `${key}C${percent}`), `${key}C${percent}`);
          }
        }
        assert.equal(comparison.compared, everyClassOccurs ? 64 : 31);
      });
    }
  }
});
