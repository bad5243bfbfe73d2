import { growTo } from "./growTo";
import { keepCompiled } from "../keepCompiled";

/**
 * A set of pixels as stretches of rows, put down from the row `top` on: those of row r are `starts[rows[r - top]]` up to
 * `starts[rows[r - top + 1]]`, ascending, each up to but without its end, with a tag that says what it is. Made anew in the same
 * memory by `clear`.
 */
export class RowSet {
  top = 0;
  /** Rows that were put down. */
  height = 0;
  count = 0;
  rows = new Int32Array(1024);
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  tags = new Uint8Array(1024);

  clear(top: number): void {
    this.top = top;
    this.height = 0;
    this.count = 0;
  }

  /** In the row that is put down next. */
  add(start: number, end: number, tag: number): void {
    const at = this.count++;
    if (at === this.starts.length) {
      this.starts = growTo(this.starts, 2 * at);
      this.ends = growTo(this.ends, 2 * at);
      const tags = new Uint8Array(2 * at);
      tags.set(this.tags);
      this.tags = tags;
    }
    this.starts[at] = start;
    this.ends[at] = end;
    this.tags[at] = tag;
  }

  endRow(): void {
    this.height++;
    if (this.height === this.rows.length) this.rows = growTo(this.rows, 2 * this.height);
    this.rows[this.height] = this.count;
  }

  get pixels(): number {
    let pixels = 0;
    for (let at = 0; at < this.count; at++) pixels += this.ends[at] - this.starts[at];
    return pixels;
  }
}

keepCompiled(new RowSet());
