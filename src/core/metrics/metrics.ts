import { fbeta } from "./fbeta";
import { ratio, type Figure } from "../numbers/figure";
import { metric, ratioMetric, type Metric } from "./metric";
import type { ShapeMetricId } from "./shapeMetrics";

export const IOU = ratioMetric(
  {
    id: "iou",
    name: "IoU (Jaccard)",
    short: "IoU",
    meanName: "mIoU",
    formula: "tp / (tp + fp + fn)",
    better: "higher",
    tier: 1,
    needs: ["present"],
    numpy: ["return tp / (tp + fp + fn)"],
  },
  { numerator: ({ tp }) => tp, denominator: ({ tp, fp, fn }) => tp + fp + fn },
);

export const DICE = ratioMetric(
  {
    id: "dice",
    name: "Dice (F1)",
    short: "Dice",
    meanName: "mDice",
    formula: "2 tp / (2 tp + fp + fn)",
    better: "higher",
    tier: 1,
    needs: ["present"],
    numpy: ["return 2 * tp / (2 * tp + fp + fn)"],
  },
  { numerator: ({ tp }) => 2 * tp, denominator: ({ tp, fp, fn }) => 2 * tp + fp + fn },
);

export const PRECISION = ratioMetric(
  {
    id: "precision",
    name: "Precision",
    short: "Precision",
    formula: "tp / (tp + fp)",
    better: "higher",
    tier: 1,
    needs: ["predicted"],
    numpy: ["return tp / (tp + fp)"],
  },
  { numerator: ({ tp }) => tp, denominator: ({ tp, fp }) => tp + fp },
);

export const RECALL = ratioMetric(
  {
    id: "recall",
    name: "Recall",
    short: "Recall",
    formula: "tp / (tp + fn)",
    better: "higher",
    tier: 1,
    needs: ["target"],
    numpy: ["return tp / (tp + fn)"],
  },
  { numerator: ({ tp }) => tp, denominator: ({ tp, fn }) => tp + fn },
);

export const SPECIFICITY = ratioMetric(
  {
    id: "specificity",
    name: "Specificity",
    short: "Specificity",
    formula: "tn / (tn + fp)",
    better: "higher",
    tier: 2,
    needs: ["notTarget"],
    numpy: ["return tn / (tn + fp)"],
  },
  { numerator: ({ tn }) => tn, denominator: ({ tn, fp }) => tn + fp },
);

export const ONE_VS_REST_ACCURACY = ratioMetric(
  {
    id: "accuracy",
    name: "Accuracy (one-vs-rest)",
    short: "Accuracy (1-vs-rest)",
    formula: "(tp + tn) / n",
    better: "higher",
    tier: 2,
    needs: ["counted"],
    numpy: ["return (tp + tn) / (tp + fp + fn + tn)"],
    note: "Not pixel accuracy: the pixels of all other classes count as right for this one.",
  },
  { numerator: ({ tp, tn }) => tp + tn, denominator: ({ tp, fp, fn, tn }) => tp + fp + fn + tn },
);

export const NPV = ratioMetric(
  {
    id: "npv",
    name: "Negative predictive value",
    short: "NPV",
    formula: "tn / (tn + fn)",
    better: "higher",
    tier: 2,
    needs: ["notPredicted"],
    numpy: ["return tn / (tn + fn)"],
  },
  { numerator: ({ tn }) => tn, denominator: ({ tn, fn }) => tn + fn },
);

/** Of an error rate 1 is the worst value, so the knob for 0/0 means the opposite of what it means for a score. */
const ERROR_RATE_NOTE = "An error rate: counting 0/0 as 1 gives an absent class the worst value.";

export const FNR = ratioMetric(
  {
    id: "fnr",
    name: "False negative rate",
    short: "FNR",
    formula: "fn / (tp + fn)",
    better: "lower",
    tier: 2,
    needs: ["target"],
    numpy: ["return fn / (tp + fn)"],
    note: ERROR_RATE_NOTE,
  },
  { numerator: ({ fn }) => fn, denominator: ({ tp, fn }) => tp + fn },
);

