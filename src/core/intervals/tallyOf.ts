import { CELL_COLUMNS, CELL_WIDTH, IMAGE_COLUMNS } from "./bootstrapInput";
import type { Tally } from "../counting/tally";

/** The counts of a class in a row of a `BootstrapInput`, which begins at `start`, or in sums of rows; `column` counts the classes of the class set. */
export function tallyOf(sums: Float64Array, column: number, classes: number, start = 0): Tally {
  const first = start + column * CELL_WIDTH;
  const pixels = sums[start + classes * CELL_WIDTH + IMAGE_COLUMNS.pixels] ?? 0;
  return {
    tp: sums[first + CELL_COLUMNS.tp] ?? 0,
    fp: sums[first + CELL_COLUMNS.fp] ?? 0,
    fn: sums[first + CELL_COLUMNS.fn] ?? 0,
    tn: pixels - (sums[first + CELL_COLUMNS.union] ?? 0),
  };
}
