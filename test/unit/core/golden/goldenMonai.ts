import assert from "node:assert/strict";
import type { Metric } from "../../../../src/core/metrics/metric";
import type { Figure } from "../../../../src/core/numbers/figure";
import type { Policy } from "../../../../src/core/metrics/policy";
import {
  BALANCED_ACCURACY,
  DICE,
  INFORMEDNESS,
  IOU,
  MCC,
  NPV,
  ONE_VS_REST_ACCURACY,
  PRECISION,
  RECALL,
  SPECIFICITY,
} from "../../../../src/core/metrics/metrics";
import { Comparison, type Figures } from "./comparison";
import {
  averageOf,
  cellsByImage,
  columnsOf,
  globalByClass,
  macroByImage,
  microByImage,
  samplewiseByClass,
  sumOf,
} from "./figuresOf";
import { goldenAt, goldenEvaluation, GOLDEN_SETS, type Golden, type GoldenSet } from "./goldenSet";

const POLICIES: readonly (readonly [key: string, policy: Policy])[] = [
  ["ignore_empty=True", { zeroDivision: "exclude", presence: "target" }],
  ["ignore_empty=False", { zeroDivision: 1, presence: "all" }],
];

const BACKGROUNDS = [
  ["include_background=True", undefined],
  ["include_background=False", { withoutClass: 0 }],
] as const;

const CONFUSION_METRICS: readonly (readonly [key: string, metric: Metric])[] = [
  ["precision", PRECISION],
  ["sensitivity", RECALL],
  ["specificity", SPECIFICITY],
  ["negative_predictive_value", NPV],
  ["accuracy", ONE_VS_REST_ACCURACY],
  ["balanced_accuracy", BALANCED_ACCURACY],
  ["f1_score", DICE],
  ["threat_score", IOU],
  ["matthews_correlation_coefficient", MCC],
  ["informedness", INFORMEDNESS],
];

describe("figures against MONAI", () => {
  for (const golden of GOLDEN_SETS.map(withoutIgnoring)) {
    it(`gives DiceMetric and MeanIoU of ${golden.set}`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      for (const [background, options] of BACKGROUNDS) {
        for (const [empty, policy] of POLICIES) {
          const evaluation = goldenEvaluation(golden, policy, options);
          for (const [key, metric] of [
            ["DiceMetric", DICE],
            ["MeanIoU", IOU],
          ] as const) {
            const at = (...path: readonly string[]): Golden | undefined =>
              goldenAt(golden.libraries, "monai", key, `${background} ${empty}`, ...path);
            const hold = (reduction: string, ours: Figures, of: Figures): void => {
              const call = `${key} ${background} ${empty} ${reduction}`;
              comparison.hold(ours, withUndefined(at(reduction)), call);
              comparison.hold(of, at(reduction, "not_nans"), `${call} not_nans`);
            };
            const cells = cellsByImage(evaluation, metric);
            const images = cells.map(sumOf);
            const classes = columnsOf(cells).map(sumOf);
            const counts = (sums: typeof images): readonly number[] => sums.map(({ of }) => of);
            const totals = (sums: typeof images): readonly Figure[] =>
              sums.map(({ sum, of }) => (of === 0 ? undefined : sum));
            const all = sumOf(cells.flat());
            comparison.hold(cells, at("none"), `${key} ${background} ${empty} none`);
            hold("mean", averageOf(evaluation, metric, "macro-imagewise"), images.filter(({ of }) => of > 0).length);
            hold("sum", all.of === 0 ? undefined : all.sum, all.of);
            hold("mean_batch", samplewiseByClass(evaluation, metric), counts(classes));
            hold("sum_batch", totals(classes), counts(classes));
            hold("mean_channel", macroByImage(evaluation, metric), counts(images));
            hold("sum_channel", totals(images), counts(images));
          }
        }
      }
      assert.ok(comparison.compared >= 16, `compared only ${comparison.compared}`);
    });

    it(`gives ConfusionMatrixMetric of ${golden.set}`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      for (const [background, options] of BACKGROUNDS) {
        const evaluation = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "all" }, options);
        for (const [key, metric] of CONFUSION_METRICS) {
          const hold = (sample: string, reduction: string, ours: Figures): void => {
            const call = `${background} compute_sample=${sample}`;
            const theirs = goldenAt(golden.libraries, "monai", "ConfusionMatrixMetric", call, key, reduction);
            comparison.hold(ours, theirs, `${key} ${call} ${reduction}`);
          };
          const micro = averageOf(evaluation, metric, "micro");
          hold("False", "mean", micro);
          hold("False", "sum", micro);
          hold("False", "mean_batch", globalByClass(evaluation, metric));
          hold("False", "mean_channel", microByImage(evaluation, metric));
          // Its mean of nothing is 0.
          const orZero = (figures: readonly Figure[]): readonly Figure[] => figures.map((figure) => figure ?? 0);
          hold("True", "mean", averageOf(evaluation, metric, "macro-imagewise") ?? 0);
          hold("True", "sum", sumOf(cellsByImage(evaluation, metric).flat()).sum);
          hold("True", "mean_batch", orZero(samplewiseByClass(evaluation, metric)));
          hold("True", "mean_channel", orZero(macroByImage(evaluation, metric)));
        }
      }
      assert.ok(comparison.compared >= 24, `compared only ${comparison.compared}`);
    });
  }
});

/**
 * The set as MONAI counts it, which has no ignored label: a pixel that is zero in every channel is a true negative of every
 * class, and an image of nothing else scores like any other.
 */
function withoutIgnoring(golden: GoldenSet): GoldenSet {
  const { images } = golden;
  return {
    ...golden,
    images: { ...images, valid_pixels: images.width.map((width, image) => width * (images.height[image] ?? 0)) },
  };
}

/** MONAI gives 0 with `not_nans` 0 where nothing entered a mean. */
function withUndefined(aggregate: Golden | undefined): Golden | undefined {
  if (typeof aggregate !== "object" || Array.isArray(aggregate)) return aggregate;
  const { value, not_nans: counts } = aggregate as { readonly value: Golden; readonly not_nans: Golden };
  if (!Array.isArray(value)) return counts === 0 ? "NaN" : value;
  const list: readonly Golden[] = value;
  return list.map((figure, position) =>
    (Array.isArray(counts) ? (counts as readonly Golden[])[position] : counts) === 0 ? "NaN" : figure,
  );
}
