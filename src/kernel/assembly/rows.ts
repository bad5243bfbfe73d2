// Reverses the filters of PNG rows (PNG specification, third edition, section 9.2) on lists: the residuals that are not 0 and the runs of the row
// above give the runs of a row. Between two of these nothing can change, so that only they cost anything.
//
// Residuals come as `inflateSparse` lists them. A run is `pixel << 8 | value`, the pixel counted over the whole image; it goes on until the next
// run, and each row begins with one.
import { nearest } from "./pixels";

/** A row of zeros: what stands above the first row. */
const zeros: usize = memory.data(8, 16);
/** The first residual that the last row left. */
let residualsLeft: usize = 0;

export function prepareRows(): void {
  store<u32>(zeros, 0x7fffffff, 4);
}

/**
 * Writes the runs of `height` rows of `width` pixels of a byte to `to`, up to `most` bytes, closed by a run behind the last pixel.
 *
 * @param residuals list of the bytes that are not 0 of all rows and their filter types.
 * @returns the end of the runs; 0 where a filter type does not exist, or the runs are too many.
 */
export function runsOfRows(residuals: usize, width: u32, height: u32, to: usize, most: usize): usize {
  const limit = to + most;
  let above = zeros;
  residualsLeft = residuals;
  for (let y: u32 = 0; y < height; y++) {
    // A row has no more runs than pixels.
    if (to + (<usize>width << 2) >= limit) return 0;
    const filter = load<u32>(residualsLeft) - ((y * (width + 1)) << 8);
    const type: u32 = filter < 256 ? filter : 0;
    if (type > 4) return 0;
    residualsLeft += <usize>(type != 0) << 2;
    const row = to;
    if (type == 1) to = reverseSub(y, width, to);
    else if (type == 2) to = reverse(2, y, width, above, to);
    else if (type == 3) to = reverse(3, y, width, above, to);
    else if (type == 4) to = reverse(4, y, width, above, to);
    else to = reverse(0, y, width, zeros, to);
    above = row;
  }
  store<u32>(to, (width * height) << 8);
  return to;
}

/**
 * The same of rows none of which is filtered.
 *
 * @param changes list of the bytes that differ from the one before, as `inflateChanges` makes it.
 * @returns the end of the runs; 0 where a row is filtered, or the runs are too many.
 */
export function runsOfPlainRows(changes: usize, width: u32, height: u32, to: usize, most: usize): usize {
  const limit = to + most;
  let value: u32 = 0;
  let change = load<u32>(changes);
  for (let y: u32 = 0; y < height; y++) {
    if (to + (<usize>width << 2) >= limit) return 0;
    // What makes a place in the stream that of its pixel; the filter type has that of the pixel before.
    const behind = (y + 1) << 8;
    const start = (y * width) << 8;
    const end = start + (width << 8);
    while (change < start + behind) {
      value = change & 255;
      changes += 4;
      change = load<u32>(changes);
    }
    if (value != 0) return 0;
    const isChange = pixelOf(change) - behind == start;
    value = isChange ? change & 255 : 0;
    changes += <usize>isChange << 2;
    change = load<u32>(changes);
    store<u32>(to, start | value);
    to += 4;
    while (change - behind < end) {
      value = change & 255;
      store<u32>(to, change - behind);
      to += 4;
      changes += 4;
      change = load<u32>(changes);
    }
  }
  store<u32>(to, (width * height) << 8);
  return to;
}

/** Visits the pixels of a row that have a residual or a border above, and those where the value does not go on by itself. */
// @ts-ignore: decorator
@inline
function reverse(type: u32, y: u32, width: u32, above: usize, to: usize): usize {
  const start = (y * width) << 8;
  const end = start + (width << 8);
  // What makes a residual's place in the stream that of its pixel, and a pixel the one below it.
  const behind = (y + 1) << 8;
  const below = y == 0 || type == 0 ? start : width << 8;
  // Of both lists the entry after the next is loaded already, so that no step waits for memory.
  let residuals = residualsLeft;
  let residual = load<u32>(residuals) - behind;
  let residualAfter = load<u32>(residuals, 4) - behind;
  // Behind the row above comes this one: its first run, once there, ends the runs above.
  store<u32>(to, start);
  let up = load<u32>(above) & 255;
  above += 4;
  let nextAbove = load<u32>(above) + below;
  let aboveAfter = load<u32>(above, 4) + below;
  let left: u32 = 0;
  let upLeft: u32 = 0;
  let at = start;
  let isFirst: u32 = 1;
  while (true) {
    const isResidual = <u32>(pixelOf(residual) == at);
    const added = isResidual ? residual & 255 : 0;
    residuals += <usize>isResidual << 2;
    residual = isResidual ? residualAfter : residual;
    residualAfter = load<u32>(residuals, 4) - behind;
    const value = (predicted(type, left, up, upLeft) + added) & 255;
    store<u32>(to, at | value);
    to += <usize>(isFirst | <u32>(value != left)) << 2;
    isFirst = 0;
    left = value;
    upLeft = up;
    at = min(min(pixelOf(nextAbove), pixelOf(residual)), goesOn(type, left, up) ? end : at + 256);
    if (at >= end) break;
    const isBorder = <u32>(pixelOf(nextAbove) == at);
    up = isBorder ? nextAbove & 255 : up;
    above += <usize>isBorder << 2;
    nextAbove = isBorder ? aboveAfter : nextAbove;
    aboveAfter = load<u32>(above, 4) + below;
  }
  residualsLeft = residuals;
  return to;
}

/** Sub: every residual is a border, whatever is above. */
// @ts-ignore: decorator
@inline
function reverseSub(y: u32, width: u32, to: usize): usize {
  const start = (y * width) << 8;
  const end = start + (width << 8);
  const behind = (y + 1) << 8;
  let residuals = residualsLeft;
  let residual = load<u32>(residuals) - behind;
  store<u32>(to, start);
  if (pixelOf(residual) != start) to += 4;
  let left: u32 = 0;
  while (residual < end) {
    left = (left + residual) & 255;
    store<u32>(to, pixelOf(residual) | left);
    to += 4;
    residuals += 4;
    residual = load<u32>(residuals) - behind;
  }
  residualsLeft = residuals;
  return to;
}

/** The place of an entry, its value taken away. */
// @ts-ignore: decorator
@inline
function pixelOf(entry: u32): u32 {
  return entry & 0xffffff00;
}

// @ts-ignore: decorator
@inline
function predicted(type: u32, left: u32, up: u32, upLeft: u32): u32 {
  if (type == 4) return nearest(left, up, upLeft);
  if (type == 3) return (left + up) >> 1;
  return type == 2 ? up : 0;
}

/** Whether the value on the left is predicted again where nothing changes above: with up = upLeft Paeth predicts it whatever it is. */
// @ts-ignore: decorator
@inline
function goesOn(type: u32, left: u32, up: u32): bool {
  return type == 4 || predicted(type, left, up, up) == left;
}
