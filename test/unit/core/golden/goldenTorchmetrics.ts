import assert from "node:assert/strict";
import type { Presence, ZeroDivision } from "../../../../src/core/document/choices";
import { mean } from "../../../../src/core/averages/mean";
import { fbeta } from "../../../../src/core/metrics/fbeta";
import type { Metric } from "../../../../src/core/metrics/metric";
import { DICE, FNR, IOU, NPV, PRECISION, RECALL, SPECIFICITY } from "../../../../src/core/metrics/metrics";
import { OVERALL } from "../../../../src/core/metrics/overall";
import { classTally } from "../../../../src/core/counting/cells";
import { confusionCell } from "../../../../src/core/counting/confusion";
import type { Figure } from "../../../../src/core/numbers/figure";
import { support } from "../../../../src/core/counting/tally";
import { Comparison, isList } from "./comparison";
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
import {
  goldenAt,
  goldenEvaluation,
  GOLDEN_SETS,
  ofCountedImages,
  precisions,
  type Golden,
  type GoldenSet,
} from "./goldenSet";

interface Call {
  readonly key: string;
  readonly metric: Metric;
  readonly zero: "0" | "1" | "fixed";
  readonly zeroDivision: ZeroDivision;
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
  { key, metric, zero: "0" as const, zeroDivision: 0 as const, presence: "union" as const },
  { key, metric, zero: "1" as const, zeroDivision: 1 as const, presence: "union" as const },
]);

const CALLS: readonly Call[] = [
  ...STAT_SCORES,
  { key: "specificity", metric: SPECIFICITY, zero: "fixed", zeroDivision: 0, presence: "union" },
  // torchmetrics' multiclass accuracy of a class is its recall, and its Hamming distance what misses to it.
  { key: "accuracy", metric: RECALL, zero: "fixed", zeroDivision: 0, presence: "union" },
  { key: "hamming_distance", metric: FNR, zero: "fixed", zeroDivision: 1, presence: "union" },
  { key: "jaccard", metric: IOU, zero: "0", zeroDivision: 0, presence: "union" },
  { key: "jaccard", metric: IOU, zero: "1", zeroDivision: 1, presence: "union" },
];

