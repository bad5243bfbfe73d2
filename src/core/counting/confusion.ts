/** Pixels per (target class, predicted class), summed over images. */
export interface Confusion {
  readonly classes: number;
  /** `classes * classes` pixels, a row a target class. */
  readonly counts: Float64Array;
  /** Per target class: counted pixels whose predicted label is no class. */
  readonly other: Float64Array;
  /** Pixels left out because their target label is ignored. */
  readonly ignored: number;
  /** The same by predicted class, with one more for predicted labels that are no class. They are in no figure. */
  readonly ignoredAs: Float64Array;
  /** Pixels left out because their target label is not in the given class list. */
  readonly unlisted: number;
}

export function confusionCell(confusion: Confusion, target: number, prediction: number): number {
  return confusion.counts[target * confusion.classes + prediction] ?? 0;
}
