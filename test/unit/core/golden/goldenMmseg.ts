import assert from "node:assert/strict";
import type { ZeroDivision } from "../../../../src/core/document/choices";
import { mean } from "../../../../src/core/averages/mean";
import { fbeta } from "../../../../src/core/metrics/fbeta";
import type { Figure } from "../../../../src/core/numbers/figure";
import type { Metric } from "../../../../src/core/metrics/metric";
import { DICE, IOU, PRECISION, RECALL } from "../../../../src/core/metrics/metrics";
import { OVERALL } from "../../../../src/core/metrics/overall";
import { Comparison } from "./comparison";
import { averageOf, globalByClass } from "./figuresOf";
import { goldenAt, goldenEvaluation, GOLDEN_SETS, precisions, type Golden } from "./goldenSet";

const ZERO_DIVISIONS: readonly (readonly [key: string, value: ZeroDivision])[] = [
  ["nan", "exclude"],
  ["0", 0],
  ["1", 1],
];

const METRICS: readonly (readonly [mean: string, byClass: string, metric: Metric])[] = [
  ["mIoU", "IoU", IOU],
  ["mAcc", "Acc", RECALL],
  ["mDice", "Dice", DICE],
  ["mPrecision", "Precision", PRECISION],
  ["mRecall", "Recall", RECALL],
];

describe("figures against mmsegmentation and Hugging Face", () => {
  for (const golden of GOLDEN_SETS) {
    for (const { libraries, tolerance, of } of precisions(golden)) {
      it(`gives IoUMetric of ${golden.set} (${of})`, () => {
        const comparison = new Comparison(tolerance, golden.set);
        for (const [zero, value] of ZERO_DIVISIONS) {
          const evaluation = goldenEvaluation(golden, { zeroDivision: value, presence: "all" });
          const { confusion, classSet } = evaluation;
          const theirs = (...path: readonly string[]): Golden | undefined => goldenAt(libraries, "mmseg", ...path);
          comparison.hold(OVERALL[0]?.value(confusion, classSet), theirs("aAcc", zero), "aAcc");
          for (const [mean, byClass, metric] of METRICS) {
            comparison.hold(averageOf(evaluation, metric, "macro"), theirs(mean, zero), `${mean} ${zero}`);
            comparison.hold(
              globalByClass(evaluation, metric),
              theirs(byClass, "per_class", zero),
              `${byClass} ${zero}`,
            );
          }
        }
        assert.ok(comparison.compared >= 40, `compared only ${comparison.compared}`);
      });
    }

    for (const { libraries, tolerance, of } of precisions(golden)) {
      it(`keeps F to its definition on ${golden.set} (${of}), where mmseg's Fscore is 0/0 without a true positive`, () => {
        // mmseg forms F from precision and recall, which is 0/0 for a class without a true positive; by the counts it is 0.
        // Held here: ours is 0 or undefined for just these classes, and mFscore is the mean of ours with them as 0/0.
        const comparison = new Comparison(tolerance, golden.set);
        for (const [key, metric] of [
          ["Fscore", DICE],
          ["Fscore_beta2", fbeta(2)],
        ] as const) {
          const theirs = (...path: readonly string[]): Golden | undefined => goldenAt(libraries, "mmseg", ...path);
          const unknown = theirs(key, "per_class", "nan");
          assert.ok(Array.isArray(unknown));
          const ours = globalByClass(goldenEvaluation(golden, { zeroDivision: "exclude", presence: "all" }), metric);
          for (const [zero, value] of ZERO_DIVISIONS) {
            const asTheirs: readonly Figure[] = ours.map((figure, k) => {
              if (unknown[k] !== "NaN") return figure;
              assert.ok(figure === 0 || figure === undefined, `${key} of class ${k}: ${String(figure)}`);
              return value === "exclude" ? undefined : value;
            });
            comparison.hold(asTheirs, theirs(key, "per_class", zero), `${key} ${zero}`);
            comparison.hold(mean(asTheirs).value, theirs(`m${key}`, zero), `m${key} ${zero}`);
          }
        }
        assert.equal(comparison.compared, 6 * (golden.num_classes + 1));
      });
    }

    it(`gives Hugging Face mean_iou of ${golden.set}`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      for (const [zero, value] of ZERO_DIVISIONS) {
        const evaluation = goldenEvaluation(golden, { zeroDivision: value, presence: "all" });
        const theirs = (key: string): Golden | undefined =>
          goldenAt(golden.libraries, "huggingface_evaluate", key, zero);
        comparison.hold(
          OVERALL[0]?.value(evaluation.confusion, evaluation.classSet),
          theirs("overall_accuracy"),
          "overall_accuracy",
        );
        comparison.hold(globalByClass(evaluation, IOU), theirs("per_category_iou"), `per_category_iou ${zero}`);
        comparison.hold(
          globalByClass(evaluation, RECALL),
          theirs("per_category_accuracy"),
          `per_category_accuracy ${zero}`,
        );
        // Its means are nanmeans of the per-class figures before nan_to_num, whatever the latter is.
        const excluded = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "all" });
        comparison.hold(averageOf(excluded, IOU, "macro"), theirs("mean_iou"), `mean_iou ${zero}`);
        comparison.hold(averageOf(excluded, RECALL, "macro"), theirs("mean_accuracy"), `mean_accuracy ${zero}`);
      }
      assert.ok(comparison.compared >= 15, `compared only ${comparison.compared}`);
    });
  }
});
