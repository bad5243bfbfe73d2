import type { Figure } from "../numbers/figure";
import type { Deviations } from "./interval";
import { LANES, type RowSums } from "./weightedRows";

/** Draws of a part: as many as any way of summing takes at a time, or a multiple of them. */
export const DRAWS_A_PART = 32;

/**
 * Adds up how far the figures of the draws from `first` up to `end` lie from those of all rows: for each figure the sum of
 * squares and the number of draws. `figuresOf` makes the figures of the columns' sums in their order.
 */
export function drawnDeviations(
  { lanes, draws }: RowSums,
  { first, end }: { readonly first: number; readonly end: number },
  figures: readonly Figure[],
  figuresOf: (sums: Float64Array) => readonly Figure[],
): Float64Array {
  const told = new Float64Array(2 * figures.length);
  for (let from = first; from < end; from += lanes) {
    const sums = draws(from);
    const columns = new Float64Array(sums.length / lanes);
    for (let lane = 0; lane < Math.min(lanes, end - from); lane++) {
      const group = Math.floor(lane / LANES) * columns.length * LANES;
      for (let column = 0; column < columns.length; column++)
        columns[column] = sums[group + column * LANES + (lane % LANES)] ?? 0;
      for (const [index, drawn] of figuresOf(columns).entries()) {
        const figure = figures[index];
        // Every weight is positive, so that a figure has a value in all draws or in none.
        if (drawn === undefined || figure === undefined) continue;
        told[2 * index] = (told[2 * index] ?? 0) + (drawn - figure) ** 2;
        told[2 * index + 1] = (told[2 * index + 1] ?? 0) + 1;
      }
    }
  }
  return told;
}

/** What parts told of the figure at a place. */
export function deviationsAt(told: Float64Array, index: number): Deviations {
  return { squares: told[2 * index] ?? 0, draws: told[2 * index + 1] ?? 0 };
}
