/** Rows whose ways to be swapped, 2^8, are looked up in one table. */
export const GROUP_ROWS = 8;
const WAYS = 2 ** GROUP_ROWS;

/** Groups that are looked up one after the other for each way, so that their tables stay near the processor. */
export const BLOCK_GROUPS = 8;
export const BLOCK_ROWS = BLOCK_GROUPS * GROUP_ROWS;

/** Ways to swap rows: for every 8 rows `lanes` bytes, one a way, the first row in the lowest bit; of whole blocks of 64 rows. */
export interface SwapWays {
  readonly bytes: Uint8Array;
  readonly lanes: number;
}

/** Room for ways to swap so many rows. */
export function noSwaps(rows: number, lanes: number): SwapWays {
  return { bytes: new Uint8Array(Math.ceil(rows / BLOCK_ROWS) * BLOCK_GROUPS * lanes), lanes };
}

/** Adds to the gains of each column and way what a block of rows gives. */
export interface BlockSwaps {
  /** The rows' B - A, to be filled: `stride` numbers a row, of which those behind the last column are 0. */
  readonly differences: Float64Array;
  readonly stride: number;
  /** `ways`: those of the block. */
  readonly add: (ways: Uint8Array) => void;
  /** Way by way, `width` numbers each; void at the next block. */
  readonly gains: () => Float64Array;
}

/**
 * Makes the gains of so many columns and ways, 0 at first; all that do so give the same digits. Where all differences are whole numbers
 * `most` may say that none is further from 0: then they can be added as integers.
 */
export type MakeBlockSwaps = (width: number, lanes: number, most?: number) => BlockSwaps;

/** Rows of two runs, `width` numbers each in one order. Where there is no run A its rows are nothing. */
export interface RowsToSwap {
  readonly a?: Float64Array;
  readonly b: Float64Array;
  readonly width: number;
  /** No difference is further from 0, and all are whole numbers; left out where one is not. */
  readonly most?: number;
}

/**
 * The rows of two runs are swapped row by row in many ways: what a column of run A gains is the sum of B - A over the swapped rows, and
 * run B loses as much. Way by way, `width` numbers each.
 */
export function swapGains(rows: RowsToSwap, ways: SwapWays, makeSwaps: MakeBlockSwaps): Float64Array {
  const swaps = makeSwaps(rows.width, ways.lanes, rows.most);
  addSwaps(swaps, rows, ways);
  return swaps.gains();
}

/** Adds to the gains what the next rows give: of all but the last a multiple of `BLOCK_ROWS`. */
export function addSwaps(swaps: BlockSwaps, rows: RowsToSwap, { bytes, lanes }: SwapWays): void {
  const length = BLOCK_ROWS * rows.width;
  for (let first = 0, block = 0; first < rows.b.length; first += length, block++) {
    fillDifferences(swaps, rows, first);
    swaps.add(bytes.subarray(block * BLOCK_GROUPS * lanes, (block + 1) * BLOCK_GROUPS * lanes));
  }
}

function fillDifferences({ differences, stride }: BlockSwaps, { a, b, width }: RowsToSwap, first: number): void {
  if (first + BLOCK_ROWS * width > b.length) differences.fill(0);
  for (let row = 0; row < BLOCK_ROWS; row++) {
    const from = first + row * width;
    if (from >= b.length) return;
    const to = row * stride;
    for (let column = 0; column < width; column++)
      differences[to + column] = a ? (b[from + column] ?? 0) - (a[from + column] ?? 0) : (b[from + column] ?? 0);
  }
}

/**
 * The 256 sums that 8 rows can give are made once for all ways at once, after V. Arlazarov et al., "On economical construction of the
 * transitive closure of a graph" (1970).
 */
export const plainBlockSwaps: MakeBlockSwaps = (width, lanes) => {
  const differences = new Float64Array(BLOCK_ROWS * width);
  const sums = new Float64Array(BLOCK_GROUPS * WAYS);
  const gains = new Float64Array(width * lanes);
  return {
    differences,
    stride: width,
    add: (ways) => {
      for (let column = 0; column < width; column++) {
        if (fillTables(differences, width, column, sums)) lookUp(sums, { bytes: ways, lanes }, gains, column);
      }
    },
    gains: () => gains,
  };
};

/** The sums of all choices of the rows of each group in a column; whether one is not 0. */
function fillTables(differences: Float64Array, width: number, column: number, sums: Float64Array): boolean {
  let differs = false;
  for (let row = 0; row < BLOCK_ROWS; row++) {
    const difference = differences[row * width + column] ?? 0;
    if (difference !== 0) differs = true;
    const table = Math.floor(row / GROUP_ROWS) * WAYS;
    const half = 1 << (row % GROUP_ROWS);
    for (let way = 0; way < half; way++) sums[table + half + way] = (sums[table + way] ?? 0) + difference;
  }
  return differs;
}

function lookUp(sums: Float64Array, { bytes, lanes }: SwapWays, gains: Float64Array, column: number): void {
  const width = gains.length / lanes;
  for (let lane = 0, at = column; lane < lanes; lane++, at += width) {
    let gain = gains[at] ?? 0;
    for (let group = 0; group < BLOCK_GROUPS; group++)
      gain += sums[group * WAYS + (bytes[group * lanes + lane] ?? 0)] ?? 0;
    gains[at] = gain;
  }
}
