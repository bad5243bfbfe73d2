import type { LabelArray } from "../../core/labels/labelMap";

/**
 * A plane as runs of equal pixels, row by row: those of row r are `starts[rows[r]]` up to `starts[rows[r + 1]]`, each from
 * its column up to the next one's, the last up to the row's end.
 */
export interface PlaneRuns {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly rows: Int32Array;
  /** The column of each run's first pixel. */
  readonly starts: Int32Array;
  readonly values: Int32Array;
  /** The number of the instance that a run belongs to; absent where instances aren't numbered. */
  readonly numbers: Int32Array | undefined;
}

/** Rows, and where the runs in each begin. */
type RunStarts = Pick<PlaneRuns, "rows" | "starts">;

export interface RunOptions {
  /** The instance of each pixel, so that runs end where it changes; 0 is none. */
  readonly numbers?: LabelArray | undefined;
}

export function planeRuns(
  plane: LabelArray,
  { width, height, depth }: { readonly width: number; readonly height: number; readonly depth: number },
  { numbers }: RunOptions = {},
): PlaneRuns {
  const rowCount = height * depth;
  const { rows, starts } = runStarts(plane, width, rowCount, numbers);
  const of = (values: LabelArray): Int32Array => {
    const read = new Int32Array(starts.length);
    for (let row = 0; row < rowCount; row++) {
      for (let run = rows[row]; run < rows[row + 1]; run++) read[run] = values[row * width + starts[run]];
    }
    return read;
  };
  return { width, height, depth, rows, starts, values: of(plane), numbers: numbers && of(numbers) };
}

function runStarts(plane: LabelArray, width: number, rowCount: number, numbers: LabelArray | undefined): RunStarts {
  const rows = new Int32Array(rowCount + 1);
  let starts = new Int32Array(Math.max(1024, 4 * rowCount));
  const words = wordsOf(plane);
  let runs = 0;
  for (let row = 0; row < rowCount; row++) {
    // A row has at most as many runs as pixels.
    if (runs + width > starts.length) {
      const grown = new Int32Array(Math.max(2 * starts.length, runs + width));
      grown.set(starts);
      starts = grown;
    }
    runs = numbers
      ? numberedStarts(plane, numbers, row * width, width, starts, runs)
      : startsOf(plane, words, row * width, width, starts, runs);
    rows[row + 1] = runs;
  }
  return { rows, starts: starts.slice(0, runs) };
}

/** The bytes of a plane four at a time, where it has bytes that lie so; undefined else. */
function wordsOf(plane: LabelArray): Int32Array | undefined {
  if (!(plane instanceof Uint8Array) || plane.byteOffset % 4 !== 0) return undefined;
  return new Int32Array(plane.buffer, plane.byteOffset, plane.length >> 2);
}

/** Writes down where the runs of a row start, from the place `runs` on; gives the place after them. */
function startsOf(
  plane: LabelArray,
  words: Int32Array | undefined,
  first: number,
  width: number,
  starts: Int32Array,
  runs: number,
): number {
  const end = first + width;
  let value = plane[first];
  starts[runs++] = 0;
  for (let at = first + 1; at < end; at++) {
    if (words !== undefined && (at & 3) === 0) {
      // Masks are long runs: four equal pixels are passed over at once.
      const solid = Math.imul(value, 0x01010101);
      while (at + 4 <= end && words[at >> 2] === solid) at += 4;
      if (at >= end) break;
    }
    if (plane[at] === value) continue;
    value = plane[at];
    starts[runs++] = at - first;
  }
  return runs;
}

function numberedStarts(
  plane: LabelArray,
  numbers: LabelArray,
  first: number,
  width: number,
  starts: Int32Array,
  runs: number,
): number {
  starts[runs++] = 0;
  for (let at = first + 1; at < first + width; at++)
    if (plane[at] !== plane[at - 1] || numbers[at] !== numbers[at - 1]) starts[runs++] = at - first;
  return runs;
}
