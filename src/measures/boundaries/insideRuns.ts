import type { PlaneRuns } from "../objects/planeRuns";
import { keepCompiled } from "../keepCompiled";

/** Stretches of rows: those of row r are `starts[rows[r]]` up to `starts[rows[r + 1]]`, each up to but without its end. */
export interface Stretches {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * The pixels of an image that lie deeper than `band` pixels inside their class: every pixel of the square of 2 * band + 1 around
 * them is of the same class and in the image. All others have a chessboard distance to another class, or to the outside of the
 * image, of at most `band`.
 *
 * Works on runs: each is shortened by `band` at both ends, and what is left of as many rows as the square has is intersected, of
 * rows in blocks of that many, so that no row is met more than three times whatever the width of the band.
 *
 * Source: van Herk, "A fast algorithm for local minimum and maximum filters", Pattern Recognition Letters 13 (1992).
 *
 * @param band from 1
 */
export function insideRuns(runs: PlaneRuns, band: number): Stretches {
  const { width, height } = runs;
  const side = 2 * band + 1;
  // The square fits nowhere.
  if (side > width || side > height) return new Found(height).stretches();
  // Stretches of one row have at least `2 * band` pixels between them, and so have those of an intersection.
  const capacity = Math.floor(width / side) + 2;
  /** What the rows from each of a block's on to its last have in common. */
  const suffixes = Array.from({ length: side }, () => new RowStretches(capacity));
  const row = new RowStretches(capacity);
  let prefix = new RowStretches(capacity);
  let next = new RowStretches(capacity);
  const found = new Found(height);
  for (let last = 0; last < height; last++) {
    const place = last % side;
    row.shorten(runs, last, band);
    if (place === 0) prefix.copy(row);
    else {
      next.intersect(prefix, row);
      [prefix, next] = [next, prefix];
    }
    if (last < side - 1) continue;
    // The rows from `last - side + 1` on: the end of the block before and the beginning of this one, or all of this one.
    if (place === side - 1) found.put(last - band, prefix);
    else {
      next.intersect(suffixes[place + 1], prefix);
      found.put(last - band, next);
    }
    if (place !== side - 1) continue;
    suffixes[place].copy(row);
    for (let before = place - 1; before > 0; before--) {
      row.shorten(runs, last - place + before, band);
      suffixes[before].intersect(suffixes[before + 1], row);
    }
  }
  return found.stretches();
}

/** Stretches of one row, each of a class. */
class RowStretches {
  count = 0;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  private readonly values: Int32Array;

  constructor(capacity: number) {
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.values = new Int32Array(capacity);
  }

  /** Takes the runs of a row that are long enough, shortened at both ends. */
  shorten({ width, rows, starts, values }: PlaneRuns, row: number, band: number): void {
    this.count = 0;
    const last = rows[row + 1];
    for (let run = rows[row]; run < last; run++) {
      const start = starts[run] + band;
      const end = (run + 1 < last ? starts[run + 1] : width) - band;
      if (start < end) this.add(start, end, values[run]);
    }
  }

  copy(other: RowStretches): void {
    this.count = other.count;
    this.starts.set(other.starts);
    this.ends.set(other.ends);
    this.values.set(other.values);
  }

  /** Takes what two rows have in common, of the same class. */
  intersect(a: RowStretches, b: RowStretches): void {
    this.count = 0;
    for (let i = 0, j = 0; i < a.count && j < b.count;) {
      const start = Math.max(a.starts[i], b.starts[j]);
      const end = Math.min(a.ends[i], b.ends[j]);
      if (start < end && a.values[i] === b.values[j]) this.add(start, end, a.values[i]);
      if (a.ends[i] < b.ends[j]) i++;
      else j++;
    }
  }

  private add(start: number, end: number, value: number): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.values[this.count++] = value;
  }
}

keepCompiled(new RowStretches(0));

/** Stretches of rows that are put down from top to bottom. */
class Found {
  private readonly rows: Int32Array;
  private starts = new Int32Array(1024);
  private ends = new Int32Array(1024);
  private count = 0;
  private row = 0;

  constructor(height: number) {
    this.rows = new Int32Array(height + 1);
  }

  put(row: number, { count, starts, ends }: RowStretches): void {
    this.rows.fill(this.count, this.row + 1, row + 1);
    if (this.count + count > this.starts.length) this.grow(count);
    this.starts.set(starts.subarray(0, count), this.count);
    this.ends.set(ends.subarray(0, count), this.count);
    this.count += count;
    this.rows[row + 1] = this.count;
    this.row = row + 1;
  }

  stretches(): Stretches {
    this.rows.fill(this.count, this.row + 1);
    return { rows: this.rows, starts: this.starts, ends: this.ends };
  }

  private grow(by: number): void {
    const capacity = 2 * this.starts.length + by;
    const [starts, ends] = [new Int32Array(capacity), new Int32Array(capacity)];
    starts.set(this.starts);
    ends.set(this.ends);
    [this.starts, this.ends] = [starts, ends];
  }
}

keepCompiled(new Found(0));
