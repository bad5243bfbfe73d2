// Counts pairs of labels of one byte by runs.

/** Pixels per target and predicted label: cell `target * 256 + prediction`, 4 bytes each. */
export const cells: usize = memory.data(256 * 256 * 4, 16);
/** For each 16 cells, not 0 where one of them may be. */
const touched: usize = memory.data(256 * 16, 16);
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
  store<u8>(touched + ((cell - cells) >> 6), 1);
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
  for (let group: usize = 0; group < 256 * 16; group += 16) {
    const marks = v128.load(touched + group);
    let groups = isTouched ? 0xffff : ~<u32>i8x16.bitmask(i8x16.eq(marks, i8x16.splat(0))) & 0xffff;
    if (groups == 0) continue;
    v128.store(touched + group, i8x16.splat(0));
    for (; groups; groups &= groups - 1) found = takeGroup(group + ctz(groups), to, found);
  }
  isTouched = false;
  return found;
}

/** The same of 16 cells, behind those that were found before. */
// @ts-ignore: decorator
@inline
function takeGroup(group: usize, to: usize, found: u32): u32 {
  const at = cells + (group << 6);
  if (!v128.any_true(v128.or(v128.or(v128.load(at), v128.load(at, 16)), v128.or(v128.load(at, 32), v128.load(at, 48))))) return found;
  for (let i: usize = 0; i < 16; i += 4) {
    const four = v128.load(at + (i << 2));
    for (let used = ~<u32>i32x4.bitmask(i32x4.eq(four, i32x4.splat(0))) & 15; used; used &= used - 1) {
      const cell = i + ctz(used);
      store<u32>(to + (<usize>found << 3), <u32>((group << 4) + cell));
      store<u32>(to + (<usize>found << 3), load<u32>(at + (cell << 2)), 4);
      found++;
    }
    v128.store(at + (i << 2), i32x4.splat(0));
  }
  return found;
}
