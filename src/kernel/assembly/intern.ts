// Gives each distinct value of wide pixels a code of one byte, so that all masks are counted by the same loop.
import { loadPixel } from "./loadPixel";

/** Slots of an open-addressed table, four for each code there can be: the value, 8 bytes, then its code plus 1, or 0 where the slot is free. */
const SLOT_BITS: u32 = 10;
const SLOT_BYTES_LOG: u32 = 4;
const slots: usize = memory.data(16 << 10, 16);
/** The values in the order of their codes, 8 bytes each. */
export const values: usize = memory.data(256 * 8, 16);
const MOST_CODES: u32 = 256;
/** Codes that are given. */
let known: u32 = 0;

/**
 * Writes the code of each pixel, of 2, 3, 4 or 8 bytes, to `to`. Rows begin every `stride` bytes from `from` on; rows of
 * codes follow each other without gaps. Up to 15 codes too many are written behind the last.
 *
 * @returns how many codes there are, or 0 if there would be more than 256.
 */
export function intern(from: usize, stride: usize, pixel: u32, width: u32, height: u32, to: usize): u32 {
  forgetCodes();
  if (pixel == 2) return internRows(from, stride, 2, width, height, to);
  if (pixel == 3) return internRows(from, stride, 3, width, height, to);
  return pixel == 4 ? internRows(from, stride, 4, width, height, to) : internRows(from, stride, 8, width, height, to);
}

// @ts-ignore: decorator
@inline
function internRows(from: usize, stride: usize, pixel: usize, width: u32, height: u32, to: usize): u32 {
  const step: usize = 16 - (16 % pixel);
  for (let y: u32 = 0; y < height; y++) {
    let at = from + <usize>y * stride;
    const end = at + <usize>width * pixel;
    while (at < end) {
      const value = loadValue(at, pixel);
      const code = codeOf(value);
      if (code < 0) return 0;
      const start = at;
      at += pixel;
      // A run goes on as long as 16 bytes equal those one pixel before; its last pixels are compared one by one.
      while (at + 16 <= end && !v128.any_true(v128.xor(v128.load(at), v128.load(at - pixel)))) at += step;
      while (at < end && loadValue(at, pixel) == value) at += pixel;
      to = fillCodes(to, <u8>code, (at - start) / pixel);
    }
  }
  return known;
}

/** Forgets all values, so that codes begin at 0 again. */
export function forgetCodes(): void {
  memory.fill(slots, 0, 1 << (SLOT_BITS + SLOT_BYTES_LOG));
  known = 0;
}

/** How many codes are given. */
export function codesKnown(): u32 {
  return known;
}

/** The code of a value, the next one if it has none yet; below 0 where all are given. */
// @ts-ignore: decorator
@inline
export function codeOf(value: u64): i32 {
  const slot = slotOf(value);
  const held = load<u32>(slot, 8);
  if (held != 0) return held - 1;
  if (known == MOST_CODES) return -1;
  store<u64>(values + (<usize>known << 3), value);
  known++;
  store<u64>(slot, value);
  store<u32>(slot, known, 8);
  return known - 1;
}

/** A pixel of 2 to 8 bytes as a number, its first byte the lowest. */
// @ts-ignore: decorator
@inline
function loadValue(at: usize, pixel: usize): u64 {
  return pixel == 8 ? load<u64>(at) : <u64>loadPixel(at, pixel);
}

/** The slot that holds the value, or the free one where it belongs; never full, as codes are fewer than slots. */
// @ts-ignore: decorator
@inline
function slotOf(value: u64): usize {
  // Multiplicative hashing: the high bits of the product with 2^64 over the golden ratio.
  let index = <u32>((value * 0x9e3779b97f4a7c15) >>> (64 - SLOT_BITS));
  while (true) {
    const slot = slots + (<usize>index << SLOT_BYTES_LOG);
    if (load<u32>(slot, 8) == 0 || load<u64>(slot) == value) return slot;
    index = (index + 1) & ((1 << SLOT_BITS) - 1);
  }
}

/** Writes whole steps of 16 codes: what is too much, the next run overwrites. */
// @ts-ignore: decorator
@inline
function fillCodes(to: usize, code: u8, count: usize): usize {
  const end = to + count;
  const codes = i8x16.splat(code);
  do {
    v128.store(to, codes);
    to += 16;
  } while (to < end);
  return end;
}
