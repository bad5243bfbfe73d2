import { RowSet } from "../rows/rowSet";
import { keepCompiled } from "../keepCompiled";

/**
 * Parts stretches of rows into what lies within a disc around some pixel of a set and what does not: at a Euclidean distance that
 * is `reach` when it is rounded, or less.
 *
 * A stretch is looked at as a whole, by rows from its own outwards: what the stretches of a row cover of it, each longer at both
 * ends by as much as the disc is wide there, is taken away, until nothing is left. Most wrong pixels lie beside right ones.
 */
export class Reach {
  /** How far to the side a pixel may lie, by how many rows it is away. */
  private readonly widths: Int32Array;
  private left = new RowSet();
  private spare = new RowSet();

  /** @param reach in pixels */
  constructor(private readonly reach: number) {
    // round(d) <= reach where d < reach + 1/2, that is d^2 <= reach^2 + reach, as d^2 is whole.
    this.widths = Int32Array.from({ length: reach + 1 }, (_, away) =>
      Math.floor(Math.sqrt(reach * reach + reach - away * away)),
    );
  }

  /** Puts what of the stretches lies near the set into `near`, and the rest into `far`, with their tags. */
  part(stretches: RowSet, set: RowSet, near: RowSet, far?: RowSet): void {
    const { top, height, rows, starts, ends, tags } = stretches;
    near.clear(top);
    far?.clear(top);
    /** Where in each row of the set the last look began: stretches follow each other, and so do those around them. */
    const hints = set.rows.slice(0, set.height);
    for (let row = 0; row < height; row++) {
      for (let at = rows[row]; at < rows[row + 1]; at++) {
        this.left.clear(0);
        this.left.add(starts[at], ends[at], tags[at]);
        this.takeAway(top + row - set.top, set, hints);
        putParts(starts[at], ends[at], tags[at], this.left, near, far);
      }
      near.endRow();
      far?.endRow();
    }
  }

  /** Takes away from what is left what lies near the set; `row` is counted from the set's top. */
  private takeAway(row: number, { height, rows, starts, ends }: RowSet, hints: Int32Array): void {
    for (let away = 0; away <= this.reach; away++) {
      const wide = this.widths[away];
      for (let side = away === 0 ? 1 : -1; side <= 1; side += 2) {
        const other = row + side * away;
        if (other < 0 || other >= height) continue;
        const begin = rows[other];
        const stop = rows[other + 1];
        if (begin === stop) continue;
        const low = this.left.starts[0] - wide;
        const high = this.left.ends[this.left.count - 1] + wide;
        let at = hints[other];
        while (at < stop && ends[at] <= low) at++;
        while (at > begin && ends[at - 1] > low) at--;
        hints[other] = at;
        for (; at < stop && starts[at] < high; at++) {
          this.subtract(starts[at] - wide, ends[at] + wide);
          if (this.left.count === 0) return;
        }
      }
    }
  }

  private subtract(from: number, to: number): void {
    const { count, starts, ends } = this.left;
    if (count === 1 && from <= starts[0] && to >= ends[0]) {
      this.left.clear(0);
      return;
    }
    this.spare.clear(0);
    for (let at = 0; at < count; at++) {
      const [start, end] = [starts[at], ends[at]];
      if (end <= from || start >= to) this.spare.add(start, end, 0);
      else {
        if (start < from) this.spare.add(start, from, 0);
        if (end > to) this.spare.add(to, end, 0);
      }
    }
    [this.left, this.spare] = [this.spare, this.left];
  }
}

keepCompiled(new Reach(0));

/** What is left of a stretch is far, and the rest of it near. */
function putParts(start: number, end: number, tag: number, left: RowSet, near: RowSet, far: RowSet | undefined): void {
  let from = start;
  for (let at = 0; at < left.count; at++) {
    if (from < left.starts[at]) near.add(from, left.starts[at], tag);
    far?.add(left.starts[at], left.ends[at], tag);
    from = left.ends[at];
  }
  if (from < end) near.add(from, end, tag);
}
