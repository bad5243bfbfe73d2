import assert from "node:assert/strict";
import type { Metric } from "../../../../src/core/metrics/metric";
import type { Need } from "../../../../src/core/metrics/need";
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
import { Comparison } from "./comparison";
import { averageOf, globalByClass, macroByImage, samplewiseByClass } from "./figuresOf";
import { goldenAt, goldenEvaluation, GOLDEN_SETS, type Golden, type GoldenSet } from "./goldenSet";

const POLICIES: readonly (readonly [key: string, policy: Policy])[] = [
  ["ignore_empty=True", { undefined: "exclude", presence: "target" }],
  ["ignore_empty=False", { undefined: 1, presence: "all" }],
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
  for (const golden of GOLDEN_SETS) {
    // At an image without a counted pixel all of MONAI's channels are empty, which it scores like any other.
    const counted = (list: Golden | undefined): Golden | undefined =>
      Array.isArray(list) ? (list as readonly Golden[]).filter((_, image) => golden.images.valid_pixels[image] !== 0) : list;

    it(`gives DiceMetric and MeanIoU of ${golden.set}`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      const everyImageCounts = golden.images.valid_pixels.every((pixels) => pixels > 0);
      for (const [background, options] of BACKGROUNDS) {
        for (const [empty, policy] of POLICIES) {
          const evaluation = goldenEvaluation(golden, policy, options);
          for (const [key, metric] of [
            ["DiceMetric", DICE],
            ["MeanIoU", IOU],
          ] as const) {
            const at = (reduction: string): Golden | undefined =>
              withUndefined(goldenAt(golden.libraries, "monai", key, `${background} ${empty}`, reduction));
            const call = `${key} ${background} ${empty}`;
            const images = macroByImage(evaluation, metric);
            comparison.hold(
              evaluation.imageSet.map((image) => images[image]),
              counted(at("mean_channel")),
              `${call} mean_channel`,
            );
            if (!everyImageCounts && empty === "ignore_empty=False") continue;
            comparison.hold(averageOf(evaluation, metric, "macro-imagewise"), at("mean"), `${call} mean`);
            comparison.hold(samplewiseByClass(evaluation, metric), at("mean_batch"), `${call} mean_batch`);
          }
        }
      }
      assert.ok(comparison.compared >= 16, `compared only ${comparison.compared}`);
    });

    it(`gives ConfusionMatrixMetric of ${golden.set}`, () => {
      const comparison = new Comparison(1e-12, golden.set);
      for (const [background, options] of BACKGROUNDS) {
        const evaluation = goldenEvaluation(golden, { undefined: "exclude", presence: "all" }, options);
        // MONAI has no ignore index: ignored pixels, zero in every channel, are true negatives of every class.
        const ignores = golden.images.valid_pixels.some((pixels, image) => pixels < pixelsOf(golden, image));
        for (const [key, metric] of CONFUSION_METRICS.filter(([, { needs }]) => !ignores || needs.every((need) => !OF_NEGATIVES.has(need)))) {
          const at = (sample: string, reduction: string): Golden | undefined =>
            goldenAt(golden.libraries, "monai", "ConfusionMatrixMetric", `${background} compute_sample=${sample}`, key, reduction);
          comparison.hold(averageOf(evaluation, metric, "micro"), at("False", "mean"), `${key} ${background} micro`);
          comparison.hold(globalByClass(evaluation, metric), at("False", "mean_batch"), `${key} ${background} none`);
          const imageFirst = averageOf(evaluation, metric, "macro-imagewise");
          // Its mean of nothing is 0.
          const theirs = imageFirst === undefined ? "NaN" : at("True", "mean");
          comparison.hold(imageFirst, theirs, `${key} ${background} mean`);
        }
      }
      assert.ok(comparison.compared >= 24, `compared only ${comparison.compared}`);
    });
  }
});

/** Needs of the metrics that true negatives enter. */
const OF_NEGATIVES: ReadonlySet<Need> = new Set(["notTarget", "notPredicted", "counted"]);

function pixelsOf({ images }: GoldenSet, image: number): number {
  return (images.width[image] ?? 0) * (images.height[image] ?? 0);
}

/** MONAI gives 0 with `not_nans` 0 where nothing entered a mean. */
function withUndefined(aggregate: Golden | undefined): Golden | undefined {
  if (typeof aggregate !== "object" || Array.isArray(aggregate)) return aggregate;
  const { value, not_nans: counts } = aggregate as { readonly value: Golden; readonly not_nans: Golden };
  if (!Array.isArray(value)) return counts === 0 ? "NaN" : value;
  const list: readonly Golden[] = value;
  return list.map((figure, position) => ((Array.isArray(counts) ? (counts as readonly Golden[])[position] : counts) === 0 ? "NaN" : figure));
}
