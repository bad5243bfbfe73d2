// Turns codes of a byte that lie column by column into rows.

/** Bytes a side of a block: its lines of both images stay in the cache. */
const BLOCK: u32 = 64;

/** Writes byte `x` of row `y` at `from`, rows of `width` bytes without gaps, as byte `y` of row `x` at `to`. */
export function transpose(from: usize, width: u32, height: u32, to: usize): void {
  for (let top: u32 = 0; top < height; top += BLOCK) {
    const bottom = min(top + BLOCK, height);
    for (let left: u32 = 0; left < width; left += BLOCK) {
      const right = min(left + BLOCK, width);
      for (let x = left; x < right; x++) {
        for (let y = top; y < bottom; y++) {
          store<u8>(to + <usize>x * height + y, load<u8>(from + <usize>y * width + x));
        }
      }
    }
  }
}
