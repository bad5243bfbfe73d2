/** One-against-rest pixel counts of a class, of one image or summed; exact integers. */
export interface Tally {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

export const EMPTY_TALLY: Tally = { tp: 0, fp: 0, fn: 0, tn: 0 };

export function addTallies(a: Tally, b: Tally): Tally {
  return { tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn, tn: a.tn + b.tn };
}

/** Target pixels of the class. */
export function support(tally: Tally): number {
  return tally.tp + tally.fn;
}
