// Counts pairs of labels of one byte by runs.

/** Pixels per target and predicted label: cell `target * 256 + prediction`, 4 bytes each. */
export const cells: usize = memory.data(256 * 256 * 4, 16);
/** For each target label, not 0 where a cell of it may be. */
const touched: usize = memory.data(256, 16);
/** Any cell may be. */
let isTouched: bool = false;
/** With more borders than this in 32 pixels, a plain histogram of them is faster than runs. */
const DENSE: u32 = 10;

/**
 * Adds the pixels of two label images to the cells. Rows are `targetStride` and `predictionStride` bytes apart.
 *
 * 32 pixels of both are compared with the pixels before them: where nothing changes, the run goes on and no cell is
 * touched. Loads reach up to 31 bytes past a row; bits of pixels past its end are masked off.
 */
export function count(target: usize, targetStride: usize, prediction: usize, predictionStride: usize, width: u32, height: u32): void {
  for (let y: u32 = 0; y < height; y++) {
    countRow(target, prediction, width);
    target += targetStride;
    prediction += predictionStride;
  }
}

// @ts-ignore: decorator
@inline
function countRow(target: usize, prediction: usize, width: u32): void {
  let start: u32 = 0;
  let cell = cellOf(target, prediction);
  for (let x: u32 = 1; x < width; x += 32) {
    const first = changes(target + x, prediction + x);
    const second = changes(target + x + 16, prediction + x + 16);
    if (!v128.any_true(v128.or(first, second))) continue;
    let borders = bitmaskOf(first) | (bitmaskOf(second) << 16);
    if (width - x < 32) borders &= (1 << (width - x)) - 1;
    else if (popcnt(borders) > DENSE) {
      // The run before ends here, each pixel but the last is a separate run, and the last begins the next one.
      add(cell, x - start);
      for (let i: u32 = x; i < x + 31; i++) {
        const one = cellOf(target + i, prediction + i);
        store<u32>(one, load<u32>(one) + 1);
      }
      isTouched = true;
      start = x + 31;
      cell = cellOf(target + start, prediction + start);
      continue;
    }
    for (; borders; borders &= borders - 1) {
      const border = x + ctz(borders);
      add(cell, border - start);
      start = border;
      cell = cellOf(target + border, prediction + border);
    }
  }
  add(cell, width - start);
}

// @ts-ignore: decorator
@inline
function cellOf(target: usize, prediction: usize): usize {
  return cells + (<usize>load<u8>(target) << 10) + (<usize>load<u8>(prediction) << 2);
}

/** Adds to a cell, which is an address within the table. */
// @ts-ignore: decorator
@inline
export function add(cell: usize, pixels: u32): void {
  store<u32>(cell, load<u32>(cell) + pixels);
  store<u8>(touched + ((cell - cells) >> 10), 1);
}

/** Not 0 in the bytes of pixels of which either label differs from that of the pixel before. */
// @ts-ignore: decorator
@inline
function changes(target: usize, prediction: usize): v128 {
  return v128.or(v128.xor(v128.load(target), v128.load(target - 1)), v128.xor(v128.load(prediction), v128.load(prediction - 1)));
}

// @ts-ignore: decorator
@inline
function bitmaskOf(changed: v128): u32 {
  return ~<u32>i8x16.bitmask(i8x16.eq(changed, i8x16.splat(0))) & 0xffff;
}

/**
 * Moves the cells that are not 0 to `to`, in order: the number of the cell and its pixels, 4 bytes each. At most
 * 512 KiB.
 *
 * @returns how many there are.
 */
export function takeCells(to: usize): u32 {
  let found: u32 = 0;
  for (let target: usize = 0; target < 256; target++) {
    if (load<u8>(touched + target) == 0 && !isTouched) continue;
    store<u8>(touched + target, 0);
    for (let prediction: usize = 0; prediction < 256; prediction += 16) {
      const first = (target << 8) + prediction;
      const at = cells + (first << 2);
      if (!v128.any_true(v128.or(v128.or(v128.load(at), v128.load(at, 16)), v128.or(v128.load(at, 32), v128.load(at, 48))))) continue;
      for (let cell = first; cell < first + 16; cell++) {
        const pixels = load<u32>(cells + (cell << 2));
        if (pixels == 0) continue;
        store<u32>(to + (<usize>found << 3), <u32>cell);
        store<u32>(to + (<usize>found << 3), pixels, 4);
        found++;
      }
      memory.fill(at, 0, 64);
    }
  }
  isTouched = false;
  return found;
}
