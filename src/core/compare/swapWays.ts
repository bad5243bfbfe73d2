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
export function swapWays(swapping: Swapping, first: number, lanes: number): SwapWays {
  return new WaysOfRows(swapping, first, lanes).next(swapping.rows);
}

/** The same of rows that come some at a time: of all but the last a multiple of 32 of them. */
export class WaysOfRows {
  readonly #streams: RandomStreams;

  constructor(
    private readonly swapping: Pick<Swapping, "method" | "seed">,
    private readonly first: number,
    private readonly lanes: number,
  ) {
    this.#streams = new RandomStreams(swapping.seed, SWAP_STREAMS + first, lanes);
  }

  /** Of the next rows. All ways are of so few rows that they come at once. */
  next(rows: number): SwapWays {
    const { first, lanes } = this;
    const groups = Math.ceil(rows / GROUP_ROWS);
    const ways = noSwaps(rows, lanes);
    for (let lane = 0; lane < lanes; lane++) {
      for (let group = 0; group < groups; group += GROUPS_A_NUMBER) {
        const bits = this.swapping.method === "exact" ? first + lane : this.#streams.next(lane);
        for (let of = 0; of < GROUPS_A_NUMBER && group + of < groups; of++)
          ways.bytes[(group + of) * lanes + lane] = bits >>> (of * GROUP_ROWS);
      }
    }
    return ways;
  }
}
