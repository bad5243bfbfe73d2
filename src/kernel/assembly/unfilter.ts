// Reverses the filters of PNG rows in place (PNG specification, third edition, section 9.2), 16 bytes at a time.
//
// Pixels of 1, 2, 3 and 4 bytes share one text, inlined with each size as a constant. A step is the most whole pixels that
// 16 bytes hold; bytes loaded beyond a step are stored back as they were. Wide loads and stores reach at most 31 bytes
// past the last row, into the slack behind the image data.
//
// The pixel on the left is carried in a variable, never loaded together with bytes that are not yet written: a load that
// needs part of a store still under way waits for it, which costs more than a whole step.
import { paysDiagonally, ROWS, unfilterDiagonally } from "./diagonals";
import { loadPixel } from "./loadPixel";
import { addPixels, nearest, nearestPixel } from "./pixels";

/** 16 bytes of zeros, 16 of ones, 16 of zeros: where it is loaded decides which bytes are selected. */
const edges: usize = memory.data(48, 16);
/** For pixels of 1 to 4 bytes: which of the bytes of the first pixel each of 16 bytes repeats. */
const firstPixel: usize = memory.data(5 * 16, 16);
/** 0 to 15. */
const iota: usize = memory.data(16, 16);

/** With more residuals than this in 16 bytes, one pixel at a time is faster than segments. */
const DENSE: u32 = 6;

export function prepareFilters(): void {
  memory.fill(edges + 16, 0xff, 16);
  for (let i: usize = 0; i < 16; i++) {
    store<u8>(iota + i, <u8>i);
    for (let pixel: usize = 1; pixel <= 4; pixel++) store<u8>(firstPixel + (pixel << 4) + i, <u8>(i % pixel));
  }
}

/** @returns whether every row has a filter type that exists. */
export function unfilter(at: usize, rowBytes: usize, rows: u32, pixel: u32): bool {
  if (pixel == 1) return unfilterRows(at, rowBytes, rows, 1);
  if (pixel == 2) return unfilterRows(at, rowBytes, rows, 2);
  if (pixel == 3) return unfilterRows(at, rowBytes, rows, 3);
  return pixel == 4 && unfilterRows(at, rowBytes, rows, 4);
}

// @ts-ignore: decorator
@inline
function unfilterRows(at: usize, rowBytes: usize, rows: u32, pixel: usize): bool {
  let row = at + 1;
  for (let y: u32 = 0; y < rows; y++) {
    if (pixel == 1 && y % ROWS == 0 && y + ROWS <= rows && paysDiagonally(row, rowBytes)) {
      unfilterDiagonally(row, rowBytes, y == 0);
      row += ROWS * (rowBytes + 1);
      y += ROWS - 1;
      continue;
    }
    const above = row - rowBytes - 1;
    const type = load<u8>(row - 1);
    // Above the first row all is 0: Up adds nothing, and Paeth always predicts the pixel on the left, as Sub does.
    if (type == 1 || (type == 4 && y == 0)) reverseSub(row, rowBytes, pixel);
    else if (type == 2 && y > 0) reverseUp(row, above, rowBytes);
    else if (type == 3) y > 0 ? reverseAverage(row, above, rowBytes, pixel) : reverseFirstAverage(row, rowBytes, pixel);
    else if (type == 4) reversePaeth(row, above, rowBytes, pixel);
    else if (type > 4) return false;
    row += rowBytes + 1;
  }
  return true;
}

/** Left of the first pixel all is 0: it stands as it is. */
// @ts-ignore: decorator
@inline
function reverseSub(row: usize, rowBytes: usize, pixel: usize): void {
  const step: usize = 16 - (16 % pixel);
  const inStep = firstBytes(step);
  const lastPixel = i8x16.add(repeatedPixel(pixel), i8x16.splat(<i8>(step - pixel)));
  let left = spread(loadPixel(row, pixel), pixel);
  let i = pixel;
  let residuals = v128.load(row + i);
  while (i + 16 <= rowBytes) {
    const following = v128.load(row + i + step);
    let filled = left;
    if (v128.any_true(step == 16 ? residuals : v128.and(residuals, inStep))) {
      filled = i8x16.add(prefixSums(residuals, pixel), left);
      left = i8x16.swizzle(filled, lastPixel);
    }
    v128.store(row + i, step == 16 ? filled : v128.bitselect(filled, residuals, inStep));
    residuals = following;
    i += step;
  }
  for (; i < rowBytes; i++) store<u8>(row + i, load<u8>(row + i) + load<u8>(row + i - pixel));
}

