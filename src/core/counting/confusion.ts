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

/** The table of pixels by position, target class * classes + predicted class, in their order; those of 0 are passed over. */
export function confusionTable(
  classes: number,
  pixels: Iterable<readonly [position: number, pixels: number]>,
): ConfusionTable {
  const pairs = Array.from(pixels).filter(([, amount]) => amount !== 0);
  const starts = new Int32Array(classes + 1);
  for (const [position] of pairs) {
    const next = Math.floor(position / classes) + 1;
    starts[next] = integerAt(starts, next) + 1;
  }
  for (let target = 1; target <= classes; target++)
    starts[target] = integerAt(starts, target) + integerAt(starts, target - 1);
  return {
    classes,
    starts,
    predictions: Int32Array.from(pairs, ([position]) => position % classes),
    counts: Float64Array.from(pairs, ([, amount]) => amount),
  };
}

/** What a target class was predicted as, in the order of the classes. */
export function* confusionRow(
  { starts, predictions, counts }: ConfusionTable,
  target: number,
): Generator<{ readonly prediction: number; readonly pixels: number }> {
  const end = integerAt(starts, target + 1);
  for (let pair = integerAt(starts, target); pair < end; pair++)
    yield { prediction: integerAt(predictions, pair), pixels: numberAt(counts, pair) };
}

export function confusionCell(
  { starts, predictions, counts }: ConfusionTable,
  target: number,
  prediction: number,
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
