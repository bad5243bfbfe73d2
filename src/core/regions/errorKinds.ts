import type { Label } from "../labels/label";
import type { LabelPlane } from "../labels/labelPlane";
import { integerAt } from "../numbers/numberAt";

/**
 * Which pairs of labels are errors, and which of them are the same one, as whoever knows the classes says it:
 * three columns of one length, a row a pair of a target label and a predicted label. A pair that is not
 * listed is not an error: right, or ignored.
 */
export interface ErrorKinds {
  readonly targets: Int32Array;
  readonly predictions: Int32Array;
  /** Numbers from 1: pairs of labels with the same number are one kind of error. */
  readonly kinds: Int32Array;
}

export const NO_ERROR = 0;

/** Gives the function that says the kind of error of a pair of places in the two planes' values. */
export function errorKindOf(
  { targets, predictions, kinds }: ErrorKinds,
  target: LabelPlane["values"],
  prediction: LabelPlane["values"],
): (target: number, prediction: number) => number {
  const byLabel = new Map<Label, Map<Label, number>>();
  targets.forEach((label, row) => {
    const ofTarget = byLabel.get(label) ?? new Map<Label, number>();
    byLabel.set(label, ofTarget);
    ofTarget.set(integerAt(predictions, row), kinds[row] ?? NO_ERROR);
  });
  const rows = Array.from(target, (label) => byLabel.get(label));
  return (targetPlace, predictionPlace) => rows[targetPlace]?.get(integerAt(prediction, predictionPlace)) ?? NO_ERROR;
}