/** Sums of each byte and those of the same sample before it, in steps of 1, 2, 4 and 8 pixels. */
// @ts-ignore: decorator
@inline
function prefixSums(bytes: v128, pixel: usize): v128 {
  let sums = bytes;
  for (let shift = pixel; shift < 16; shift <<= 1) sums = i8x16.add(sums, shifted(sums, shift));
  return sums;
}

/** The bytes moved up by `by`, zeros in front: swizzle gives 0 for an index below 0, which is above 15 as a byte. */
// @ts-ignore: decorator
@inline
function shifted(bytes: v128, by: usize): v128 {
  return i8x16.swizzle(bytes, i8x16.sub(v128.load(iota), i8x16.splat(<i8>by)));
}

function reverseUp(row: usize, above: usize, rowBytes: usize): void {
  let i: usize = 0;
  for (; i + 16 <= rowBytes; i += 16) v128.store(row + i, i8x16.add(v128.load(row + i), v128.load(above + i)));
  for (; i < rowBytes; i++) store<u8>(row + i, load<u8>(row + i) + load<u8>(above + i));
}

// @ts-ignore: decorator
@inline
function reverseFirstAverage(row: usize, rowBytes: usize, pixel: usize): void {
  for (let i = pixel; i < rowBytes; i++) store<u8>(row + i, (load<u8>(row + i - pixel) >> 1) + load<u8>(row + i));
}

// @ts-ignore: decorator
@inline
function reverseAverage(row: usize, above: usize, rowBytes: usize, pixel: usize): void {
  const step: usize = 16 - (16 % pixel);
  const inStep = firstBytes(step);
  let i: usize = 0;
  for (; i < min(pixel, rowBytes); i++) store<u8>(row + i, (load<u8>(above + i) >> 1) + load<u8>(row + i));
  while (i < rowBytes) {
    if (i + 16 <= rowBytes) {
      // Where the pixels above are all the one on the left and there are no residuals, the row goes on with it.
      const residuals = v128.load(row + i);
      const left = spread(loadPixel(row + i - pixel, pixel), pixel);
      if (!v128.any_true(v128.and(v128.or(residuals, v128.xor(v128.load(above + i), left)), inStep))) {
        v128.store(row + i, step == 16 ? left : v128.bitselect(left, residuals, inStep));
        i += step;
        continue;
      }
    }
    const end = min(i + step, rowBytes);
    averagePixels(row, above, i, end, pixel);
    i = end;
  }
}

/** The definition, byte by byte from `from` to `end`; both lie behind the first pixel. */
// @ts-ignore: decorator
@inline
function averagePixels(row: usize, above: usize, from: usize, end: usize, pixel: usize): void {
  // The byte on the left is at hand where a pixel is a byte: each byte has to wait for the one before it.
  let left: u32 = load<u8>(row + from - pixel);
  for (let i = from; i < end; i++) {
    if (pixel > 1) left = load<u8>(row + i - pixel);
    left = (((left + load<u8>(above + i)) >> 1) + load<u8>(row + i)) & 255;
    store<u8>(row + i, <u8>left);
  }
}

/**
 * Paeth by segments, exact for any data. With left, up and upLeft:
 * - where left = upLeft, the prediction is up. That holds on to the pixel of the first residual that is not 0, since
 *   before it each pixel became the one above.
 * - where up = upLeft, the prediction is left, so that the row goes on with one pixel, up to the same pixel, or to the
 *   first where up changes.
 * Only the pixels at borders of both are left to the definition. A pixel of several bytes counts as equal only if all
 * its bytes are.
 */
