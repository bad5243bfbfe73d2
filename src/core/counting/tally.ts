import { addedShapes } from "./shapeCells";
import type { ShapeSums } from "../shapes/shapeSource";

/** One-against-rest pixel counts of a class, of one image or summed; exact integers. */
export interface PixelTally {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

/** With what was measured of the same, where anything was. */
export interface Tally extends PixelTally {
  readonly shapes?: ShapeSums | undefined;
}

export const EMPTY_TALLY: Tally = { tp: 0, fp: 0, fn: 0, tn: 0 };

export function sumTallies(tallies: readonly Tally[]): Tally {
  let { tp, fp, fn, tn } = EMPTY_TALLY;
  for (const tally of tallies) {
    tp += tally.tp;
    fp += tally.fp;
    fn += tally.fn;
    tn += tally.tn;
  }
  const shapes = tallies[0]?.shapes && addedShapes(tallies.map((tally) => tally.shapes));
  return shapes ? { tp, fp, fn, tn, shapes } : { tp, fp, fn, tn };
}

/** Target pixels of the class. */
export function support(tally: Tally): number {
  return tally.tp + tally.fn;
}
