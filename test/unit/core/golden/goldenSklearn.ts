import assert from "node:assert/strict";
import type { Presence, ZeroDivision } from "../../../../src/core/document/choices";
import { classTally } from "../../../../src/core/counting/cells";
import { confusionCell, type Confusion } from "../../../../src/core/counting/confusion";
import { support } from "../../../../src/core/counting/tally";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import { fbeta } from "../../../../src/core/metrics/fbeta";
import { ratio, type Figure } from "../../../../src/core/numbers/figure";
import { mean } from "../../../../src/core/averages/mean";
import type { Metric } from "../../../../src/core/metrics/metric";
import { DICE, IOU, PRECISION, RECALL } from "../../../../src/core/metrics/metrics";
import { OVERALL, type OverallId } from "../../../../src/core/metrics/overall";
import { Comparison } from "./comparison";
import {
  averageOf,
  cellsByImage,
  columnsOf,
  globalByClass,
  macroByImage,
  microByImage,
  samplewiseByClass,
  strictMean,
  weightedByImage,
} from "./figuresOf";
import { goldenAt, goldenEvaluation, GOLDEN_SETS } from "./goldenSet";
import { imageConfusion } from "./imageConfusion";

const METRICS: readonly (readonly [key: string, metric: Metric])[] = [
  ["precision", PRECISION],
  ["recall", RECALL],
  ["f1", DICE],
  ["fbeta_0.5", fbeta(0.5)],
  ["fbeta_2", fbeta(2)],
  ["jaccard", IOU],
];

const ZERO_DIVISIONS: readonly (readonly [key: string, value: ZeroDivision])[] = [
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
function weightedAsSklearn(evaluation: Evaluation, metric: Metric): readonly Figure[] {
  const plain = macroByImage(evaluation, metric);
  return weightedByImage(evaluation, metric).map((value, row) => value ?? plain[row]);
}

/** scikit-learn's `adjusted=True`: 0 for guessing, among the classes that occur in the target. */
function adjusted(balanced: Figure, classes: number): Figure {
  return balanced === undefined ? undefined : ratio(balanced - 1 / classes, 1 - 1 / classes);
}

describe("figures against scikit-learn", () => {
  for (const golden of GOLDEN_SETS) {
    it(`gives the global averages of ${golden.set}, every zero_division`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      for (const [key, metric] of METRICS) {
        for (const [zero, value] of ZERO_DIVISIONS) {
          const evaluation = goldenEvaluation(golden, { zeroDivision: value, presence: PRESENCE });
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
          const evaluation = goldenEvaluation(golden, { zeroDivision: value, presence: PRESENCE });
          // Images without a counted pixel are left out of their lists, as they are of our means.
          const theirs = (average: string, of: string) =>
            goldenAt(golden.libraries, "sklearn", "samplewise_mean_of_images", key, average, zero, of);
          const call = `${key} samplewise ${zero}`;
          const cells = cellsByImage(evaluation, metric);
          comparison.hold(cells, theirs("none", "per_image"), `${call} none`);
          comparison.hold(columnsOf(cells).map(strictMean), theirs("none", "mean"), `${call} none`);
          comparison.hold(samplewiseByClass(evaluation, metric), theirs("none", "nanmean"), `${call} none`);
          const weighted = weightedAsSklearn(evaluation, metric);
          const hasWeights = !weightedByImage(evaluation, metric).includes(undefined);
          for (const [average, images, overall] of [
            ["micro", microByImage(evaluation, metric), averageOf(evaluation, metric, "micro-imagewise")],
            ["macro", macroByImage(evaluation, metric), averageOf(evaluation, metric, "macro-imagewise")],
            [
              "weighted",
              weighted,
              hasWeights ? averageOf(evaluation, metric, "weighted-imagewise") : mean(weighted).value,
            ],
          ] as const) {
            comparison.hold(images, theirs(average, "per_image"), `${call} ${average}`);
            comparison.hold(strictMean(images), theirs(average, "mean"), `${call} ${average}`);
            comparison.hold(overall, theirs(average, "nanmean"), `${call} ${average}`);
          }
        }
      }
      assert.ok(comparison.compared >= 60, `compared only ${comparison.compared}`);
    });

    it(`gives accuracy, balanced accuracy, kappa and MCC of ${golden.set}`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      const evaluation = goldenEvaluation(golden, { zeroDivision: "exclude", presence: PRESENCE });
      const { classSet } = evaluation;
      const globally = (key: string) => goldenAt(golden.libraries, "sklearn", "global", key, "all");
      const samplewise = (key: string, of: string) =>
        goldenAt(golden.libraries, "sklearn", "samplewise_mean_of_images", key, "all", "-", of);
      const holdAll = (key: string, of: (confusion: Confusion) => Figure): void => {
        comparison.hold(of(evaluation.confusion), globally(key), key);
        // Its MCC of masks of a single class, which is 0/0, is 0.
        const fallback = key === "matthews_corrcoef" ? 0 : undefined;
        const images = evaluation.imageSet.map((image) => of(imageConfusion(evaluation, image)) ?? fallback);
        comparison.hold(images, samplewise(key, "per_image"), `${key} per image`);
        comparison.hold(strictMean(images), samplewise(key, "mean"), `${key} mean`);
        comparison.hold(mean(images).value, samplewise(key, "nanmean"), `${key} nanmean`);
      };
      for (const [key, id] of OVERALL_CALLS) {
        holdAll(key, (confusion) => OVERALL.find((row) => row.id === id)?.value(confusion, classSet));
      }
      holdAll("balanced_accuracy_adjusted", (confusion) => {
        const classes = classSet.filter(
          (k) => classSet.some((column) => confusionCell(confusion, k, column) > 0) || (confusion.other[k] ?? 0) > 0,
        );
        return adjusted(OVERALL.find(({ id }) => id === "meanAccuracy")?.value(confusion, classSet), classes.length);
      });
      assert.equal(comparison.compared, (OVERALL_CALLS.length + 1) * (evaluation.imageSet.length + 3));
    });

    it(`gives the support and the confusion matrix of ${golden.set}, normalised by either side`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      const { confusion, classSet, cells } = goldenEvaluation(golden, { zeroDivision: "exclude", presence: PRESENCE });
      const tallies = classSet.map((k) => classTally(cells, k));
      comparison.hold(
        tallies.map(support),
        goldenAt(golden.libraries, "sklearn", "global", "support", "none"),
        "support",
      );
      const all = confusion.counts.reduce((sum, pixels) => sum + pixels, 0);
      const sums: readonly (readonly [key: string, of: (row: number, column: number) => number])[] = [
        ["None", () => 1],
        ["true", (row) => classSet.reduce((sum, k) => sum + confusionCell(confusion, row, k), 0)],
        ["pred", (_, column) => classSet.reduce((sum, k) => sum + confusionCell(confusion, k, column), 0)],
        ["all", () => all],
      ];
      for (const [key, of] of sums) {
        // It gives 0 for a row or column without a pixel.
        const ours = classSet.map((row) =>
          classSet.map((column) => ratio(confusionCell(confusion, row, column), of(row, column)) ?? 0),
        );
        comparison.hold(
          ours,
          goldenAt(golden.libraries, "sklearn", "global", "confusion_matrix", `normalize=${key}`),
          key,
        );
      }
      assert.equal(comparison.compared, classSet.length * (4 * classSet.length + 1));
    });
  }
});
