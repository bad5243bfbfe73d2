// Reverses the filters of 16 rows of a PNG at once, pixels of a byte (PNG specification, third edition, section 9.2).
//
// Average and Paeth need the pixel on the left, so that in a row each pixel waits for the one before it. But 16 pixels on a diagonal, one a row and each
// row a pixel behind the row above, need only pixels of the two diagonals before: they are the lanes of one step. Whatever their residuals are, it takes
// the same time, so that it pays where these are dense; for others `unfilter.ts` has shorter ways.
//
//   lane 0   a b c d     the diagonal of d: of lane 1 the pixel on the left is b of its row, which lane 1 did in the step before;
//   lane 1     a b c d   the one above was done by lane 0 in the step before, the one above on the left in the step before that.

export const ROWS: u32 = 16;
/** So many rows of 16 that wait for the left make the rest worth going along. */
const LEAST_WAITING: u32 = 6;
/** One residual of so many is dense. */
const DENSE_SHARE: usize = 8;
/** Below it the bytes behind the end of a row and those in front of the next would be pixels of the same step. */
const LEAST_WIDTH: usize = 48;

const AVERAGE: u32 = 3;
const PAETH: u32 = 4;

/** 16 vectors: residuals by rows and by diagonals, and what stands between. */
const vectors: usize = memory.data(16 * 16, 16);
const others: usize = memory.data(16 * 16, 16);
/** 16 bytes of zeros, 16 of ones: where it is loaded decides from which byte on bytes are selected. */
const edges: usize = memory.data(32, 16);
/** The filter type of each row. */
const types: usize = memory.data(16, 16);

export function prepareDiagonals(): void {
  memory.fill(edges + 16, 0xff, 16);
}

/** Whether the 16 rows, of which the first begins at `row` behind its filter type, are quicker done by diagonals; never where a type does not exist. */
export function paysDiagonally(row: usize, rowBytes: usize): bool {
  if (rowBytes < LEAST_WIDTH) return false;
  let waiting: u32 = 0;
  let last = row;
  for (let lane: u32 = 0; lane < ROWS; lane++) {
    const at = row + lane * (rowBytes + 1);
    const type = load<u8>(at - 1);
    if (type > PAETH) return false;
    if (type < AVERAGE) continue;
    waiting++;
    last = at;
  }
  return waiting >= LEAST_WAITING && isDense(last, rowBytes);
}

function isDense(row: usize, rowBytes: usize): bool {
  let zeros: usize = 0;
  const end = row + (rowBytes & ~15);
  for (let at = row; at < end; at += 16) zeros += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0))));
  return (rowBytes & ~15) - zeros > rowBytes / DENSE_SHARE;
}

