import type { CountMetricId } from "../../../../src/core/metrics/metrics";

/** What is known of a metric by hand. */
interface MetricReference {
  /** Of tp 6, fp 2, fn 3, tn 9, computed from the counts. */
  readonly value: number;
  /** Its name in full, in columns, and as a mean over classes. */
  readonly names: string;
  /** Its short name, its direction, its place in the menus, what it needs, and its range where that is not from 0 to 1. */
  readonly row: string;
}

/** Every metric of counts, in the order of the menus. One without its reference does not compile. */
export const REFERENCES: Readonly<Record<CountMetricId, MetricReference>> = {
  iou: { value: 6 / 11, names: "IoU (Jaccard) | IoU | mIoU", row: "IoU, higher, 1, present" },
  dice: { value: 12 / 17, names: "Dice (F1) | Dice | mDice", row: "Dice, higher, 1, present" },
  precision: { value: 0.75, names: "Precision | Precision | mean Precision", row: "Precision, higher, 1, predicted" },
  recall: { value: 2 / 3, names: "Recall | Recall | mean Recall", row: "Recall, higher, 1, target" },
  fbeta: { value: 30 / 44, names: "F-beta (beta = 2) | F2 | mean F2", row: "F2, higher, 2, present" },
  specificity: {
    value: 9 / 11,
    names: "Specificity | Specificity | mean Specificity",
    row: "Specificity, higher, 2, notTarget",
  },
  accuracy: {
    value: 0.75,
    names: "Accuracy (one-vs-rest) | Accuracy (1-vs-rest) | mean Accuracy (1-vs-rest)",
    row: "Accuracy (1-vs-rest), higher, 2, counted",
  },
  balancedAccuracy: {
    value: 49 / 66,
    names: "Balanced accuracy (one-vs-rest) | Balanced accuracy | mean Balanced accuracy",
    row: "Balanced accuracy, higher, 2, target notTarget",
  },
  npv: { value: 0.75, names: "Negative predictive value | NPV | mean NPV", row: "NPV, higher, 2, notPredicted" },
  fnr: { value: 1 / 3, names: "False negative rate | FNR | mean FNR", row: "FNR, lower, 2, target" },
  fpr: { value: 2 / 11, names: "False positive rate | FPR | mean FPR", row: "FPR, lower, 2, notTarget" },
  fdr: { value: 0.25, names: "False discovery rate | FDR | mean FDR", row: "FDR, lower, 2, predicted" },
  for: { value: 0.25, names: "False omission rate | FOR | mean FOR", row: "FOR, lower, 2, notPredicted" },
  lrPositive: {
    value: 11 / 3,
    names: "Positive likelihood ratio | LR+ | mean LR+",
    row: "LR+, higher, 2, target notTarget predicted 0..Infinity",
  },
  lrNegative: {
    value: 11 / 27,
    names: "Negative likelihood ratio | LR- | mean LR-",
    row: "LR-, lower, 2, target notTarget notPredicted 0..Infinity",
  },
  mcc: {
    value: 48 / Math.sqrt(8 * 9 * 11 * 12),
    names: "Matthews correlation (one-vs-rest) | MCC | mean MCC",
    row: "MCC, higher, 2, predicted target notTarget notPredicted -1..1",
  },
  informedness: {
    value: 16 / 33,
    names: "Informedness | Informedness | mean Informedness",
    row: "Informedness, higher, 2, target notTarget -1..1",
  },
  markedness: {
    value: 0.5,
    names: "Markedness | Markedness | mean Markedness",
    row: "Markedness, higher, 2, predicted notPredicted -1..1",
  },
  fowlkesMallows: {
    value: Math.SQRT1_2,
    names: "Fowlkes-Mallows index | FM | mean FM",
    row: "FM, higher, 2, predicted target",
  },
  volumetricSimilarity: {
    value: 16 / 17,
    names: "Volumetric similarity | VS | mean VS",
    row: "VS, higher, 2, present",
  },
  relativeVolumeDifference: {
    value: -1 / 9,
    names: "Relative volume difference | RVD | mean RVD",
    row: "RVD, zero, 2, target -1..Infinity",
  },
};
