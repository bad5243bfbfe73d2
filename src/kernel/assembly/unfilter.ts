// Reverses the filters of PNG rows in place (PNG specification, third edition, section 9.2), 16 bytes at a time.
//
// Pixels of 1, 2, 3 and 4 bytes share one text: each `unfilter…` export inlines it with its own constant. A step is the
// most whole pixels that 16 bytes hold; bytes loaded beyond a step are stored back as they were. Wide loads and stores
// reach at most 15 bytes past the last row, into the slack behind the image data.

/** 16 bytes of ones, then 16 of zeros: loaded at `ones + 16 - n` it selects the first n bytes. */
const ones: usize = memory.data(32, 16);
/** For pixels of 1 to 4 bytes: which of the bytes of the first pixel each of 16 bytes repeats. */
const firstPixel: usize = memory.data(5 * 16, 16);
/** 0 to 15. */
const iota: usize = memory.data(16, 16);

/** With more residuals than this in 16 bytes, one pixel at a time is faster than segments. */
const DENSE: u32 = 6;

export function prepareFilters(): void {
  memory.fill(ones, 0xff, 16);
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
  const inStep = v128.load(ones + 16 - step);
  const repeat = v128.load(firstPixel + (pixel << 4));
  let i = pixel;
  for (; i + 16 <= rowBytes; i += step) {
    const residuals = v128.load(row + i);
    const left = i8x16.swizzle(v128.load(row + i - pixel), repeat);
    const filled = v128.any_true(v128.and(residuals, inStep)) ? i8x16.add(prefixSums(residuals, pixel), left) : left;
    v128.store(row + i, step == 16 ? filled : v128.bitselect(filled, residuals, inStep));
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
  const inStep = v128.load(ones + 16 - step);
  const repeat = v128.load(firstPixel + (pixel << 4));
  let i: usize = 0;
  for (; i < min(pixel, rowBytes); i++) store<u8>(row + i, (load<u8>(above + i) >> 1) + load<u8>(row + i));
  while (i < rowBytes) {
    if (i + 16 <= rowBytes) {
      // Where the pixels above are all the one on the left and there are no residuals, the row goes on with it.
      const residuals = v128.load(row + i);
      const left = i8x16.swizzle(v128.load(row + i - pixel), repeat);
      if (!v128.any_true(v128.and(v128.or(residuals, v128.xor(v128.load(above + i), left)), inStep))) {
        v128.store(row + i, step == 16 ? left : v128.bitselect(left, residuals, inStep));
        i += step;
        continue;
      }
    }
    for (const end = min(i + step, rowBytes); i < end; i++) {
      store<u8>(row + i, <u8>((<u32>load<u8>(row + i - pixel) + load<u8>(above + i)) >> 1) + load<u8>(row + i));
    }
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
  const repeat = v128.load(firstPixel + (pixel << 4));
  const zero = i8x16.splat(0);
  let i: usize = 0;
  for (; i < min(pixel, rowBytes); i++) store<u8>(row + i, load<u8>(row + i) + load<u8>(above + i));
  while (i + 16 <= rowBytes) {
    const residuals = v128.load(row + i);
    const up = v128.load(above + i);
    const changed = ~<u32>i8x16.bitmask(i8x16.eq(residuals, zero)) & stepBits;
    if (popcnt(changed) > DENSE) {
      paethPixels(row, above, i, i + step, pixel);
      i += step;
      continue;
    }
    let segment = changed ? pixelsUpTo(ctz(changed), pixel) + pixel : step;
    let predicted = up;
    if (loadPixel(row + i - pixel, pixel) != loadPixel(above + i - pixel, pixel)) {
      const border = ~<u32>i8x16.bitmask(i8x16.eq(up, v128.load(above + i - pixel))) & stepBits;
      if (border) segment = min(segment, pixelsUpTo(ctz(border), pixel));
      if (segment == 0) {
        paethPixels(row, above, i, i + pixel, pixel);
        i += pixel;
        continue;
      }
      predicted = i8x16.swizzle(v128.load(row + i - pixel), repeat);
    }
    v128.store(row + i, v128.bitselect(i8x16.add(predicted, residuals), residuals, v128.load(ones + 16 - segment)));
    i += segment;
  }
  paethPixels(row, above, i, rowBytes, pixel);
}

/** Bytes of the whole pixels before the one that holds the byte. */
// @ts-ignore: decorator
@inline
function pixelsUpTo(byte: u32, pixel: usize): usize {
  return <usize>byte - (<usize>byte % pixel);
}

// @ts-ignore: decorator
@inline
function loadPixel(at: usize, pixel: usize): u32 {
  if (pixel == 1) return load<u8>(at);
  if (pixel == 2) return load<u16>(at);
  return pixel == 3 ? load<u32>(at) & 0xffffff : load<u32>(at);
}

/** The definition, byte by byte from `from` to `end`; both lie behind the first pixel. */
// @ts-ignore: decorator
@inline
function paethPixels(row: usize, above: usize, from: usize, end: usize, pixel: usize): void {
  for (let i = from; i < end; i++) {
    const left: i32 = load<u8>(row + i - pixel);
    const up: i32 = load<u8>(above + i);
    const upLeft: i32 = load<u8>(above + i - pixel);
    const fromLeft = abs(up - upLeft);
    const fromUp = abs(left - upLeft);
    const fromUpLeft = abs(left + up - 2 * upLeft);
    const nearest = fromLeft <= fromUp && fromLeft <= fromUpLeft ? left : fromUp <= fromUpLeft ? up : upLeft;
    store<u8>(row + i, <u8>(nearest + <i32>load<u8>(row + i)));
  }
}
