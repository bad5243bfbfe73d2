/** Weighings that are summed in one walk through the rows. */
export const LANES = 8;

/**
 * Rows of a table for sums with many weights. Most classes are absent from most images, so only what is not 0 is
 * walked through, and once for several weighings.
 */
export class WeightedRows {
  readonly #starts: Int32Array;
  readonly #columns: Int32Array;
  readonly #values: Float64Array;

  /** `table`: rows of `width` numbers one after the other. */
  constructor(table: Float64Array, width: number) {
    const rows = width === 0 ? 0 : table.length / width;
    const filled = table.reduce((count, value) => (value === 0 ? count : count + 1), 0);
    this.#starts = new Int32Array(rows + 1);
    this.#columns = new Int32Array(filled);
    this.#values = new Float64Array(filled);
    let place = 0;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < width; column++) {
        const value = table[row * width + column] ?? 0;
        if (value === 0) continue;
        this.#columns[place] = column;
        this.#values[place++] = value;
      }
      this.#starts[row + 1] = place;
    }
  }

  /** Adds one row to the sums of its columns. */
  add(row: number, sums: Float64Array): void {
    const end = this.#starts[row + 1] ?? 0;
    for (let place = this.#starts[row] ?? 0; place < end; place++) {
      const column = this.#columns[place] ?? 0;
      sums[column] = (sums[column] ?? 0) + (this.#values[place] ?? 0);
    }
  }

  /**
   * The sums of the rows for `LANES` weighings at once: `weights` holds those of the first row, then of the next; `sums`
   * is filled alike, column by column.
   */
  sum(weights: Float64Array, sums: Float64Array): void {
    const [starts, columns, values] = [this.#starts, this.#columns, this.#values];
    sums.fill(0);
    for (let row = 0; row + 1 < starts.length; row++) {
      const first = row * LANES;
      const w0 = weights[first] ?? 0;
      const w1 = weights[first + 1] ?? 0;
      const w2 = weights[first + 2] ?? 0;
      const w3 = weights[first + 3] ?? 0;
      const w4 = weights[first + 4] ?? 0;
      const w5 = weights[first + 5] ?? 0;
      const w6 = weights[first + 6] ?? 0;
      const w7 = weights[first + 7] ?? 0;
      const end = starts[row + 1] ?? 0;
      for (let place = starts[row] ?? 0; place < end; place++) {
        const value = values[place] ?? 0;
        const to = (columns[place] ?? 0) * LANES;
        sums[to] = (sums[to] ?? 0) + w0 * value;
        sums[to + 1] = (sums[to + 1] ?? 0) + w1 * value;
        sums[to + 2] = (sums[to + 2] ?? 0) + w2 * value;
        sums[to + 3] = (sums[to + 3] ?? 0) + w3 * value;
        sums[to + 4] = (sums[to + 4] ?? 0) + w4 * value;
        sums[to + 5] = (sums[to + 5] ?? 0) + w5 * value;
        sums[to + 6] = (sums[to + 6] ?? 0) + w6 * value;
        sums[to + 7] = (sums[to + 7] ?? 0) + w7 * value;
      }
    }
  }
}
