import type { ClassIndex } from "../labels/indices";
import { integerAt, numberAt } from "../numbers/numberAt";

/**
 * Pixels per (target class, predicted class), summed over images. Of thousands of classes most pairs never occur, so that only
 * those with pixels are held.
 */
export interface Confusion extends ConfusionTable {
  /** Per target class: counted pixels whose predicted label does not belong to a class. */
  readonly other: Float64Array;
  /** Pixels left out because their target label is ignored. */
  readonly ignored: number;
  /** The same by predicted class, with one more for predicted labels that do not belong to a class. They are in no figure. */
  readonly ignoredAs: Float64Array;
  /** Pixels left out because their target label is not in the given class list. */
  readonly unlisted: number;
}

/** The pairs with pixels, those of one target class after those of the one before, each in the order of the predicted classes. */
export interface ConfusionTable {
  readonly classes: number;
  /** Where the pairs of each target class begin, and, last, where all end. */
  readonly starts: Int32Array;
  /** The predicted class of each pair. */
  readonly predictions: Int32Array;
  /** The pixels of each pair, none of them 0. */
  readonly counts: Float64Array;
}

/** Pixels of a target class that are predicted as a class. */
export interface PairOfClasses {
  readonly target: ClassIndex;
  readonly prediction: ClassIndex;
  readonly pixels: number;
}

/** The table of pairs in the order of the target classes, then of the predicted ones; those of 0 are passed over. */
export function confusionTable(classes: number, of: Iterable<PairOfClasses>): ConfusionTable {
  const pairs = Array.from(of).filter(({ pixels }) => pixels !== 0);
  const starts = new Int32Array(classes + 1);
  for (const { target } of pairs) starts[target + 1] = integerAt(starts, target + 1) + 1;
  for (let target = 1; target <= classes; target++)
    starts[target] = integerAt(starts, target) + integerAt(starts, target - 1);
  return {
    classes,
    starts,
    predictions: Int32Array.from(pairs, ({ prediction }) => prediction),
    counts: Float64Array.from(pairs, ({ pixels }) => pixels),
  };
}

/** What a target class was predicted as, in the order of the classes. */
export function* confusionRow(
  { starts, predictions, counts }: ConfusionTable,
  target: ClassIndex,
): Generator<Pick<PairOfClasses, "prediction" | "pixels">> {
  const end = integerAt(starts, target + 1);
  for (let pair = integerAt(starts, target); pair < end; pair++)
    yield { prediction: integerAt(predictions, pair), pixels: numberAt(counts, pair) };
}

export function confusionCell(
  { starts, predictions, counts }: ConfusionTable,
  target: ClassIndex,
  prediction: ClassIndex,
): number {
  let first = integerAt(starts, target);
  let end = integerAt(starts, target + 1);
  while (first < end) {
    const middle = (first + end) >> 1;
    if (integerAt(predictions, middle) < prediction) first = middle + 1;
    else end = middle;
  }
  return first < integerAt(starts, target + 1) && predictions[first] === prediction ? numberAt(counts, first) : 0;
}