/** Reverses the filters of 16 rows in place; `isFirst` where nothing is above them. */
export function unfilterDiagonally(row: usize, rowBytes: usize, isFirst: bool): void {
  for (let lane: u32 = 0; lane < ROWS; lane++) store<u8>(types + lane, load<u8>(row + lane * (rowBytes + 1) - 1));
  const type = v128.load(types);
  const isSub = i8x16.eq(type, i8x16.splat(1));
  const isUp = i8x16.eq(type, i8x16.splat(2));
  const isAverage = i8x16.eq(type, i8x16.splat(<i8>AVERAGE));
  const isPaeth = i8x16.eq(type, i8x16.splat(<i8>PAETH));
  const anyPaeth = v128.any_true(isPaeth);
  let left = i8x16.splat(0);
  let up = i8x16.splat(0);
  for (let x: usize = 0; x < rowBytes + 15; x += 16) {
    loadRows(row + x, rowBytes, x == 0);
    transpose();
    let above = isFirst ? i8x16.splat(0) : v128.load(row - rowBytes - 1 + x);
    for (let step: usize = 0; step < 256; step += 16) {
      const upLeft = up;
      // The row above all of them stands in for the lane before the first: its pixels come to the last lane one by one.
      above = i8x16.shuffle(above, above, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0);
      up = i8x16.shuffle(above, left, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
      let predicted = v128.or(v128.or(v128.and(left, isSub), v128.and(up, isUp)), v128.and(averages(left, up), isAverage));
      if (anyPaeth) predicted = v128.or(predicted, v128.and(nearests(left, up, upLeft), isPaeth));
      left = i8x16.add(predicted, v128.load(vectors + step));
      v128.store(vectors + step, left);
    }
    transpose();
    storeRows(row + x, rowBytes, x);
  }
}

/** The next 16 residuals of each row: each lane is one column behind the lane above it. In front of a row there are none. */
// @ts-ignore: decorator
@inline
function loadRows(at: usize, rowBytes: usize, isStart: bool): void {
  for (let lane: usize = 0; lane < ROWS; lane++) {
    const residuals = v128.load(at + lane * rowBytes);
    v128.store(vectors + (lane << 4), isStart ? v128.and(residuals, v128.load(edges + 16 - lane)) : residuals);
  }
}

/** Writes them back, but for what lies outside their rows. */
// @ts-ignore: decorator
@inline
function storeRows(at: usize, rowBytes: usize, x: usize): void {
  const isInside = x >= 16 && x + 16 <= rowBytes;
  for (let lane: usize = 0; lane < ROWS; lane++) {
    const to = at + lane * rowBytes;
    let bytes = v128.load(vectors + (lane << 4));
    if (!isInside) {
      const before = v128.load(to);
      if (x == 0) bytes = v128.bitselect(bytes, before, v128.load(edges + 16 - lane));
      const behind = <i32>(x + 16 - lane - rowBytes);
      if (behind > 0) bytes = v128.bitselect(before, bytes, v128.load(edges + min(behind, 16)));
    }
    v128.store(to, bytes);
  }
}

/** Rows become columns: four rounds in which each of the first eight vectors is interleaved with the one eight further on. */
// @ts-ignore: decorator
@inline
function transpose(): void {
  interleaveTwice(vectors, others);
  interleaveTwice(others, vectors);
}

/** Two rounds, of which the first gives a vector at twice its place and behind it. */
// @ts-ignore: decorator
@inline
function interleaveTwice(from: usize, to: usize): void {
  for (let i: usize = 0; i < 64; i += 16) {
    const a = v128.load(from + i);
    const b = v128.load(from + i, 64);
    const c = v128.load(from + i, 128);
    const d = v128.load(from + i, 192);
    const firstLow = lowOf(a, c);
    const firstHigh = highOf(a, c);
    const secondLow = lowOf(b, d);
    const secondHigh = highOf(b, d);
    const at = to + (i << 2);
    v128.store(at, lowOf(firstLow, secondLow));
    v128.store(at, highOf(firstLow, secondLow), 16);
    v128.store(at, lowOf(firstHigh, secondHigh), 32);
    v128.store(at, highOf(firstHigh, secondHigh), 48);
  }
}

// @ts-ignore: decorator
@inline
function lowOf(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

// @ts-ignore: decorator
@inline
function highOf(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Means, rounded down: `avgr_u` rounds up. */
// @ts-ignore: decorator
@inline
function averages(left: v128, up: v128): v128 {
  return i8x16.sub(i8x16.avgr_u(left, up), v128.and(v128.xor(left, up), i8x16.splat(1)));
}

/** The neighbours closest to `left + up - upLeft`; ties go to left, then up. */
// @ts-ignore: decorator
@inline
function nearests(left: v128, up: v128, upLeft: v128): v128 {
  const fromLeft = apart(up, upLeft);
  const fromUp = apart(left, upLeft);
  // On one side of upLeft the distances add up, beyond 255 to a number that is no less than either; on two sides they cancel out.
  const isOneSide = i8x16.eq(isAtLeast(left, upLeft), isAtLeast(up, upLeft));
  const fromUpLeft = v128.bitselect(i8x16.add_sat_u(fromLeft, fromUp), apart(fromLeft, fromUp), isOneSide);
  const least = i8x16.min_u(fromUp, fromUpLeft);
  const other = v128.bitselect(up, upLeft, i8x16.eq(least, fromUp));
  return v128.bitselect(left, other, isAtLeast(least, fromLeft));
}

// @ts-ignore: decorator
@inline
function apart(a: v128, b: v128): v128 {
  return i8x16.sub(i8x16.max_u(a, b), i8x16.min_u(a, b));
}

// @ts-ignore: decorator
@inline
function isAtLeast(a: v128, b: v128): v128 {
  return i8x16.eq(i8x16.max_u(a, b), a);
}
