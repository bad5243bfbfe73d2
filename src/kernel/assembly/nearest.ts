// For each of some points of an image the squared distance to the nearest of other points, as the plain twin does it
// (`src/measures/surfaces/nearestInImage.ts`), which says why this is right: two sweeps over the rows that keep the last of the other points of every column.

/** Columns that are passed over together where none of them can hold a nearer point, and such that share what was found last: powers of 2. */
const BLOCK_BITS: u32 = 5;
const HINT_BITS: u32 = 3;
const NONE: i32 = -1;

/** Rows and columns of the points and of the others, 8 bytes each. */
let to: usize = 0;
let from: usize = 0;
let width: i32 = 0;
let spaceX: f64 = 0;
let spaceY: f64 = 0;
/** Of every column the row of the last point that the sweep has met, counted from where it begins, and which one that is. */
let rows: usize = 0;
let places: usize = 0;
/** The last row in a block of columns. */
let blocks: usize = 0;
let hints: usize = 0;

/** Of the point that is looked from: the least squared distance so far, and the point at it. */
let best: f64 = 0;
let found: i32 = 0;
let pointRow: i32 = 0;
let pointColumn: i32 = 0;

/** Bytes that `nearestPoints` needs to work with. */
export function nearestBytes(count: u32, others: u32, columns: u32): usize {
  return (((<usize>count + others) << 1) + (<usize>count) + 4 * (<usize>columns + 1)) << 2;
}

/**
 * Writes the squared distance of each of `count` points to `squared`, 8 bytes each.
 *
 * @param points places in the image, ascending, 4 bytes each; so are the `others`, of which there is one at least.
 * @param work `nearestBytes` to work with.
 */
export function nearestPoints(
  points: usize, count: u32, others: usize, otherCount: u32, columns: u32, x: f64, y: f64, squared: usize, work: usize,
): void {
  width = columns;
  spaceX = x;
  spaceY = y;
  to = work;
  from = to + (<usize>count << 3);
  const nearest = from + (<usize>otherCount << 3);
  rows = nearest + (<usize>count << 2);
  places = rows + ((<usize>columns + 1) << 2);
  blocks = places + ((<usize>columns + 1) << 2);
  hints = blocks + ((<usize>columns + 1) << 2);
  partPlaces(points, count, columns, to);
  partPlaces(others, otherCount, columns, from);
  for (let point: usize = 0; point < count; point++) {
    store<f64>(squared + (point << 3), Infinity);
    store<i32>(nearest + (point << 2), NONE);
  }
  clear();
  let other: i32 = 0;
  for (let point: u32 = 0; point < count; point++) {
    const row = rowAt(to, point);
    for (; other < <i32>otherCount && rowAt(from, other) <= row; other++) put(other, rowAt(from, other));
    look(point, row, squared, nearest);
  }
  clear();
  const bottom = rowAt(from, otherCount - 1);
  other = otherCount - 1;
  for (let point = <i32>count - 1; point >= 0; point--) {
    const row = rowAt(to, point);
    for (; other >= 0 && rowAt(from, other) >= row; other--) put(other, bottom - rowAt(from, other));
    look(point, bottom - row, squared, nearest);
  }
}

function partPlaces(list: usize, count: u32, columns: u32, at: usize): void {
  let row: u32 = 0;
  let first: u32 = 0;
  for (let point: u32 = 0; point < count; point++, at += 8) {
    const place = load<u32>(list + (<usize>point << 2));
    if (place - first >= columns) {
      row = place / columns;
      first = row * columns;
    }
    store<u32>(at, row);
    store<u32>(at, place - first, 4);
  }
}

// @ts-ignore: decorator
@inline
function rowAt(list: usize, place: i32): i32 {
  return load<i32>(list + (<usize>place << 3));
}

// @ts-ignore: decorator
@inline
function columnAt(list: usize, place: i32): i32 {
  return load<i32>(list + (<usize>place << 3), 4);
}

function clear(): void {
  memory.fill(rows, 0xff, <usize>width << 2);
  memory.fill(blocks, 0xff, (<usize>width + 1) << 2);
  memory.fill(hints, 0, (<usize>width + 1) << 2);
}

