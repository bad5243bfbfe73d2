// Copies the matches of deflate, which may overlap what they write (RFC 1951, section 3.2.3).

/** For distances below 16: which of the last `distance` bytes each of the next 16 repeats. Row 0 stays unused. */
const repeats: usize = memory.data(16 * 16, 16);
/** The largest multiple of the distance that fits in 16 bytes: by that much a repeated pattern may advance. */
const strides: usize = memory.data(16, 16);

export function prepareCopies(): void {
  for (let distance: usize = 1; distance < 16; distance++) {
    for (let i: usize = 0; i < 16; i++) store<u8>(repeats + (distance << 4) + i, <u8>(i % distance));
    store<u8>(strides + distance, <u8>(16 - (16 % distance)));
  }
}

/**
 * Appends `length` bytes (3 to 258) that lie `distance` bytes back. Writes up to 47 bytes too many, which the
 * next symbols overwrite or the slack behind the output takes.
 */
// @ts-ignore: decorator
@inline
export function copyMatch(to: usize, distance: usize, length: usize): void {
  const end = to + length;
  if (distance >= 16) {
    // Each 16 bytes are read before they can be written: never closer than 16.
    let from = to - distance;
    v128.store(to, v128.load(from));
    if (length <= 16) return;
    v128.store(to, v128.load(from, 16), 16);
    to += 32;
    from += 32;
    while (to < end) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      to += 32;
      from += 32;
    }
    return;
  }
  if (distance == 1) {
    // The most common match of masks. Loading the one byte does not wait for wider stores under way, as 16 would.
    const repeated = i8x16.splat(load<u8>(to - 1));
    do {
      v128.store(to, repeated);
      v128.store(to, repeated, 16);
      to += 32;
    } while (to < end);
    return;
  }
  const pattern = i8x16.swizzle(v128.load(to - distance), v128.load(repeats + (distance << 4)));
  const stride = <usize>load<u8>(strides + distance);
  do {
    v128.store(to, pattern);
    to += stride;
  } while (to < end);
}