export const FPR = ratioMetric(
  {
    id: "fpr",
    name: "False positive rate",
    short: "FPR",
    formula: "fp / (fp + tn)",
    better: "lower",
    tier: 2,
    needs: ["notTarget"],
    numpy: ["return fp / (fp + tn)"],
    note: ERROR_RATE_NOTE,
  },
  { numerator: ({ fp }) => fp, denominator: ({ fp, tn }) => fp + tn },
);

export const FDR = ratioMetric(
  {
    id: "fdr",
    name: "False discovery rate",
    short: "FDR",
    formula: "fp / (tp + fp)",
    better: "lower",
    tier: 2,
    needs: ["predicted"],
    numpy: ["return fp / (tp + fp)"],
    note: ERROR_RATE_NOTE,
  },
  { numerator: ({ fp }) => fp, denominator: ({ tp, fp }) => tp + fp },
);

export const FOR = ratioMetric(
  {
    id: "for",
    name: "False omission rate",
    short: "FOR",
    formula: "fn / (fn + tn)",
    better: "lower",
    tier: 2,
    needs: ["notPredicted"],
    numpy: ["return fn / (fn + tn)"],
    note: ERROR_RATE_NOTE,
  },
  { numerator: ({ fn }) => fn, denominator: ({ fn, tn }) => fn + tn },
);

export const BALANCED_ACCURACY = metric({
  id: "balancedAccuracy",
  name: "Balanced accuracy (one-vs-rest)",
  short: "Balanced accuracy",
  formula: "(recall + specificity) / 2",
  better: "higher",
  tier: 2,
  needs: ["target", "notTarget"],
  numpy: ["return (tp / (tp + fn) + tn / (tn + fp)) / 2"],
  value: (tally) =>
    ofBoth(RECALL.value(tally), SPECIFICITY.value(tally), (recall, specificity) => (recall + specificity) / 2),
});

const INFINITE_NOTE = "Infinite where the denominator alone is 0: such values are counted beside each mean.";

export const LR_POSITIVE = metric({
  id: "lrPositive",
  name: "Positive likelihood ratio",
  short: "LR+",
  formula: "recall / FPR",
  better: "higher",
  range: { least: 0, most: Infinity },
  tier: 2,
  needs: ["target", "notTarget", "predicted"],
  numpy: ["return (tp / (tp + fn)) / (fp / (fp + tn))"],
  note: INFINITE_NOTE,
  value: (tally) => ratio(RECALL.value(tally), FPR.value(tally)),
});

export const LR_NEGATIVE = metric({
  id: "lrNegative",
  name: "Negative likelihood ratio",
  short: "LR-",
  formula: "FNR / specificity",
  better: "lower",
  range: { least: 0, most: Infinity },
  tier: 2,
  needs: ["target", "notTarget", "notPredicted"],
  numpy: ["return (fn / (tp + fn)) / (tn / (tn + fp))"],
  note: INFINITE_NOTE,
  value: (tally) => ratio(FNR.value(tally), SPECIFICITY.value(tally)),
});

/** Matthews (1975). The root is taken factor by factor: the product of four counts would leave the exact integers. */
export const MCC = metric({
  id: "mcc",
  name: "Matthews correlation (one-vs-rest)",
  short: "MCC",
  formula: "(tp tn - fp fn) / sqrt((tp + fp)(tp + fn)(tn + fp)(tn + fn))",
  better: "higher",
  range: { least: -1, most: 1 },
  tier: 2,
  needs: ["predicted", "target", "notTarget", "notPredicted"],
  numpy: ["return (tp * tn - fp * fn) / (np.sqrt((tp + fp) * (tp + fn)) * np.sqrt((tn + fp) * (tn + fn)))"],
  value: ({ tp, fp, fn, tn }) => {
    const root = Math.sqrt((tp + fp) * (tp + fn)) * Math.sqrt((tn + fp) * (tn + fn));
    return root === 0 ? undefined : (tp * tn - fp * fn) / root;
  },
});

/** Youden's J. */
export const INFORMEDNESS = metric({
  id: "informedness",
  name: "Informedness",
  short: "Informedness",
  formula: "recall + specificity - 1",
  better: "higher",
  range: { least: -1, most: 1 },
  tier: 2,
  needs: ["target", "notTarget"],
  numpy: ["return tp / (tp + fn) + tn / (tn + fp) - 1"],
  value: (tally) =>
    ofBoth(RECALL.value(tally), SPECIFICITY.value(tally), (recall, specificity) => recall + specificity - 1),
});