// @ts-ignore: decorator
@inline
function put(other: i32, row: i32): void {
  const column = columnAt(from, other);
  store<i32>(rows + (<usize>column << 2), row);
  store<i32>(places + (<usize>column << 2), other);
  store<i32>(blocks + (<usize>(column >> BLOCK_BITS) << 2), row);
}

function look(point: i32, row: i32, squared: usize, nearest: usize): void {
  const result = squared + (<usize>point << 3);
  best = load<f64>(result);
  // No other point is as near as one at the same place.
  if (best == 0) return;
  found = load<i32>(nearest + (<usize>point << 2));
  pointRow = rowAt(to, point);
  const column = columnAt(to, point);
  pointColumn = column;
  const hint = hints + (<usize>(column >> HINT_BITS) << 2);
  take(load<i32>(hint));
  if (column >> HINT_BITS > 0) take(load<i32>(hint - 4));
  const home = column >> BLOCK_BITS;
  const count = (width + (1 << BLOCK_BITS) - 1) >> BLOCK_BITS;
  if (blockAt(home) != NONE) {
    lookRight(row, column, min(width, (home + 1) << BLOCK_BITS));
    lookLeft(row, column - 1, home << BLOCK_BITS);
  }
  for (let left = home - 1, right = home + 1; left >= 0 || right < count; left--, right++) {
    // From the point's column to the nearest one of the block.
    const acrossLeft = <f64>(column - ((left + 1) << BLOCK_BITS) + 1) * spaceX;
    const acrossRight = <f64>((right << BLOCK_BITS) - column) * spaceX;
    const toLeft = left >= 0 ? acrossLeft * acrossLeft : Infinity;
    const toRight = right < count ? acrossRight * acrossRight : Infinity;
    if (toLeft > best && toRight > best) break;
    if (left >= 0 && blockAt(left) != NONE) {
      const down = <f64>(row - blockAt(left)) * spaceY;
      if (down * down + toLeft <= best) lookLeft(row, ((left + 1) << BLOCK_BITS) - 1, left << BLOCK_BITS);
    }
    if (right < count && blockAt(right) != NONE) {
      const down = <f64>(row - blockAt(right)) * spaceY;
      if (down * down + toRight <= best) lookRight(row, right << BLOCK_BITS, min(width, (right + 1) << BLOCK_BITS));
    }
  }
  store<f64>(result, best);
  store<i32>(nearest + (<usize>point << 2), found);
  if (found != NONE) store<i32>(hint, found);
}

// @ts-ignore: decorator
@inline
function blockAt(block: i32): i32 {
  return load<i32>(blocks + (<usize>block << 2));
}

/** Takes one of the other points if it is nearer. */
// @ts-ignore: decorator
@inline
function take(other: i32): void {
  const down = <f64>(pointRow - rowAt(from, other)) * spaceY;
  const across = <f64>(pointColumn - columnAt(from, other)) * spaceX;
  const distance = down * down + across * across;
  if (distance >= best) return;
  best = distance;
  found = other;
}

function lookRight(row: i32, first: i32, end: i32): void {
  let least = best;
  const column = pointColumn;
  for (let at = first; at < end; at++) {
    const across = <f64>(at - column) * spaceX;
    const flat = across * across;
    if (flat > least) break;
    const last = load<i32>(rows + (<usize>at << 2));
    if (last == NONE) continue;
    const down = <f64>(row - last) * spaceY;
    const distance = down * down + flat;
    if (distance >= least) continue;
    least = distance;
    found = load<i32>(places + (<usize>at << 2));
  }
  best = least;
}

function lookLeft(row: i32, first: i32, end: i32): void {
  let least = best;
  const column = pointColumn;
  for (let at = first; at >= end; at--) {
    const across = <f64>(at - column) * spaceX;
    const flat = across * across;
    if (flat > least) break;
    const last = load<i32>(rows + (<usize>at << 2));
    if (last == NONE) continue;
    const down = <f64>(row - last) * spaceY;
    const distance = down * down + flat;
    if (distance >= least) continue;
    least = distance;
    found = load<i32>(places + (<usize>at << 2));
  }
  best = least;
}
