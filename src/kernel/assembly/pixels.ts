// Arithmetic of the filters of PNG on pixels of up to 4 bytes, each byte for itself.

/** Sums of the bytes, each modulo 256: the high bits are added separately, so that nothing is carried over. */
// @ts-ignore: decorator
@inline
export function addPixels(a: u32, b: u32): u32 {
  return ((a & 0x7f7f7f7f) + (b & 0x7f7f7f7f)) ^ ((a ^ b) & 0x80808080);
}

/** Means of the bytes, rounded down: what both have, and half of what one has. */
// @ts-ignore: decorator
@inline
export function averagePixel(a: u32, b: u32): u32 {
  return (a & b) + (((a ^ b) & 0xfefefefe) >> 1);
}

/** The neighbour that Paeth predicts, for each byte of a pixel. */
// @ts-ignore: decorator
@inline
export function nearestPixel(left: u32, up: u32, upLeft: u32, pixel: usize): u32 {
  let predicted: u32 = 0;
  for (let shift: u32 = 0; shift < 8 * <u32>pixel; shift += 8) {
    predicted |= nearest((left >> shift) & 255, (up >> shift) & 255, (upLeft >> shift) & 255) << shift;
  }
  return predicted;
}

/** The neighbour closest to `left + up - upLeft`; ties go to left, then up. */
// @ts-ignore: decorator
@inline
export function nearest(left: i32, up: i32, upLeft: i32): i32 {
  const fromLeft = abs(up - upLeft);
  const fromUp = abs(left - upLeft);
  const fromUpLeft = abs(left + up - 2 * upLeft);
  const other = fromUp <= fromUpLeft ? up : upLeft;
  return fromLeft <= min(fromUp, fromUpLeft) ? left : other;
}
