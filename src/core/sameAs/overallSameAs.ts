import type { Evaluation } from "../counting/evaluation";
import type { OverallId } from "../metrics/overall";

/**
 * Library calls that give the very overall figure, on the labels of the counted pixels of all images; none where
 * the libraries treat these data otherwise. Only for figures that are defined: each has a number of its own for 0/0.
 */
export function overallSameAs({ confusion, table, classSet }: Evaluation, id: OverallId): readonly string[] {
  // What a predicted label that is no class is to a library depends on its kinds, and mmsegmentation drops it.
  if (confusion.other.some((pixels) => pixels > 0)) return [];
  const { obeysClassSet, calls } = CALLS[id];
  return obeysClassSet && classSet.length < table.classes.length ? [] : calls;
}

interface Calls {
  readonly obeysClassSet: boolean;
  readonly calls: readonly string[];
}

const CALLS: Readonly<Record<OverallId, Calls>> = {
  pixelAccuracy: { obeysClassSet: false, calls: ["sklearn.metrics.accuracy_score(target, prediction)", "mmseg aAcc"] },
  meanAccuracy: {
    obeysClassSet: true,
    calls: ["sklearn.metrics.balanced_accuracy_score(target, prediction)", "mmseg mAcc"],
  },
  // The support-weighted mean of the IoU of summed counts.
  fwIoU: { obeysClassSet: true, calls: ['sklearn.metrics.jaccard_score(target, prediction, average="weighted")'] },
  kappa: { obeysClassSet: false, calls: ["sklearn.metrics.cohen_kappa_score(target, prediction)"] },
  mccMulticlass: { obeysClassSet: false, calls: ["sklearn.metrics.matthews_corrcoef(target, prediction)"] },
};