export const MARKEDNESS = metric({
  id: "markedness",
  name: "Markedness",
  short: "Markedness",
  formula: "precision + NPV - 1",
  better: "higher",
  range: { least: -1, most: 1 },
  tier: 2,
  needs: ["predicted", "notPredicted"],
  numpy: ["return tp / (tp + fp) + tn / (tn + fn) - 1"],
  value: (tally) => ofBoth(PRECISION.value(tally), NPV.value(tally), (precision, npv) => precision + npv - 1),
});

export const FOWLKES_MALLOWS = metric({
  id: "fowlkesMallows",
  name: "Fowlkes-Mallows index",
  short: "FM",
  formula: "sqrt(precision * recall)",
  better: "higher",
  tier: 2,
  needs: ["predicted", "target"],
  numpy: ["return np.sqrt(tp / (tp + fp) * (tp / (tp + fn)))"],
  value: (tally) =>
    ofBoth(PRECISION.value(tally), RECALL.value(tally), (precision, recall) => Math.sqrt(precision * recall)),
});

/** Taha and Hanbury (2015): compares how much there is, not where. The sizes of both masks alone decide it. */
export const VOLUMETRIC_SIMILARITY = metric({
  id: "volumetricSimilarity",
  name: "Volumetric similarity",
  short: "VS",
  formula: "1 - |fn - fp| / (2 tp + fp + fn)",
  better: "higher",
  tier: 2,
  needs: ["present"],
  numpy: ["return 1 - np.abs(fn - fp) / (2 * tp + fp + fn)"],
  note: "Of sizes alone: 1 also where the two masks do not overlap but are as large. Differences of images cancel out globally.",
  value: ({ tp, fp, fn }) => {
    const sizes = 2 * tp + fp + fn;
    return sizes === 0 ? undefined : 1 - Math.abs(fn - fp) / sizes;
  },
});

/**
 * Heimann et al. (2009) and MedPy's `ravd`, with its sign: above 0 where too much is predicted. Without a target it has no
 * value, also where the class is predicted: no size is how many times nothing. Globally such pixels do count, so it has no `terms`.
 */
export const RELATIVE_VOLUME_DIFFERENCE = metric({
  id: "relativeVolumeDifference",
  name: "Relative volume difference",
  short: "RVD",
  formula: "(fp - fn) / (tp + fn)",
  better: "zero",
  range: { least: -1, most: Infinity },
  tier: 2,
  needs: ["target"],
  numpy: ["return np.where(tp + fn > 0, (fp - fn) / (tp + fn), np.nan)"],
  note: "Best at 0; above 0 too much is predicted, below 0 too little, and both cancel out in a mean. It has no value where the target has no pixel of the class, also where some are predicted; counting such cells as 0 gives them the best value.",
  value: ({ tp, fp, fn }) => (tp + fn === 0 ? undefined : (fp - fn) / (tp + fn)),
});

/** Every metric of one-against-rest counts, in the order of the menus. A new metric is a new row. */
const ROWS = [
  IOU,
  DICE,
  PRECISION,
  RECALL,
  fbeta(2),
  SPECIFICITY,
  ONE_VS_REST_ACCURACY,
  BALANCED_ACCURACY,
  NPV,
  FNR,
  FPR,
  FDR,
  FOR,
  LR_POSITIVE,
  LR_NEGATIVE,
  MCC,
  INFORMEDNESS,
  MARKEDNESS,
  FOWLKES_MALLOWS,
  VOLUMETRIC_SIMILARITY,
  RELATIVE_VOLUME_DIFFERENCE,
] as const;

export type CountMetricId = (typeof ROWS)[number]["id"];
export type MetricId = CountMetricId | ShapeMetricId;

export const METRICS: readonly Metric<CountMetricId>[] = ROWS;

function ofBoth(a: Figure, b: Figure, combine: (a: number, b: number) => number): Figure {
  return a === undefined || b === undefined ? undefined : combine(a, b);
}
