/** Rows whose ways to be swapped, 2^8, are looked up in one table. */
export const GROUP_ROWS = 8;
const WAYS = 2 ** GROUP_ROWS;

/** Ways to swap that are summed in one walk through the rows. */
export const SWAP_LANES = 512;

/** Groups that are walked through column by column, so that what they need stays near the processor. */
const BLOCK_GROUPS = 16;

/**
 * The rows of two runs, to be swapped row by row in many ways: what a column of run A gains is the sum of B - A over the
 * swapped rows, and run B loses as much. The 256 sums that 8 rows can give are made once for all ways at once, after
 * V. Arlazarov et al., "On economical construction of the transitive closure of a graph" (1970).
 */
export class SwappedRows {
  readonly #a: Float64Array;
  readonly #b: Float64Array;
  readonly #width: number;
  readonly #rows: number;
  readonly #sums = new Float64Array(WAYS);
  readonly #gains: Float64Array;

  /** `a`, `b`: rows of `width` numbers one after the other, of both runs in one order. */
  constructor(a: Float64Array, b: Float64Array, width: number) {
    this.#a = a;
    this.#b = b;
    this.#width = width;
    this.#rows = width === 0 ? 0 : a.length / width;
    this.#gains = new Float64Array(width * SWAP_LANES);
  }

  /**
   * What A gains in each column: `SWAP_LANES` numbers a column, one a way. `ways` says which rows are swapped: for every 8 rows
   * `SWAP_LANES` bytes, one a way, the first row in the lowest bit.
   */
  gains(ways: Uint8Array): Float64Array {
    const groups = Math.ceil(this.#rows / GROUP_ROWS);
    this.#gains.fill(0);
    for (let first = 0; first < groups; first += BLOCK_GROUPS) {
      const end = Math.min(groups, first + BLOCK_GROUPS);
      for (let column = 0; column < this.#width; column++) {
        for (let group = first; group < end; group++) {
          if (this.#differ(group, column)) this.#add(ways, group * SWAP_LANES, column * SWAP_LANES);
        }
      }
    }
    return this.#gains;
  }

  /** Makes the sums of B - A of all choices of the 8 rows; false where the runs do not differ in them. */
  #differ(group: number, column: number): boolean {
    const [a, b, sums] = [this.#a, this.#b, this.#sums];
    let differ = false;
    for (let bit = 0; bit < GROUP_ROWS; bit++) {
      const at = (group * GROUP_ROWS + bit) * this.#width + column;
      const difference = (b[at] ?? 0) - (a[at] ?? 0);
      const half = 1 << bit;
      if (difference !== 0) differ = true;
      for (let way = 0; way < half; way++) sums[half + way] = (sums[way] ?? 0) + difference;
    }
    return differ;
  }

  #add(ways: Uint8Array, from: number, to: number): void {
    const [sums, gains] = [this.#sums, this.#gains];
    for (let lane = 0; lane < SWAP_LANES; lane++)
      gains[to + lane] = (gains[to + lane] ?? 0) + (sums[ways[from + lane] ?? 0] ?? 0);
  }
}
