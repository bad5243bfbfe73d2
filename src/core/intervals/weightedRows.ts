/** Weighings that are summed in one walk through the rows. */
export const LANES = 8;

/** Rows whose weights are looked at together, so that they stay near the processor; their places fit into a byte. */
const BLOCK_ROWS = 128;

/**
 * Rows of a table for sums with many weights. Most classes are absent from most images, so only what is not 0 is
 * walked through, column by column within a block of rows, and once for several weighings.
 */
export class WeightedRows {
  readonly #width: number;
  /** Where the values of a column within a block begin: block by block, in it column by column. */
  readonly #starts: Int32Array;
  /** The row of each value, counted from the first of its block. */
  readonly #places: Uint8Array;
  readonly #values: Float64Array;

  /** `table`: rows of `width` numbers one after the other. */
  constructor(table: Float64Array, width: number) {
    const rows = width === 0 ? 0 : table.length / width;
    const filled = table.reduce((count, value) => (value === 0 ? count : count + 1), 0);
    this.#width = width;
    this.#starts = new Int32Array(Math.ceil(rows / BLOCK_ROWS) * width + 1);
    this.#places = new Uint8Array(filled);
    this.#values = new Float64Array(filled);
    let at = 0;
    let list = 0;
    for (let first = 0; first < rows; first += BLOCK_ROWS) {
      const end = Math.min(rows, first + BLOCK_ROWS);
      for (let column = 0; column < width; column++) {
        for (let row = first; row < end; row++) {
          const value = table[row * width + column] ?? 0;
          if (value === 0) continue;
          this.#places[at] = row - first;
          this.#values[at++] = value;
        }
        this.#starts[++list] = at;
      }
    }
  }

  /**
   * The sums of the rows for `LANES` weighings at once: `weights` holds those of the first row, then of the next; `sums`
   * is filled alike, column by column. Each is summed in the order of the rows.
   */
  sum(weights: Float64Array, sums: Float64Array): void {
    sums.fill(0);
    const width = this.#width;
    for (let list = 0, first = 0; list + 1 < this.#starts.length; first += BLOCK_ROWS * LANES) {
      for (let column = 0; column < width; column++, list++) this.#sumList(list, weights, first, sums, column * LANES);
    }
  }

  /** One column of one block. In variables of their own the sums stay in registers. */
  #sumList(list: number, weights: Float64Array, first: number, sums: Float64Array, to: number): void {
    const [places, values] = [this.#places, this.#values];
    const end = this.#starts[list + 1] ?? 0;
    let at = this.#starts[list] ?? 0;
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
      const value = values[at] ?? 0;
      const from = first + (places[at] ?? 0) * LANES;
      s0 += (weights[from] ?? 0) * value;
      s1 += (weights[from + 1] ?? 0) * value;
      s2 += (weights[from + 2] ?? 0) * value;
      s3 += (weights[from + 3] ?? 0) * value;
      s4 += (weights[from + 4] ?? 0) * value;
      s5 += (weights[from + 5] ?? 0) * value;
      s6 += (weights[from + 6] ?? 0) * value;
      s7 += (weights[from + 7] ?? 0) * value;
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
}
