import assert from "node:assert/strict";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { imageMean, weightedImageMean } from "../../../../src/core/averages/averages";
import type { Presence, Undefined } from "../../../../src/core/choices";
import type { Evaluation } from "../../../../src/core/evaluation";
import { fbeta } from "../../../../src/core/metrics/fbeta";
import type { Figure } from "../../../../src/core/metrics/figure";
import { mean } from "../../../../src/core/averages/mean";
import type { Metric } from "../../../../src/core/metrics/metric";
import { DICE, IOU, PRECISION, RECALL } from "../../../../src/core/metrics/metrics";
import { OVERALL, type OverallId } from "../../../../src/core/metrics/overall";
import { Comparison } from "./comparison";
import { averageOf, globalByClass, macroByImage, microByImage, samplewiseByClass } from "./figuresOf";
import { goldenAt, goldenEvaluation, GOLDEN_SETS } from "./goldenSet";

const METRICS: readonly (readonly [key: string, metric: Metric])[] = [
  ["precision", PRECISION],
  ["recall", RECALL],
  ["f1", DICE],
  ["fbeta_0.5", fbeta(0.5)],
  ["fbeta_2", fbeta(2)],
  ["jaccard", IOU],
];

const ZERO_DIVISIONS: readonly (readonly [key: string, value: Undefined])[] = [
  ["0", 0],
  ["1", 1],
  ["nan", "exclude"],
];

const OVERALL_CALLS: readonly (readonly [key: string, id: OverallId])[] = [
  ["accuracy", "pixelAccuracy"],
  ["balanced_accuracy", "meanAccuracy"],
  ["cohen_kappa", "kappa"],
  ["matthews_corrcoef", "mccMulticlass"],
];

const PRESENCE: Presence = "all";

/**
 * weighted-imagewise by scikit-learn's rule for an image whose weights are all 0 (the only target class has no
 * precision): `_nanaverage` takes the plain mean instead. By the definition it has no value, as with us.
 */
function weightedAsSklearn(evaluation: Evaluation, metric: Metric): Figure {
  const input = averageInput(evaluation, metric);
  const rows = evaluation.imageSet.map((_, row) => weightedImageMean(input, row).value);
  if (!rows.includes(undefined)) return averageOf(evaluation, metric, "weighted-imagewise");
  return mean(rows.map((value, row) => value ?? imageMean(input, row).value)).value;
}

describe("figures against scikit-learn", () => {
  for (const golden of GOLDEN_SETS) {
    it(`gives the global averages of ${golden.set}, every zero_division`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      for (const [key, metric] of METRICS) {
        for (const [zero, value] of ZERO_DIVISIONS) {
          const evaluation = goldenEvaluation(golden, { undefined: value, presence: PRESENCE });
          const theirs = (average: string) => goldenAt(golden.libraries, "sklearn", "global", key, average, zero);
          comparison.hold(globalByClass(evaluation, metric), theirs("none"), `${key} none ${zero}`);
          for (const id of ["micro", "macro", "weighted"] as const) {
            comparison.hold(averageOf(evaluation, metric, id), theirs(id), `${key} ${id} ${zero}`);
          }
        }
      }
      assert.ok(comparison.compared >= 60, `compared only ${comparison.compared}`);
    });

    it(`gives the per-image calls of ${golden.set} and their means`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      for (const [key, metric] of METRICS) {
        for (const [zero, value] of ZERO_DIVISIONS) {
          const evaluation = goldenEvaluation(golden, { undefined: value, presence: PRESENCE });
          // Images without a counted pixel are left out of their lists, as they are of our means.
          const counted = <T>(list: readonly T[]): readonly T[] => evaluation.imageSet.flatMap((image) => list.slice(image, image + 1));
          const theirs = (average: string, of: string) =>
            goldenAt(golden.libraries, "sklearn", "samplewise_mean_of_images", key, average, zero, of);
          const call = `${key} samplewise ${zero}`;
          comparison.hold(samplewiseByClass(evaluation, metric), theirs("none", "nanmean"), `${call} none`);
          comparison.hold(averageOf(evaluation, metric, "micro-imagewise"), theirs("micro", "nanmean"), `${call} micro`);
          comparison.hold(counted(microByImage(evaluation, metric)), theirs("micro", "per_image"), `${call} micro`);
          comparison.hold(counted(macroByImage(evaluation, metric)), theirs("macro", "per_image"), `${call} macro`);
          comparison.hold(averageOf(evaluation, metric, "macro-imagewise"), theirs("macro", "nanmean"), `${call} macro`);
          comparison.hold(weightedAsSklearn(evaluation, metric), theirs("weighted", "nanmean"), `${call} weighted`);
        }
      }
      assert.ok(comparison.compared >= 60, `compared only ${comparison.compared}`);
    });

    it(`gives accuracy, balanced accuracy, kappa and MCC of ${golden.set}`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      const { confusion, classSet } = goldenEvaluation(golden, { undefined: "exclude", presence: PRESENCE });
      for (const [key, id] of OVERALL_CALLS) {
        const ours = OVERALL.find((row) => row.id === id)?.value(confusion, classSet);
        comparison.hold(ours, goldenAt(golden.libraries, "sklearn", "global", key, "all"), key);
      }
      assert.equal(comparison.compared, OVERALL_CALLS.length);
    });
  }
});
