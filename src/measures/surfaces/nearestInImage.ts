import type { Spacing } from "../../core/shapes/spacing";

/** For each of some points what is nearest to it. */
export interface Nearest {
  /** Squared distances. */
  readonly squared: Float64Array;
  /** The place of the nearest one in the list of the others; of several as near one with the lowest owner. */
  readonly found: Int32Array;
}

/** Columns that are passed over together where none of them can hold a nearer point: 2 to the power of this. */
const BLOCK_BITS = 5;
const BLOCK = 2 ** BLOCK_BITS;
/** Columns that share what was found last, to begin with: 2 to the power of this. */
const HINT_BITS = 3;
const NONE = -1;

/**
 * For each of some points of an image the nearest of other points, exactly. Both lists hold places, ascending; there is at least
 * one other point.
 *
 * Two sweeps over the rows, down and up, that keep the last of the other points of every column. A point looks at them from its own
 * column outwards, by blocks, until none can be nearer. It begins with what was nearest to points beside it, which keeps that short.
 *
 * @param owners of the other points; one for all where it is absent
 */
export function nearestInImage(
  points: Int32Array,
  others: Int32Array,
  owners: Int32Array | undefined,
  width: number,
  spacing: Spacing,
): Nearest {
  const to = placesOf(points, width);
  const from = placesOf(others, width);
  const columns = new Columns(width, spacing, to, from, owners);
  columns.sweepDown();
  columns.sweepUp();
  return columns;
}

interface Places {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

function placesOf(points: Int32Array, width: number): Places {
  const rows = new Int32Array(points.length);
  const columns = new Int32Array(points.length);
  for (let i = 0; i < points.length; i++) {
    rows[i] = Math.floor(points[i] / width);
    columns[i] = points[i] - rows[i] * width;
  }
  return { rows, columns };
}

/** The last point of every column that a sweep has met. */
class Columns implements Nearest {
  readonly squared: Float64Array;
  readonly found: Int32Array;
  /** Counted from where the sweep begins. */
  private readonly rows: Int32Array;
  private readonly places: Int32Array;
  /** The last row in a block of columns. */
  private readonly blocks: Int32Array;
  private readonly hints: Int32Array;

  constructor(
    private readonly width: number,
    private readonly spacing: Spacing,
    private readonly to: Places,
    private readonly from: Places,
    private readonly owners: Int32Array | undefined,
  ) {
    this.squared = new Float64Array(to.rows.length).fill(Infinity);
    this.found = new Int32Array(to.rows.length).fill(NONE);
    this.rows = new Int32Array(width);
    this.places = new Int32Array(width);
    this.blocks = new Int32Array(Math.ceil(width / BLOCK));
    this.hints = new Int32Array(Math.ceil(width / 2 ** HINT_BITS));
  }

  sweepDown(): void {
    const { to, from } = this;
    this.clear();
    for (let point = 0, other = 0; point < to.rows.length; point++) {
      const row = to.rows[point];
      for (; other < from.rows.length && from.rows[other] <= row; other++) this.put(other, from.rows[other]);
      this.look(point, row);
    }
  }

  /** Counts rows from the last one of the other points up, so that they grow as in the sweep down. */
  sweepUp(): void {
    const { to, from } = this;
    this.clear();
    const bottom = from.rows[from.rows.length - 1];
    for (let point = to.rows.length - 1, other = from.rows.length - 1; point >= 0; point--) {
      const row = to.rows[point];
      for (; other >= 0 && from.rows[other] >= row; other--) this.put(other, bottom - from.rows[other]);
      this.look(point, bottom - row);
    }
  }

  private clear(): void {
    this.rows.fill(NONE);
    this.blocks.fill(NONE);
    this.hints.fill(0);
  }

  private put(other: number, row: number): void {
    const column = this.from.columns[other];
    this.rows[column] = row;
    this.places[column] = other;
    this.blocks[column >> BLOCK_BITS] = row;
  }

  private look(point: number, row: number): void {
    const { blocks, squared, hints, found } = this;
    const { x, y } = this.spacing;
    // No other point is as near as one at the same place.
    if (squared[point] === 0) return;
    const column = this.to.columns[point];
    const hint = column >> HINT_BITS;
    this.try(point, hints[hint]);
    if (hint > 0) this.try(point, hints[hint - 1]);
    const home = column >> BLOCK_BITS;
    const count = blocks.length;
    if (blocks[home] !== NONE) {
      this.lookRight(point, column, row, column, Math.min(this.width, (home + 1) * BLOCK));
      this.lookLeft(point, column, row, column - 1, home * BLOCK);
    }
    for (let left = home - 1, right = home + 1; left >= 0 || right < count; left--, right++) {
      // From the point's column to the nearest one of the block.
      const acrossLeft = (column - left * BLOCK - BLOCK + 1) * x;
      const acrossRight = (right * BLOCK - column) * x;
      const toLeft = left >= 0 ? acrossLeft * acrossLeft : Infinity;
      const toRight = right < count ? acrossRight * acrossRight : Infinity;
      if (toLeft > squared[point] && toRight > squared[point]) break;
      if (toLeft < Infinity && blocks[left] !== NONE) {
        const down = (row - blocks[left]) * y;
        if (down * down + toLeft <= squared[point])
          this.lookLeft(point, column, row, left * BLOCK + BLOCK - 1, left * BLOCK);
      }
      if (toRight < Infinity && blocks[right] !== NONE) {
        const down = (row - blocks[right]) * y;
        if (down * down + toRight <= squared[point])
          this.lookRight(point, column, row, right * BLOCK, Math.min(this.width, (right + 1) * BLOCK));
      }
    }
    if (found[point] !== NONE) hints[hint] = found[point];
  }

  /** Takes one of the other points if it is nearer, or as near and of a lower owner. */
  private try(point: number, other: number): void {
    const { to, from, spacing, squared } = this;
    const down = (to.rows[point] - from.rows[other]) * spacing.y;
    const across = (to.columns[point] - from.columns[other]) * spacing.x;
    const distance = down * down + across * across;
    if (distance > squared[point] || (distance === squared[point] && !this.isLower(other, this.found[point]))) return;
    squared[point] = distance;
    this.found[point] = other;
  }

  private isLower(other: number, found: number): boolean {
    const { owners } = this;
    return owners !== undefined && (found === NONE || owners[other] < owners[found]);
  }

  private lookRight(point: number, column: number, row: number, from: number, end: number): void {
    const { rows, places } = this;
    const { x, y } = this.spacing;
    let best = this.squared[point];
    for (let at = from; at < end; at++) {
      const across = (at - column) * x;
      if (across * across > best) return;
      if (rows[at] === NONE) continue;
      const down = (row - rows[at]) * y;
      if (down * down + across * across > best) continue;
      this.try(point, places[at]);
      best = this.squared[point];
    }
  }

  private lookLeft(point: number, column: number, row: number, from: number, first: number): void {
    const { rows, places } = this;
    const { x, y } = this.spacing;
    let best = this.squared[point];
    for (let at = from; at >= first; at--) {
      const across = (at - column) * x;
      if (across * across > best) return;
      if (rows[at] === NONE) continue;
      const down = (row - rows[at]) * y;
      if (down * down + across * across > best) continue;
      this.try(point, places[at]);
      best = this.squared[point];
    }
  }
}
