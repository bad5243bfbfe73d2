import { fbeta } from "./fbeta";
import { ratio, type Figure } from "../numbers/figure";
import { ratioMetric, type Metric } from "./metric";

export const IOU = ratioMetric(
  {
    id: "iou",
    name: "IoU (Jaccard)",
    short: "IoU",
    formula: "tp / (tp + fp + fn)",
    better: "higher",
    tier: 1,
    needs: ["present"],
  },
  { numerator: ({ tp }) => tp, denominator: ({ tp, fp, fn }) => tp + fp + fn },
);

export const DICE = ratioMetric(
  {
    id: "dice",
    name: "Dice (F1)",
    short: "Dice",
    formula: "2 tp / (2 tp + fp + fn)",
    better: "higher",
    tier: 1,
    needs: ["present"],
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
    note: ERROR_RATE_NOTE,
  },
  { numerator: ({ fn }) => fn, denominator: ({ fn, tn }) => fn + tn },
);

export const BALANCED_ACCURACY: Metric = {
  id: "balancedAccuracy",
  name: "Balanced accuracy (one-vs-rest)",
  short: "Balanced accuracy",
  formula: "(recall + specificity) / 2",
  better: "higher",
  tier: 2,
  needs: ["target", "notTarget"],
  value: (tally) =>
    ofBoth(RECALL.value(tally), SPECIFICITY.value(tally), (recall, specificity) => (recall + specificity) / 2),
};

const INFINITE_NOTE = "Infinite where the denominator alone is 0: such values are counted beside each mean.";

export const LR_POSITIVE: Metric = {
  id: "lrPositive",
  name: "Positive likelihood ratio",
  short: "LR+",
  formula: "recall / FPR",
  better: "higher",
  tier: 2,
  needs: ["target", "notTarget"],
  note: INFINITE_NOTE,
  value: (tally) => ratio(RECALL.value(tally), FPR.value(tally)),
};

export const LR_NEGATIVE: Metric = {
  id: "lrNegative",
  name: "Negative likelihood ratio",
  short: "LR-",
  formula: "FNR / specificity",
  better: "lower",
  tier: 2,
  needs: ["target", "notTarget"],
  note: INFINITE_NOTE,
  value: (tally) => ratio(FNR.value(tally), SPECIFICITY.value(tally)),
};

/** Matthews (1975). The root is taken factor by factor: the product of four counts would leave the exact integers. */
export const MCC: Metric = {
  id: "mcc",
  name: "Matthews correlation (one-vs-rest)",
  short: "MCC",
  formula: "(tp tn - fp fn) / sqrt((tp + fp)(tp + fn)(tn + fp)(tn + fn))",
  better: "higher",
  tier: 2,
  needs: ["predicted", "target", "notTarget", "notPredicted"],
  value: ({ tp, fp, fn, tn }) => {
    const root = Math.sqrt((tp + fp) * (tp + fn)) * Math.sqrt((tn + fp) * (tn + fn));
    return root === 0 ? undefined : (tp * tn - fp * fn) / root;
  },
};

/** Youden's J. */
export const INFORMEDNESS: Metric = {
  id: "informedness",
  name: "Informedness",
  short: "Informedness",
  formula: "recall + specificity - 1",
  better: "higher",
  tier: 2,
  needs: ["target", "notTarget"],
  value: (tally) =>
    ofBoth(RECALL.value(tally), SPECIFICITY.value(tally), (recall, specificity) => recall + specificity - 1),
};

export const MARKEDNESS: Metric = {
  id: "markedness",
  name: "Markedness",
  short: "Markedness",
  formula: "precision + NPV - 1",
  better: "higher",
  tier: 2,
  needs: ["predicted", "notPredicted"],
  value: (tally) => ofBoth(PRECISION.value(tally), NPV.value(tally), (precision, npv) => precision + npv - 1),
};

export const FOWLKES_MALLOWS: Metric = {
  id: "fowlkesMallows",
  name: "Fowlkes-Mallows index",
  short: "FM",
  formula: "sqrt(precision * recall)",
  better: "higher",
  tier: 2,
  needs: ["predicted", "target"],
  value: (tally) =>
    ofBoth(PRECISION.value(tally), RECALL.value(tally), (precision, recall) => Math.sqrt(precision * recall)),
};

/** Every metric of one-against-rest counts, in the order of the menus. A new metric is a new row. */
export const METRICS: readonly Metric[] = [
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
];

function ofBoth(a: Figure, b: Figure, combine: (a: number, b: number) => number): Figure {
  return a === undefined || b === undefined ? undefined : combine(a, b);
}