/** These have no samplewise call. */
const GLOBAL_ONLY: ReadonlySet<string> = new Set(["fbeta_0.5", "npv"]);

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
          comparison.hold(
            globalByClass(evaluation, metric),
            theirs("global", key, "none", zero),
            `${key} none ${zero}`,
          );
        }
        assert.ok(comparison.compared >= 60, `compared only ${comparison.compared}`);
      });

      it(`gives the samplewise averages of ${golden.set} (${of})`, () => {
        const comparison = new Comparison(tolerance, golden.set);
        for (const { key, metric, zero, ...policy } of CALLS.filter((call) => !GLOBAL_ONLY.has(call.key))) {
          const evaluation = goldenEvaluation(golden, policy);
          const everyCell = goldenEvaluation(golden, { ...policy, presence: "all" });
          const name = key === "jaccard" ? "jaccard_mean_of_images" : key;
          for (const [average, images, ours] of [
            ["micro", microByImage(evaluation, metric), averageOf(evaluation, metric, "micro-imagewise")],
            ["macro", macroByImage(evaluation, metric), averageOf(evaluation, metric, "macro-imagewise")],
            ["weighted", weightedByImage(everyCell, metric), averageOf(everyCell, metric, "weighted-imagewise")],
            ["none", cellsByImage(everyCell, metric), samplewiseByClass(everyCell, metric)],
          ] as const) {
            const call = `${key} samplewise ${average} ${zero}`;
            const perImage = goldenAt(golden.libraries, "torchmetrics", "samplewise", name, average, zero, "per_image");
            if (of === "float64") comparison.hold(images, ofCountedImages(golden, perImage), `${call} per image`);
            const asTheirs = (figure: Figure, k?: number): Figure => withVoidImages(golden, figure, perImage, k);
            const withVoid = isList(ours) ? ours.map(asTheirs) : asTheirs(ours);
            comparison.hold(withVoid, theirs("samplewise", name, average, zero, "mean"), call);
          }
        }
        assert.ok(comparison.compared >= 60, `compared only ${comparison.compared}`);
      });

      it(`gives kappa, MCC and the counts of ${golden.set} (${of})`, () => {
        const comparison = new Comparison(tolerance, golden.set);
        const { confusion, classSet, cells } = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "union" });
        const matrix = classSet.map((row) => classSet.map((column) => confusionCell(confusion, row, column)));
        comparison.hold(matrix, theirs("global", "confusion_matrix", "normalize=None"), "confusion matrix");
        const counts = classSet.map((k) => {
          const tally = classTally(cells, k);
          return [tally.tp, tally.fp, tally.tn, tally.fn, support(tally)];
        });
        comparison.hold(counts, theirs("global", "stat_scores_tp_fp_tn_fn_support", "none"), "stat scores");
        for (const [key, id] of [
          ["cohen_kappa", "kappa"],
          ["matthews_corrcoef", "mccMulticlass"],
        ] as const) {
          const ours = OVERALL.find((row) => row.id === id)?.value(confusion, classSet);
          comparison.hold(ours, theirs("global", key, "all"), key);
        }
        assert.equal(comparison.compared, 2 + golden.num_classes * (golden.num_classes + 5));
      });
    }

    it(`gives MeanIoU and DiceScore of ${golden.set}`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      for (const [background, options] of [
        ["include_background=True", undefined],
        ["include_background=False", { withoutClass: 0 }],
      ] as const) {
        const evaluation = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "union" }, options);
        const theirs = (...path: readonly string[]): Golden | undefined =>
          goldenAt(golden.libraries, "torchmetrics", "segmentation", ...path);
        const meanIou = (perClass: string): Golden | undefined =>
          theirs("MeanIoU_class_updated_image_by_image", background, perClass);
        comparison.hold(averageOf(evaluation, IOU, "pairwise"), meanIou("per_class=False"), `MeanIoU ${background}`);
        const classes = meanIou("per_class=True");
        // It marks a class that occurs in no image with -1.
        const marked = Array.isArray(classes)
          ? (classes as readonly Golden[]).map((value) => (value === -1 ? "NaN" : value))
          : classes;
        comparison.hold(samplewiseByClass(evaluation, IOU), marked, `MeanIoU per class ${background}`);
        const images = (of: string): Golden | undefined => theirs("mean_iou", background, "per_class=False", of);
        comparison.hold(macroByImage(evaluation, IOU), images("per_image"), `mean_iou per image ${background}`);
        comparison.hold(strictMean(macroByImage(evaluation, IOU)), images("mean"), `mean_iou mean ${background}`);
        comparison.hold(averageOf(evaluation, IOU, "macro-imagewise"), images("nanmean"), `mean_iou ${background}`);
        // mean_iou marks a class that is not in the image with -1, and the mark enters the means that are taken of it.
        const cells = cellsByImage(evaluation, IOU).map((row) => row.map((value) => value ?? -1));
        for (const [of, ours] of [
          ["per_image", cells],
          ["mean", columnsOf(cells).map(strictMean)],
          ["nanmean", columnsOf(cells).map(strictMean)],
        ] as const) {
          comparison.hold(
            ours,
            theirs("mean_iou", background, "per_class=True", of),
            `mean_iou per class ${of} ${background}`,
          );
        }
        // It counts an image whose weights are all 0 as 0 where a class is predicted; with us it enters no mean.
        const predicted = macroByImage(evaluation, DICE);
        const weighted = weightedByImage(evaluation, DICE);
        const asTheirs = mean(
          weighted.map((figure, row) => figure ?? (predicted[row] === undefined ? undefined : 0)),
        ).value;
        const hasWeights = weighted.every((figure, row) => figure !== undefined || predicted[row] === undefined);
        for (const [scope, average, ours] of [
          ["global", "none", globalByClass(evaluation, DICE)],
          ["global", "macro", averageOf(evaluation, DICE, "macro")],
          ["global", "micro", averageOf(evaluation, DICE, "micro")],
          ["global", "weighted", averageOf(evaluation, DICE, "weighted")],
          ["samplewise", "none", samplewiseByClass(evaluation, DICE)],
          ["samplewise", "macro", averageOf(evaluation, DICE, "macro-imagewise")],
          ["samplewise", "micro", averageOf(evaluation, DICE, "micro-imagewise")],
          ["samplewise", "weighted", hasWeights ? averageOf(evaluation, DICE, "weighted-imagewise") : asTheirs],
        ] as const) {
          comparison.hold(
            ours,
            theirs("DiceScore", background, scope, average),
            `DiceScore ${scope} ${average} ${background}`,
          );
        }
      }
      assert.ok(comparison.compared >= 12 || golden.set === "ignore255", `compared only ${comparison.compared}`);
    });
  }
});

/** torchmetrics gives images without a counted pixel a value and counts it in its means; with us they enter none. */
function withVoidImages(golden: GoldenSet, ours: Figure, perImage: Golden | undefined, column?: number): Figure {
  if (!Array.isArray(perImage)) return ours;
  const list = perImage as readonly Golden[];
  const voids = list.filter((_, image) => golden.images.valid_pixels[image] === 0);
  if (ours === undefined || voids.length === 0) return ours;
  const theirs = voids.map((value) => Number(isList(value) ? value[column ?? 0] : value));
  const all = (ours * (list.length - voids.length) + theirs.reduce((sum, value) => sum + value, 0)) / list.length;
  return Number.isNaN(all) ? undefined : all;
}
