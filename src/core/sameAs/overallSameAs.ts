import type { Evaluation } from "../counting/evaluation";
import { OVERALL, type OverallId } from "../metrics/overall";
import { dataFacts, everyClass, type DataFacts } from "./dataFacts";
import type { LibraryCall } from "./libraryCall";
import { mmsegKey } from "./programCalls";

/**
 * Library calls that give the very overall figure; none where it is undefined, since each library has a separate number for 0/0, and
 * none where the libraries treat these data otherwise.
 */
export function overallSameAs(evaluation: Evaluation, id: OverallId): readonly LibraryCall[] {
  const { confusion, classSet } = evaluation;
  const value = OVERALL.find((row) => row.id === id)?.value(confusion, classSet);
  const facts = dataFacts(evaluation);
  // What a predicted label that does not belong to a class is to a library depends on its kinds.
  if (value === undefined || facts.other) return [];
  const { obeysClassSet, calls } = CALLS[id];
  return obeysClassSet && !everyClass(facts) ? [] : calls(facts).flatMap((call) => call ?? []);
}

interface Calls {
  readonly obeysClassSet: boolean;
  readonly calls: (facts: DataFacts) => readonly (LibraryCall | undefined)[];
}

const CALLS: Readonly<Record<OverallId, Calls>> = {
  pixelAccuracy: {
    obeysClassSet: false,
    calls: (facts) => [sklearn("accuracy_score"), mmsegKey(facts, "mIoU", "aAcc")],
  },
  meanAccuracy: {
    obeysClassSet: true,
    calls: (facts) => [sklearn("balanced_accuracy_score"), mmsegKey(facts, "mIoU", "mAcc")],
  },
  // The support-weighted mean of the IoU of summed counts.
  fwIoU: { obeysClassSet: true, calls: () => [sklearn("jaccard_score", ', average="weighted"')] },
  kappa: { obeysClassSet: false, calls: () => [sklearn("cohen_kappa_score")] },
  mccMulticlass: { obeysClassSet: false, calls: () => [sklearn("matthews_corrcoef")] },
};

function sklearn(name: string, rest = ""): LibraryCall {
  return {
    library: "sklearn",
    name: "scikit-learn",
    imports: ["import sklearn.metrics"],
    call: `sklearn.metrics.${name}(T, P${rest})`,
    unit: "ratio",
  };
}
