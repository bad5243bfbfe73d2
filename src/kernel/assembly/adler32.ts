// Adler-32 (RFC 1950, section 8.2): a = 1 + sum of the bytes, b = sum of all a, both modulo 65521.

const MODULUS: u32 = 65521;
/** Bytes whose sums of sums stay below 2^16 in a lane: 15 steps, 15 * 14 / 2 * 2 * 255 = 53,550. */
const GROUP: usize = 240;
/** Groups after which the lanes of 32 bits are reduced, long before they could overflow. */
const BLOCK: usize = 22 * GROUP;

/** Adler-32 of no bytes. */
export const ADLER_OF_NOTHING: u32 = 1;

/**
 * Adler-32 of `length` bytes, 16 at a time, behind bytes whose own is `before`. Of a step of 16 bytes, b grows by 16 times the sum before it and by its
 * bytes, weighted 16 down to 1. Pairs of bytes are added at once: weights 16, 14, ..., 2 for a pair, less the odd byte.
 */
export function adler32(at: usize, length: usize, before: u32): u32 {
  let a = before & 0xffff;
  let b = before >> 16;
  while (length >= 16) {
    const block = min(length & ~15, BLOCK);
    length -= block;
    const end = at + block;
    b += a * <u32>block;
    let sums = i32x4.splat(0);
    let weighted = i32x4.splat(0);
    let odd = i32x4.splat(0);
    while (at < end) {
      const group = min(end - at, GROUP);
      const groupEnd = at + group;
      let pairs = i16x8.splat(0);
      let before = i16x8.splat(0);
      let odds = i16x8.splat(0);
      for (; at < groupEnd; at += 16) {
        const bytes = v128.load(at);
        before = i16x8.add(before, pairs);
        pairs = i16x8.add(pairs, i16x8.extadd_pairwise_i8x16_u(bytes));
        odds = i16x8.add(odds, i16x8.shr_u(bytes, 8));
      }
      weighted = i32x4.add(weighted, i32x4.mul(sums, i32x4.splat(<i32>group)));
      weighted = i32x4.add(weighted, i32x4.shl(i32x4.extadd_pairwise_i16x8_u(before), 4));
      weighted = i32x4.add(weighted, i32x4.mul(i32x4.extend_low_i16x8_u(pairs), i32x4(16, 14, 12, 10)));
      weighted = i32x4.add(weighted, i32x4.mul(i32x4.extend_high_i16x8_u(pairs), i32x4(8, 6, 4, 2)));
      odd = i32x4.add(odd, i32x4.extadd_pairwise_i16x8_u(odds));
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(pairs));
    }
    a = (a + sum(sums)) % MODULUS;
    b = <u32>((<u64>b + sum(weighted) - sum(odd)) % MODULUS);
  }
  for (const end = at + length; at < end; at++) {
    a += load<u8>(at);
    b += a;
  }
  return ((b % MODULUS) << 16) | (a % MODULUS);
}

function sum(lanes: v128): u32 {
  return (
    <u32>i32x4.extract_lane(lanes, 0) + <u32>i32x4.extract_lane(lanes, 1) + <u32>i32x4.extract_lane(lanes, 2) + <u32>i32x4.extract_lane(lanes, 3)
  );
}
