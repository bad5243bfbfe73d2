import type { Figure } from "../numbers/figure";
import type { Deviations } from "./interval";
import { LANES, type RowSums } from "./weightedRows";

/** Draws of a part: as many as are summed at a time. */
export const DRAWS_A_PART = LANES;

/**
 * Adds up how far the figures of the draws from `first` up to `end`, a part, lie from those of all rows: for each figure the sum of
 * squares and the number of draws. `figuresOf` makes the figures of the columns' sums in their order.
 */
export function drawnDeviations(
  rowSums: RowSums,
  { first, end }: { readonly first: number; readonly end: number },
  figures: readonly Figure[],
  figuresOf: (sums: Float64Array) => readonly Figure[],
): Float64Array {
  const told = new Float64Array(2 * figures.length);
  const sums = rowSums(first);
  const columns = new Float64Array(sums.length / LANES);
  for (let lane = 0; lane < end - first; lane++) {
    for (let column = 0, at = lane; column < columns.length; column++, at += LANES) columns[column] = sums[at] ?? 0;
    const drawnFigures = figuresOf(columns);
    for (let index = 0; index < figures.length; index++) {
      const drawn = drawnFigures[index];
      const figure = figures[index];
      // Every weight is positive, so that a figure has a value in all draws or in none.
      if (drawn === undefined || figure === undefined) continue;
      told[2 * index] = (told[2 * index] ?? 0) + (drawn - figure) ** 2;
      told[2 * index + 1] = (told[2 * index + 1] ?? 0) + 1;
    }
  }
  return told;
}

/** What parts told of the figure at a place. */
export function deviationsAt(told: Float64Array, index: number): Deviations {
  return { squares: told[2 * index] ?? 0, draws: told[2 * index + 1] ?? 0 };
}
