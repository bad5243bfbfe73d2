import { RowSet } from "../rows/rowSet";
import type { Grid } from "../surfaces/distanceTransform";
import { keepCompiled } from "../keepCompiled";

/**
 * A set of pixels grown by one, to all neighbours that share an edge or a corner with one of it in an image (8), a face or an edge
 * in a volume (18). Rows are counted through all slices.
 */
export function dilate(set: RowSet, { width, height, depth }: Grid): RowSet {
  const grown = new RowSet();
  const reach = depth > 1 ? height + 1 : 1;
  const top = Math.max(0, set.top - reach);
  const bottom = Math.min(height * depth, set.top + set.height + reach);
  grown.clear(top);
  const sources = new Sources(set, width);
  for (let row = top; row < bottom; row++) {
    const y = row % height;
    sources.clear();
    for (let slice = depth > 1 ? -1 : 0; slice <= (depth > 1 ? 1 : 0); slice++) {
      for (let line = y > 0 ? -1 : 0; line <= (y < height - 1 ? 1 : 0); line++)
        sources.add(row + slice * height + line, slice !== 0 && line !== 0 ? 0 : 1);
    }
    sources.mergeInto(grown);
    grown.endRow();
  }
  return grown;
}

/** The rows of a set that a row grows from: nine in a volume. */
class Sources {
  private readonly next = new Int32Array(9);
  private readonly stops = new Int32Array(9);
  private readonly reaches = new Int32Array(9);
  private count = 0;

  constructor(
    private readonly set: RowSet,
    private readonly width: number,
  ) {}

  clear(): void {
    this.count = 0;
  }

  /** @param reach by how much the stretches of the row are longer at both ends */
  add(row: number, reach: number): void {
    const { top, height, rows } = this.set;
    if (row < top || row >= top + height || rows[row - top] === rows[row - top + 1]) return;
    this.next[this.count] = rows[row - top];
    this.stops[this.count] = rows[row - top + 1];
    this.reaches[this.count++] = reach;
  }

  /** Takes all stretches in the order of their starts; those that touch are one. */
  mergeInto(grown: RowSet): void {
    const { next, reaches, width } = this;
    const { starts, ends } = this.set;
    let [from, to] = [0, 0];
    for (let source = this.first(); source >= 0; source = this.first()) {
      const start = Math.max(0, starts[next[source]] - reaches[source]);
      const end = Math.min(width, ends[next[source]] + reaches[source]);
      next[source]++;
      if (start > to) {
        if (to > from) grown.add(from, to, 0);
        from = start;
      }
      to = Math.max(to, end);
    }
    if (to > from) grown.add(from, to, 0);
  }

  /** The source whose next stretch begins first; below 0 where none is left. */
  private first(): number {
    let [first, least] = [-1, Infinity];
    for (let source = 0; source < this.count; source++) {
      if (this.next[source] === this.stops[source]) continue;
      const start = this.set.starts[this.next[source]] - this.reaches[source];
      if (start >= least) continue;
      [first, least] = [source, start];
    }
    return first;
  }
}

keepCompiled(new Sources(new RowSet(), 0));