// @ts-ignore: decorator
@inline
function reversePaeth(row: usize, above: usize, rowBytes: usize, pixel: usize): void {
  const step: usize = 16 - (16 % pixel);
  const stepBits: u32 = (1 << <u32>step) - 1;
  const inStep = firstBytes(step);
  let i: usize = 0;
  for (; i < min(pixel, rowBytes); i++) store<u8>(row + i, load<u8>(row + i) + load<u8>(above + i));
  let left = loadPixel(row, pixel);
  let residuals = v128.load(row + i);
  while (i + 16 <= rowBytes) {
    const following = v128.load(row + i + step);
    const up = v128.load(above + i);
    const changed = ~bitsOfZeros(residuals) & stepBits;
    let filled = up;
    if (changed == 0 && left == loadPixel(above + i - pixel, pixel)) {
      left = loadPixel(above + i + step - pixel, pixel);
    } else if (popcnt(changed) > DENSE) {
      paethPixels(row, above, i, i + step, pixel);
      filled = v128.load(row + i);
      left = loadPixel(row + i + step - pixel, pixel);
    } else {
      const border = ~bitsOfZeros(v128.xor(up, v128.load(above + i - pixel))) & stepBits;
      filled = spread(left, pixel);
      if (changed | border) {
        filled = residuals;
        for (let from: usize = 0; from < step; ) {
          const upLeft = loadPixel(above + i + from - pixel, pixel);
          let end = pixelsBefore(changed >> <u32>from, from, step, pixel);
          let predicted = up;
          if (left == upLeft) {
            end = min(end + pixel, step);
            left = addPixels(loadPixel(above + i + end - pixel, pixel), loadPixel(row + i + end - pixel, pixel));
          } else {
            const flat = pixelsBefore(border >> <u32>from, from, step, pixel);
            predicted = spread(left, pixel);
            if (flat == from) {
              end = from + pixel;
              left = nearestPixel(left, loadPixel(above + i + from, pixel), upLeft, pixel);
              predicted = spread(left, pixel);
            } else {
              end = min(min(end + pixel, step), flat);
            }
            left = addPixels(left, loadPixel(row + i + end - pixel, pixel));
          }
          // What is written past the end of the segment, the next one overwrites.
          filled = v128.bitselect(i8x16.add(predicted, residuals), filled, v128.load(edges + 16 - from));
          from = end;
        }
      }
    }
    v128.store(row + i, step == 16 ? filled : v128.bitselect(filled, residuals, inStep));
    residuals = following;
    i += step;
  }
  paethPixels(row, above, i, rowBytes, pixel);
}

/** Where the pixel of the lowest of the bits begins, which stand for bytes from `from` on; `step` if none is set. */
// @ts-ignore: decorator
@inline
function pixelsBefore(bits: u32, from: usize, step: usize, pixel: usize): usize {
  if (bits == 0) return step;
  const byte = <usize>ctz(bits);
  return from + byte - (byte % pixel);
}

/** Selects the first bytes of 16. */
// @ts-ignore: decorator
@inline
function firstBytes(count: usize): v128 {
  return v128.load(edges + 32 - count);
}

// @ts-ignore: decorator
@inline
function repeatedPixel(pixel: usize): v128 {
  return v128.load(firstPixel + (pixel << 4));
}

/** A pixel over and over. */
// @ts-ignore: decorator
@inline
function spread(value: u32, pixel: usize): v128 {
  return pixel == 1 ? i8x16.splat(<i8>value) : i8x16.swizzle(i32x4.splat(<i32>value), repeatedPixel(pixel));
}

/** A bit for each byte that is 0. */
// @ts-ignore: decorator
@inline
function bitsOfZeros(bytes: v128): u32 {
  return <u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0)));
}

/** The definition, byte by byte from `from` to `end`; both lie behind the first pixel. */
// @ts-ignore: decorator
@inline
function paethPixels(row: usize, above: usize, from: usize, end: usize, pixel: usize): void {
  for (let i = from; i < end; i++) {
    const predicted = nearest(load<u8>(row + i - pixel), load<u8>(above + i), load<u8>(above + i - pixel));
    store<u8>(row + i, <u8>(predicted + <i32>load<u8>(row + i)));
  }
}
