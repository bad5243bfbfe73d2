import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { RatioTerms } from "../metrics/metric";
import { regionGap, type RegionGap } from "../gap/regionGap";
import type { ClassIndex } from "../labels/indices";

type Accounts = Map<number, RegionGap | undefined>;

/** Kept with the evaluation: seven columns show parts of the same account. */
const KEPT = new WeakMap<Evaluation, WeakMap<RatioTerms, Accounts>>();

/** Why one class scores differently globally and samplewise; undefined where it has a value in no image. */
export function classGap(evaluation: Evaluation, terms: RatioTerms, classIndex: ClassIndex): RegionGap | undefined {
  const ofEvaluation = KEPT.get(evaluation) ?? new WeakMap<RatioTerms, Accounts>();
  KEPT.set(evaluation, ofEvaluation);
  const accounts: Accounts = ofEvaluation.get(terms) ?? new Map<number, RegionGap | undefined>();
  ofEvaluation.set(terms, accounts);
  if (!accounts.has(classIndex)) {
    const { cells, imageSet } = evaluation;
    accounts.set(
      classIndex,
      regionGap(
        imageSet.map((image) => cellTally(cells, image, classIndex)),
        terms,
      ),
    );
  }
  return accounts.get(classIndex);
}
