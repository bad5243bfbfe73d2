import assert from "node:assert/strict";
import type { ZeroDivision } from "../../../../src/core/document/choices";
import { fbeta } from "../../../../src/core/metrics/fbeta";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import type { Figure } from "../../../../src/core/numbers/figure";
import type { Metric } from "../../../../src/core/metrics/metric";
import {
  BALANCED_ACCURACY,
  DICE,
  FDR,
  FNR,
  FOR,
  FPR,
  IOU,
  LR_NEGATIVE,
  LR_POSITIVE,
  NPV,
  ONE_VS_REST_ACCURACY,
  PRECISION,
  RECALL,
  SPECIFICITY,
} from "../../../../src/core/metrics/metrics";
import { cellTally, classTally } from "../../../../src/core/counting/cells";
import { withZeroDivision } from "../../../../src/core/metrics/policy";
import { support } from "../../../../src/core/counting/tally";
import { Comparison } from "./comparison";
import { averageOf } from "./figuresOf";
import { goldenAt, goldenEvaluation, GOLDEN_SETS, precisions, type Golden } from "./goldenSet";

const METRICS: readonly (readonly [key: string, metric: Metric])[] = [
  ["iou_score", IOU],
  ["f1_score", DICE],
  ["precision", PRECISION],
  ["positive_predictive_value", PRECISION],
  ["recall", RECALL],
  ["sensitivity", RECALL],
  ["specificity", SPECIFICITY],
  ["accuracy", ONE_VS_REST_ACCURACY],
  ["balanced_accuracy", BALANCED_ACCURACY],
  ["negative_predictive_value", NPV],
  ["false_negative_rate", FNR],
  ["false_positive_rate", FPR],
  ["false_discovery_rate", FDR],
  ["false_omission_rate", FOR],
  ["positive_likelihood_ratio", LR_POSITIVE],
  ["negative_likelihood_ratio", LR_NEGATIVE],
  ["fbeta_score_0.5", fbeta(0.5)],
  ["fbeta_score_2", fbeta(2)],
];

describe("figures against segmentation_models.pytorch", () => {
  for (const golden of GOLDEN_SETS) {
    for (const { libraries, tolerance, of } of precisions(golden)) {
      it(`gives every metric and reduction of ${golden.set} (${of})`, () => {
        const comparison = new Comparison(tolerance, golden.set);
        for (const [key, metric] of METRICS) {
          for (const zero of [0, 1] as const) {
            const evaluation = goldenEvaluation(golden, { zeroDivision: zero, presence: "all" });
            const theirs = (reduction: string): Golden | undefined =>
              goldenAt(libraries, "smp", key, reduction, String(zero));
            const call = (reduction: string): string => `${key} ${reduction} ${zero}`;
            comparison.hold(cellsOf(evaluation, metric), theirs("none"), call("none"));
            for (const id of ["micro", "macro", "weighted"] as const) {
              comparison.hold(averageOf(evaluation, metric, id), theirs(id), call(id));
            }
            comparison.hold(
              weightedImagewiseAsSmp(evaluation, metric),
              theirs("weighted-imagewise"),
              call("weighted-imagewise"),
            );
            for (const id of ["micro-imagewise", "macro-imagewise"] as const) {
              comparison.hold(
                withVoidImages(evaluation, averageOf(evaluation, metric, id), zero),
                theirs(id),
                call(id),
              );
            }
          }
        }
        const { cells, classSet } = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "all" });
        const weights = classSet.map((k) => support(classTally(cells, k)));
        comparison.hold(weights, goldenAt(libraries, "smp", "class_weights_used_for_weighted"), "class weights");
        assert.ok(comparison.compared >= 180, `compared only ${comparison.compared}`);
      });
    }
  }

  it("keeps weighted-imagewise to its definition, where smp divides by the number of classes", () => {
    // Perfect masks must score 1; smp's figure for the same weights is 1 / K, or less where classes are absent.
    for (const golden of GOLDEN_SETS) {
      const evaluation = goldenEvaluation(golden, { zeroDivision: 1, presence: "all" });
      const { cells } = evaluation;
      for (const cell of cells.tp.keys()) {
        cells.tp[cell] = (cells.tp[cell] ?? 0) + (cells.fn[cell] ?? 0);
      }
      cells.fn.fill(0);
      cells.fp.fill(0);
      assert.equal(averageOf(evaluation, DICE, "weighted-imagewise"), 1);
    }
    const one = GOLDEN_SETS.find(({ set }) => set.endsWith("encodings"));
    assert.ok(one);
    const ours = averageOf(goldenEvaluation(one, { zeroDivision: 1, presence: "all" }), DICE, "weighted-imagewise");
    const theirs = goldenAt(one.libraries, "smp", "f1_score", "weighted-imagewise", "1");
    // In this set all images are alike, so that smp's global weights are those of each image: the factor is exact.
    assert.ok(ours !== undefined && typeof theirs === "number");
    assert.ok(Math.abs(ours - theirs * one.num_classes) < 1e-12, `${ours} against ${theirs} times ${one.num_classes}`);
  });
});

/**
 * What smp's weighted-imagewise computes: the weights are those of the whole set, not of the image, and the mean over
 * the classes divides their weighted sum by K once more. Held here so that the difference is known to be this and no other.
 */
function weightedImagewiseAsSmp(evaluation: Evaluation, metric: Metric): Figure {
  const { cells, classSet } = evaluation;
  const supports = classSet.map((k) => support(classTally(cells, k)));
  const all = supports.reduce((sum, pixels) => sum + pixels, 0);
  const rows = cellsOf(evaluation, metric).map((row) =>
    row.reduce<number>((sum, value, k) => sum + (value ?? NaN) * ((supports[k] ?? 0) / all), 0),
  );
  const value = rows.reduce((sum, row) => sum + row, 0) / rows.length / classSet.length;
  return Number.isNaN(value) ? undefined : value;
}

/** smp counts an image without a counted pixel as one whose every ratio is 0/0; with us it enters no mean. */
function withVoidImages({ cells, imageSet }: Evaluation, ours: Figure, zero: Exclude<ZeroDivision, "exclude">): Figure {
  if (ours === undefined) return undefined;
  return (ours * imageSet.length + zero * (cells.images - imageSet.length)) / cells.images;
}

function cellsOf(evaluation: Evaluation, metric: Metric): readonly (readonly Figure[])[] {
  return Array.from({ length: evaluation.cells.images }, (_, image) =>
    evaluation.classSet.map((k) => withZeroDivision(metric, cellTally(evaluation.cells, image, k), evaluation.choices)),
  );
}
