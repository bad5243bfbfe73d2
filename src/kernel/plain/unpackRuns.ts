/**
 * Unpacks the run lengths of PackBits (TIFF 6.0, section 9) into exactly `out`.
 *
 * @returns whether the bytes fill it; what follows them is not looked at.
 */
export function unpackRuns(bytes: Uint8Array, out: Uint8Array): boolean {
  let at = 0;
  let to = 0;
  while (to < out.length) {
    if (at >= bytes.length) return false;
    const head = bytes[at++];
    // 128 does nothing; below it stand literal bytes, above it a byte to repeat.
    if (head === 128) continue;
    // The last run may reach past what is wanted.
    const length = Math.min(head < 128 ? head + 1 : 257 - head, out.length - to);
    if (at + (head < 128 ? length : 1) > bytes.length) return false;
    if (head < 128) out.set(bytes.subarray(at, at + length), to);
    else out.fill(bytes[at], to, to + length);
    at += head < 128 ? length : 1;
    to += length;
  }
  return true;
}
