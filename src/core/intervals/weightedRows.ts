import { RandomStreams } from "../numbers/randomStreams";
import { drawWeights, WEIGHT_BITS } from "./drawWeights";
import { addLists, BLOCK_ROWS, type PackedRows } from "./packedRows";

/** Draws that are summed side by side. */
export const LANES = 32;
/** Of these so many in one variable each. */
const SIDE = 8;

/**
 * The sums of packed rows under the weights of the `LANES` draws from `first` on: column by column, `LANES` numbers each. They are
 * exact but for the rounding of the last additions, and void at the next call.
 */
export type RowSums = (first: number) => Float64Array;

/** Makes sums under a seed; all that do so give the same digits. */
export type MakeRowSums = (rows: PackedRows, seed: number) => RowSums;

/**
 * The sums of the rows with the weights of the Bayesian bootstrap, to be divided by their sum, which no ratio feels: then they are
 * Dirichlet(1, ..., 1). Each number of a draw's stream has the bits of the weights of two rows, the first in the lower half.
 *
 * Source: D. Rubin, "The Bayesian bootstrap", Ann. Statist. 9 (1981); independent exponential weights over their sum
 * are Dirichlet: L. Devroye, "Non-Uniform Random Variate Generation" (1986), XI.4.
 */
export const plainRowSums: MakeRowSums = (packed, seed) =>
  summed(packed, (first, lists) => {
    addRows(packed, new RandomStreams(seed, first, LANES), lists);
  });

/** Adds to the sums of the lists, `LANES` each, the rows under the next weights of as many draws. */
export function addRows(packed: PackedRows, streams: RandomStreams, lists: Float64Array): void {
  const table = drawWeights();
  // As doubles: their sums stay below 2^53, and so exact.
  const weights = new Float64Array(BLOCK_ROWS * LANES);
  let list = 0;
  for (let from = 0; from < packed.rows; from += BLOCK_ROWS) {
    const end = Math.min(BLOCK_ROWS, packed.rows - from);
    for (let row = 0; row < end; row += 2) {
      for (let at = row * LANES; at < (row + 1) * LANES; at++) {
        const bits = streams.next(at % LANES);
        weights[at] = table[bits & (2 ** WEIGHT_BITS - 1)] ?? 0;
        weights[at + LANES] = table[bits >>> WEIGHT_BITS] ?? 0;
      }
    }
    for (let to = 0; to < lists.length; to += LANES, list++) {
      for (let lane = 0; lane < LANES; lane += SIDE) sumList(packed, list, weights, lane, lists, to + lane);
    }
  }
}

/** Sums of the columns where `addDraws` adds those of the lists, `LANES` each, to what is 0 at first. */
export function summed(packed: PackedRows, addDraws: (first: number, lists: Float64Array) => void): RowSums {
  const lists = new Float64Array(packed.columns.length * LANES);
  const sums = new Float64Array(packed.width * LANES);
  return (first) => {
    lists.fill(0);
    sums.fill(0);
    addDraws(first, lists);
    addLists(packed, lists, sums, LANES);
    return sums;
  };
}

/** One list of one block, for some of the lanes. In separate variables the sums stay in registers. */
function sumList(
  { starts, places, digits }: PackedRows,
  list: number,
  weights: Float64Array,
  lane: number,
  sums: Float64Array,
  to: number,
): void {
  const end = 2 * (starts[list + 1] ?? 0);
  let at = 2 * (starts[list] ?? 0);
  if (at === end) return;
  let s0 = sums[to] ?? 0;
  let s1 = sums[to + 1] ?? 0;
  let s2 = sums[to + 2] ?? 0;
  let s3 = sums[to + 3] ?? 0;
  let s4 = sums[to + 4] ?? 0;
  let s5 = sums[to + 5] ?? 0;
  let s6 = sums[to + 6] ?? 0;
  let s7 = sums[to + 7] ?? 0;
  for (; at < end; at++) {
    const digit = digits[at] ?? 0;
    if (digit === 0) continue;
    const row = 2 * (places[at >> 1] ?? 0) + (at & 1);
    const from = row * LANES + lane;
    s0 += (weights[from] ?? 0) * digit;
    s1 += (weights[from + 1] ?? 0) * digit;
    s2 += (weights[from + 2] ?? 0) * digit;
    s3 += (weights[from + 3] ?? 0) * digit;
    s4 += (weights[from + 4] ?? 0) * digit;
    s5 += (weights[from + 5] ?? 0) * digit;
    s6 += (weights[from + 6] ?? 0) * digit;
    s7 += (weights[from + 7] ?? 0) * digit;
  }
  sums[to] = s0;
  sums[to + 1] = s1;
  sums[to + 2] = s2;
  sums[to + 3] = s3;
  sums[to + 4] = s4;
  sums[to + 5] = s5;
  sums[to + 6] = s6;
  sums[to + 7] = s7;
}
