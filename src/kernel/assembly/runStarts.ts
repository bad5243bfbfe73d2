// Finds where the runs of equal bytes in rows begin.

/** How many runs rows of `width` bytes without gaps have, none longer than a row. Reads up to 16 bytes past them. */
export function countStarts(from: usize, width: u32, height: u32): u32 {
  let runs: u32 = height;
  for (let row: u32 = 0; row < height; row++) {
    const first = from + <usize>row * width;
    for (let x: u32 = 1; x < width; x += 16) runs += popcnt(changes(first + x, width - x));
  }
  return runs;
}

/** Writes the column where each run begins at `starts`, and at `rows` how many runs there are before each row and behind the last. */
export function findStarts(from: usize, width: u32, height: u32, starts: usize, rows: usize): void {
  let to = starts;
  for (let row: u32 = 0; row < height; row++) {
    const first = from + <usize>row * width;
    store<u32>(rows + ((<usize>row) << 2), <u32>((to - starts) >> 2));
    store<u32>(to, 0);
    to += 4;
    for (let x: u32 = 1; x < width; x += 16) {
      for (let bits = changes(first + x, width - x); bits !== 0; bits &= bits - 1) {
        store<u32>(to, x + ctz(bits));
        to += 4;
      }
    }
  }
  store<u32>(rows + ((<usize>height) << 2), <u32>((to - starts) >> 2));
}

/** A bit for each of the next 16 bytes, as far as the row goes, that differs from the byte before it. */
// @ts-ignore: decorator
@inline
function changes(at: usize, left: u32): u32 {
  const bits = <u32>i8x16.bitmask(i8x16.ne(v128.load(at), v128.load(at - 1)));
  return left >= 16 ? bits : bits & ((<u32>1 << left) - 1);
}
