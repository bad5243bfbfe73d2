import { sum } from "../numbers/sum";
import { exponential } from "../numbers/exponential";
import { RandomStreams } from "../numbers/randomStreams";

/** Draws that are summed side by side. */
export const LANES = 16;
/** Of these so many in one variable each. */
const HALF = 8;

/** Rows whose weights are looked at together, so that they stay near the processor; their places fit into a byte. */
const BLOCK_ROWS = 128;

/**
 * Rows of several tables side by side, for sums with many weights. Most classes are absent from most images, so only
 * what is not 0 is kept, column by column within a block of rows.
 */
export interface PackedRows {
  readonly rows: number;
  /** Columns of all tables together. */
  readonly width: number;
  /** Where the values of a column within a block begin: block by block, in it column by column. */
  readonly starts: Int32Array;
  /** The row of each value, counted from the first of its block. */
  readonly places: Uint8Array;
  readonly values: Float64Array;
}

/** Sums packed rows under the weights of draws. */
export interface RowSums {
  /** How many draws are summed at a time: `LANES` or a multiple. */
  readonly lanes: number;
  /**
   * The sums of the rows in the draws from `first` on: `LANES` draws after `LANES` draws, of these column by column, `LANES` numbers
   * each. Each is summed in the order of the rows. They are void at the next call.
   */
  readonly draws: (first: number) => Float64Array;
}

/** Makes sums under a seed; all that do so give the same digits. */
export type MakeRowSums = (rows: PackedRows, seed: number) => RowSums;

/** Makes memory of so many bytes, such as threads can share. */
export type Room = (bytes: number) => ArrayBufferLike;

const OWN_ROOM: Room = (bytes) => new ArrayBuffer(bytes);

/** `tables`: each of `rows` rows, one after the other, in one order. */
export function packRows(tables: readonly Float64Array[], rows: number, room = OWN_ROOM): PackedRows {
  const sides = tables.map((table) => ({ table, width: rows === 0 ? 0 : table.length / rows }));
  const width = sum(sides.map((side) => side.width));
  let filled = 0;
  for (const side of sides) {
    for (let first = 0; first < rows; first += BLOCK_ROWS) filled += countFilled(side, first, blockEnd(first, rows));
  }
  const packed = {
    rows,
    width,
    starts: new Int32Array(room((Math.ceil(rows / BLOCK_ROWS) * width + 1) * Int32Array.BYTES_PER_ELEMENT)),
    places: new Uint8Array(room(filled)),
    values: new Float64Array(room(filled * Float64Array.BYTES_PER_ELEMENT)),
  };
  let list = 0;
  for (let first = 0; first < rows; first += BLOCK_ROWS) {
    for (const side of sides) {
      packBlock(packed, list, side, first, blockEnd(first, rows));
      list += side.width;
    }
  }
  return packed;
}

interface TableOfRows {
  readonly table: Float64Array;
  readonly width: number;
}

function blockEnd(first: number, rows: number): number {
  return Math.min(rows, first + BLOCK_ROWS);
}

/** How many numbers of a block are not 0. Block by block: a loop over millions runs slowly until a function has been called often. */
function countFilled({ table, width }: TableOfRows, first: number, end: number): number {
  let count = 0;
  for (let at = first * width; at < end * width; at++) if (table[at] !== 0) count++;
  return count;
}

/** Packs the rows of a block of one table as the lists from `list` on. */
function packBlock(
  { starts, places, values }: PackedRows,
  list: number,
  { table, width }: TableOfRows,
  first: number,
  end: number,
): void {
  let at = starts[list] ?? 0;
  for (let column = 0; column < width; column++) {
    for (let row = first, from = first * width + column; row < end; row++, from += width) {
      const value = table[from] ?? 0;
      if (value === 0) continue;
      places[at] = row - first;
      values[at++] = value;
    }
    starts[list + column + 1] = at;
  }
}

/**
 * The sums of the rows with the weights of the Bayesian bootstrap, to be divided by their sum, which no ratio feels: then they are
 * Dirichlet(1, ..., 1). No weight is 0, so that no class vanishes from a draw.
 *
 * Source: D. Rubin, "The Bayesian bootstrap", Ann. Statist. 9 (1981); independent exponential weights over their sum
 * are Dirichlet: L. Devroye, "Non-Uniform Random Variate Generation" (1986), XI.4.
 */
export const plainRowSums: MakeRowSums = (packed, seed) => {
  const { rows, width, starts } = packed;
  const weights = new Float64Array(BLOCK_ROWS * LANES);
  const sums = new Float64Array(width * LANES);
  return {
    lanes: LANES,
    draws: (first) => {
      const streams = new RandomStreams(seed, first, LANES);
      sums.fill(0);
      let list = 0;
      for (let from = 0; from < rows; from += BLOCK_ROWS) {
        const count = Math.min(BLOCK_ROWS, rows - from);
        for (let at = 0; at < count * LANES; at++) weights[at] = exponential(streams.next(at % LANES));
        for (let column = 0; column < width; column++, list++) {
          if (starts[list] === starts[list + 1]) continue;
          sumList(packed, list, weights, 0, sums, column * LANES);
          sumList(packed, list, weights, HALF, sums, column * LANES + HALF);
        }
      }
      return sums;
    },
  };
};

/** One column of one block, for half of the lanes. In separate variables the sums stay in registers. */
function sumList(
  { starts, places, values }: PackedRows,
  list: number,
  weights: Float64Array,
  lane: number,
  sums: Float64Array,
  to: number,
): void {
  const end = starts[list + 1] ?? 0;
  let s0 = sums[to] ?? 0;
  let s1 = sums[to + 1] ?? 0;
  let s2 = sums[to + 2] ?? 0;
  let s3 = sums[to + 3] ?? 0;
  let s4 = sums[to + 4] ?? 0;
  let s5 = sums[to + 5] ?? 0;
  let s6 = sums[to + 6] ?? 0;
  let s7 = sums[to + 7] ?? 0;
  for (let at = starts[list] ?? 0; at < end; at++) {
    const value = values[at] ?? 0;
    const from = (places[at] ?? 0) * LANES + lane;
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
