import assert from "node:assert/strict";
import type { Presence, Undefined } from "../../../../src/core/choices";
import { fbeta } from "../../../../src/core/metrics/fbeta";
import type { Metric } from "../../../../src/core/metrics/metric";
import { DICE, IOU, NPV, PRECISION, RECALL, SPECIFICITY } from "../../../../src/core/metrics/metrics";
import { OVERALL } from "../../../../src/core/metrics/overall";
import { Comparison } from "./comparison";
import { averageOf, globalByClass, macroByImage, microByImage, samplewiseByClass } from "./figuresOf";
import { goldenAt, goldenEvaluation, GOLDEN_SETS, precisions, type Golden } from "./goldenSet";

interface Call {
  readonly key: string;
  readonly metric: Metric;
  readonly zero: "0" | "1" | "fixed";
  readonly undefined: Undefined;
  readonly presence: Presence;
}

/** P, R, F and NPV take absent classes out of a macro mean, then give a 0/0 the value of zero_division. */
const STAT_SCORES: readonly Call[] = (
  [
    ["precision", PRECISION],
    ["recall", RECALL],
    ["f1", DICE],
    ["fbeta_0.5", fbeta(0.5)],
    ["fbeta_2", fbeta(2)],
    ["npv", NPV],
  ] as const
).flatMap(([key, metric]) => [
  { key, metric, zero: "0" as const, undefined: 0 as const, presence: "union" as const },
  { key, metric, zero: "1" as const, undefined: 1 as const, presence: "union" as const },
]);

const CALLS: readonly Call[] = [
  ...STAT_SCORES,
  { key: "specificity", metric: SPECIFICITY, zero: "fixed", undefined: 0, presence: "union" },
  // torchmetrics' multiclass accuracy of a class is its recall.
  { key: "accuracy", metric: RECALL, zero: "fixed", undefined: 0, presence: "union" },
];

