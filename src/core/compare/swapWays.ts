import { RandomStreams } from "../numbers/randomStreams";
import { GROUP_ROWS, noSwaps, type SwapWays } from "./swappedRows";

/** Up to this many rows all ways to swap them are tried. */
export const MOST_EXACT = 12;

/** Swaps of a part: many, as the sums that rows can give are made anew for each. */
export const SWAPS_A_PART = 1024;

/** Swaps have other streams of random numbers than draws. */
const SWAP_STREAMS = 2 ** 31;

/** Of a random number of 32 bits, one a row. */
const GROUPS_A_NUMBER = 32 / GROUP_ROWS;

export interface Swapping {
  readonly rows: number;
  readonly method: "exact" | "random";
  readonly seed: number;
}

/** Which rows are swapped in the swaps from `first` on: the next of all ways, or random ones. */
export function swapWays({ rows, method, seed }: Swapping, first: number, lanes: number): SwapWays {
  const groups = Math.ceil(rows / GROUP_ROWS);
  const ways = noSwaps(rows, lanes);
  const streams = new RandomStreams(seed, SWAP_STREAMS + first, lanes);
  for (let lane = 0; lane < lanes; lane++) {
    for (let group = 0; group < groups; group += GROUPS_A_NUMBER) {
      const bits = method === "exact" ? first + lane : streams.next(lane);
      for (let of = 0; of < GROUPS_A_NUMBER && group + of < groups; of++)
        ways.bytes[(group + of) * lanes + lane] = bits >>> (of * GROUP_ROWS);
    }
  }
  return ways;
}
