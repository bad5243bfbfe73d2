/**
 * Samples of 1, 2 or 4 bits to a byte each, the leftmost in the high bits (PNG specification, third edition,
 * section 7.2). Rows at `from` begin with a filter byte; rows at `to` follow each other without gaps.
 */
export function unpackBits(from: usize, rowBytes: usize, bits: u32, width: u32, height: u32, to: usize): void {
  const mask: u32 = (1 << bits) - 1;
  for (let y: u32 = 0; y < height; y++) {
    const row = from + <usize>y * (rowBytes + 1) + 1;
    for (let x: u32 = 0; x < width; x++) {
      const bit = x * bits;
      store<u8>(to, <u8>((<u32>load<u8>(row + (bit >> 3)) >> (8 - bits - (bit & 7))) & mask));
      to++;
    }
  }
}