describe("figures against torchmetrics", () => {
  for (const golden of GOLDEN_SETS) {
    for (const { libraries, tolerance, of } of precisions(golden)) {
      const theirs = (...path: readonly string[]): Golden | undefined => goldenAt(libraries, "torchmetrics", ...path);

      it(`gives the global averages of ${golden.set} (${of})`, () => {
        const comparison = new Comparison(tolerance, golden.set);
        for (const { key, metric, zero, ...policy } of CALLS) {
          const evaluation = goldenEvaluation(golden, policy);
          for (const id of ["micro", "macro", "weighted"] as const) {
            comparison.hold(averageOf(evaluation, metric, id), theirs("global", key, id, zero), `${key} ${id} ${zero}`);
          }
          comparison.hold(globalByClass(evaluation, metric), theirs("global", key, "none", zero), `${key} none ${zero}`);
        }
        assert.ok(comparison.compared >= 60, `compared only ${comparison.compared}`);
      });

      it(`gives the samplewise averages of ${golden.set} (${of})`, () => {
        const comparison = new Comparison(tolerance, golden.set);
        for (const { key, metric, zero, ...policy } of CALLS) {
          const evaluation = goldenEvaluation(golden, policy);
          const call = `${key} samplewise ${zero}`;
          const at = (average: string, what: string): Golden | undefined => theirs("samplewise", key, average, zero, what);
          // It counts an image without a counted pixel as 0, we leave it out: there only the images compare.
          const imagesOnly = evaluation.imageSet.length < evaluation.cells.images;
          if (imagesOnly) {
            const counted = (list: Golden | undefined): Golden | undefined =>
              Array.isArray(list) ? (list as readonly Golden[]).filter((_, image) => evaluation.imageSet.includes(image)) : list;
            const ours = <T>(list: readonly T[]): readonly T[] => list.filter((_, image) => evaluation.imageSet.includes(image));
            comparison.hold(ours(macroByImage(evaluation, metric)), counted(at("macro", "per_image")), `${call} macro`);
            comparison.hold(ours(microByImage(evaluation, metric)), counted(at("micro", "per_image")), `${call} micro`);
            continue;
          }
          comparison.hold(averageOf(evaluation, metric, "macro-imagewise"), at("macro", "mean"), `${call} macro`);
          comparison.hold(averageOf(evaluation, metric, "micro-imagewise"), at("micro", "mean"), `${call} micro`);
          if (of === "float64") {
            comparison.hold(macroByImage(evaluation, metric), at("macro", "per_image"), `${call} macro`);
          }
          const everyCell = goldenEvaluation(golden, { ...policy, presence: "all" });
          comparison.hold(samplewiseByClass(everyCell, metric), at("none", "mean"), `${call} none`);
          comparison.hold(averageOf(everyCell, metric, "weighted-imagewise"), at("weighted", "mean"), `${call} weighted`);
        }
        if (of === "float64" || golden.set !== "ignore255") {
          assert.ok(comparison.compared >= 40, `compared only ${comparison.compared}`);
        }
      });

      it(`gives Jaccard, kappa and MCC of ${golden.set} (${of})`, () => {
        const comparison = new Comparison(tolerance, golden.set);
        const evaluation = goldenEvaluation(golden, { undefined: "exclude", presence: "union" });
        comparison.hold(averageOf(evaluation, IOU, "macro"), theirs("global", "jaccard", "macro", "0"), "jaccard macro");
        comparison.hold(averageOf(evaluation, IOU, "micro"), theirs("global", "jaccard", "micro", "0"), "jaccard micro");
        comparison.hold(averageOf(evaluation, IOU, "weighted"), theirs("global", "jaccard", "weighted", "0"), "jaccard weighted");
        const { confusion, classSet } = evaluation;
        for (const [key, id] of [
          ["cohen_kappa", "kappa"],
          ["matthews_corrcoef", "mccMulticlass"],
        ] as const) {
          const ours = OVERALL.find((row) => row.id === id)?.value(confusion, classSet);
          comparison.hold(ours, theirs("global", key, "all"), key);
        }
        assert.equal(comparison.compared, 5);
      });
    }

    it(`gives MeanIoU and DiceScore of ${golden.set}`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      for (const [background, options] of [
        ["include_background=True", undefined],
        ["include_background=False", { withoutClass: 0 }],
      ] as const) {
        const evaluation = goldenEvaluation(golden, { undefined: "exclude", presence: "union" }, options);
        const theirs = (...path: readonly string[]): Golden | undefined =>
          goldenAt(golden.libraries, "torchmetrics", "segmentation", ...path);
        const meanIou = (perClass: string): Golden | undefined => theirs("MeanIoU_class_updated_image_by_image", background, perClass);
        comparison.hold(averageOf(evaluation, IOU, "pairwise"), meanIou("per_class=False"), `MeanIoU ${background}`);
        const classes = meanIou("per_class=True");
        // It marks a class that occurs in no image with -1.
        const marked = Array.isArray(classes) ? (classes as readonly Golden[]).map((value) => (value === -1 ? "NaN" : value)) : classes;
        comparison.hold(samplewiseByClass(evaluation, IOU), marked, `MeanIoU per class ${background}`);
        comparison.hold(
          averageOf(evaluation, IOU, "macro-imagewise"),
          theirs("mean_iou", background, "per_class=False", "nanmean"),
          `mean_iou ${background}`,
        );
        const dice = (scope: string, average: string): Golden | undefined => theirs("DiceScore", background, scope, average);
        comparison.hold(averageOf(evaluation, DICE, "macro"), dice("global", "macro"), `DiceScore macro ${background}`);
        comparison.hold(averageOf(evaluation, DICE, "micro"), dice("global", "micro"), `DiceScore micro ${background}`);
        comparison.hold(averageOf(evaluation, DICE, "weighted"), dice("global", "weighted"), `DiceScore weighted ${background}`);
      }
      assert.ok(comparison.compared >= 12 || golden.set === "ignore255", `compared only ${comparison.compared}`);
    });
  }
});
