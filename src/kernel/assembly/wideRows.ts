// As `rows.ts`, for pixels of 2, 3 or 4 bytes, whose values get a code of a byte each (see `intern.ts`): runs of codes come of it.
//
// The row above is kept as runs of the values themselves: `pixel of the row << 32 | value`.
import { addPixels, averagePixel, nearestPixel } from "./pixels";
import { codeOf, forgetCodes } from "./intern";

/** The first residual that the last row left; 0 where there were more values than codes. */
let residualsLeft: usize = 0;
/** The end of the runs of codes. */
let written: usize = 0;

/**
 * Writes the runs of `height` rows of `width` pixels to `to`, up to `most` bytes, closed by a run behind the last pixel; `(width + 2) * 16` bytes at `kept`
 * must be writable.
 *
 * @param residuals list of the bytes that are not 0 of all rows and their filter types.
 * @returns the end of the runs; 0 where a filter type does not exist, the runs are too many, or the values more than 256.
 */
export function runsOfWideRows(residuals: usize, pixel: u32, width: u32, height: u32, kept: usize, to: usize, most: usize): usize {
  forgetCodes();
  if (pixel == 2) return rowsOf(residuals, 2, width, height, kept, to, most);
  if (pixel == 3) return rowsOf(residuals, 3, width, height, kept, to, most);
  return pixel == 4 ? rowsOf(residuals, 4, width, height, kept, to, most) : 0;
}

// @ts-ignore: decorator
@inline
function rowsOf(residuals: usize, pixel: u32, width: u32, height: u32, kept: usize, to: usize, most: usize): usize {
  const limit = to + most;
  const rowBytes = width * pixel;
  let above = kept;
  let row = kept + ((<usize>width + 2) << 3);
  store<u64>(above, 0);
  store<u64>(above, <u64>width << 32, 8);
  residualsLeft = residuals;
  written = to;
  for (let y: u32 = 0; y < height; y++) {
    // A row has no more runs than pixels.
    if (written + (<usize>width << 2) >= limit) return 0;
    const filterAt = (y * (rowBytes + 1)) << 8;
    const filter = load<u32>(residualsLeft) - filterAt;
    const type: u32 = filter < 256 ? filter : 0;
    if (type > 4) return 0;
    residualsLeft += <usize>(type != 0) << 2;
    if (type == 4) reverse(4, pixel, y, width, above, row);
    else if (type == 2) reverse(2, pixel, y, width, above, row);
    else if (type == 1) reverse(1, pixel, y, width, above, row);
    else if (type == 3) reverse(3, pixel, y, width, above, row);
    else reverse(0, pixel, y, width, above, row);
    if (residualsLeft == 0) return 0;
    const free = above;
    above = row;
    row = free;
  }
  store<u32>(written, (width * height) << 8);
  return written;
}

// @ts-ignore: decorator
@inline
function reverse(type: u32, pixel: u32, y: u32, width: u32, above: usize, row: usize): void {
  let residuals = residualsLeft;
  let to = written;
  const firstByte = y * (width * pixel + 1) + 1;
  const firstPixel = y * width;
  let left: u32 = 0;
  let upLeft: u32 = 0;
  let up = load<u32>(above);
  let nextAbove = load<u32>(above, 12);
  above += 8;
  let residual = load<u32>(residuals);
  let nextResidual = ((residual >> 8) - firstByte) / pixel;
  let x: u32 = 0;
  let isNew = true;
  while (true) {
    let value = predictedPixel(type, pixel, left, up, upLeft);
    if (nextResidual == x) {
      let added: u32 = 0;
      const first = firstByte + x * pixel;
      do {
        added |= (residual & 255) << (((residual >> 8) - first) << 3);
        residuals += 4;
        residual = load<u32>(residuals);
      } while ((residual >> 8) - first < pixel);
      value = addPixels(value, added);
      nextResidual = ((residual >> 8) - firstByte) / pixel;
    }
    if (isNew || value != left) {
      const code = codeOf(value);
      if (code < 0) {
        residualsLeft = 0;
        return;
      }
      store<u32>(to, ((firstPixel + x) << 8) | code);
      to += 4;
      store<u64>(row, (<u64>x << 32) | value);
      row += 8;
      isNew = false;
    }
    left = value;
    upLeft = up;
    x = min(min(nextAbove, nextResidual), goesOn(type, pixel, left, up) ? width : x + 1);
    if (x >= width) break;
    if (nextAbove == x) {
      up = load<u32>(above);
      nextAbove = load<u32>(above, 12);
      above += 8;
    }
  }
  store<u64>(row, <u64>width << 32);
  residualsLeft = residuals;
  written = to;
}

// @ts-ignore: decorator
@inline
function predictedPixel(type: u32, pixel: u32, left: u32, up: u32, upLeft: u32): u32 {
  if (type == 4) {
    // The two cases of all borders but those that meet.
    if (up == upLeft) return left;
    return left == upLeft ? up : nearestPixel(left, up, upLeft, pixel);
  }
  if (type == 2) return up;
  if (type == 1) return left;
  return type == 3 ? averagePixel(left, up) : 0;
}

// @ts-ignore: decorator
@inline
function goesOn(type: u32, pixel: u32, left: u32, up: u32): bool {
  if (type == 4 || type == 1) return true;
  return predictedPixel(type, pixel, left, up, up) == left;
}
