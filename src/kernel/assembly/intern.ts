// Gives each distinct value of wide pixels a code of one byte, so that all masks are counted by the same loop.
import { loadPixel } from "./loadPixel";

/** Slots of an open-addressed table: the value, then its code plus 1, or 0 where the slot is free. */
const SLOT_BITS: u32 = 12;
const slots: usize = memory.data(8 << 12, 16);
/** The values in the order of their codes. */
export const values: usize = memory.data(256 * 4, 16);
const MOST_CODES: u32 = 256;

/**
 * Writes the code of each pixel, of 2, 3 or 4 bytes, to `to`. Rows at `from` begin with a filter byte; rows of codes
 * follow each other without gaps. Up to 15 codes too many are written behind the last.
 *
 * @returns how many codes there are, or 0 if there would be more than 256.
 */
export function intern(from: usize, pixel: u32, width: u32, height: u32, to: usize): u32 {
  memory.fill(slots, 0, 8 << SLOT_BITS);
  if (pixel == 2) return internRows(from, 2, width, height, to);
  return pixel == 3 ? internRows(from, 3, width, height, to) : internRows(from, 4, width, height, to);
}

// @ts-ignore: decorator
@inline
function internRows(from: usize, pixel: usize, width: u32, height: u32, to: usize): u32 {
  const step: usize = 16 - (16 % pixel);
  const rowBytes = <usize>width * pixel;
  let known: u32 = 0;
  for (let y: u32 = 0; y < height; y++) {
    let at = from + <usize>y * (rowBytes + 1) + 1;
    const end = at + rowBytes;
    while (at < end) {
      const value = loadPixel(at, pixel);
      const slot = slotOf(value);
      if (load<u32>(slot, 4) == 0) {
        if (known == MOST_CODES) return 0;
        store<u32>(values + (<usize>known << 2), value);
        known++;
        store<u32>(slot, value);
        store<u32>(slot, known, 4);
      }
      const start = at;
      at += pixel;
      // A run goes on as long as 16 bytes equal those one pixel before; its last pixels are compared one by one.
      while (at + 16 <= end && !v128.any_true(v128.xor(v128.load(at), v128.load(at - pixel)))) at += step;
      while (at < end && loadPixel(at, pixel) == value) at += pixel;
      to = fillCodes(to, <u8>(load<u32>(slot, 4) - 1), (at - start) / pixel);
    }
  }
  return known;
}

/** The slot that holds the value, or the free one where it belongs; never full, as codes are fewer than slots. */
// @ts-ignore: decorator
@inline
function slotOf(value: u32): usize {
  // Multiplicative hashing: the high bits of the product with 2^32 over the golden ratio.
  let index = (value * 0x9e3779b1) >>> (32 - SLOT_BITS);
  while (true) {
    const slot = slots + (<usize>index << 3);
    if (load<u32>(slot, 4) == 0 || load<u32>(slot) == value) return slot;
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
