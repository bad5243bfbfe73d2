const MOST_CODES = 4096;

/**
 * Unpacks the LZW of GIF (GIF89a specification, appendix F): codes of growing width, their low bits first.
 *
 * @returns undefined where the codes are damaged or give fewer pixels.
 */
export function unpackGif(packed: Uint8Array, codeBits: number, pixels: number): Uint8Array | undefined {
  const clear = 2 ** codeBits;
  const out = new Uint8Array(pixels);
  // A string is one that is known with one more pixel: where it stands in what was unpacked, and its length.
  const starts = new Int32Array(MOST_CODES);
  const lengths = new Int32Array(MOST_CODES);
  let filled = 0;
  let known = clear + 2;
  let width = codeBits + 1;
  /** Where the string of the code before stands. */
  let before = -1;
  let beforeLength = 0;
  let bits = 0;
  let held = 0;
  let at = 0;
  while (filled < pixels) {
    while (held < width) {
      const byte = packed[at++];
      if (byte === undefined) return undefined;
      bits |= byte << held;
      held += 8;
    }
    const code = bits & ((1 << width) - 1);
    bits >>>= width;
    held -= width;
    if (code === clear) {
      known = clear + 2;
      width = codeBits + 1;
      before = -1;
      continue;
    }
    if (code === clear + 1 || code > known || (code === known && before < 0)) return undefined;
    const start = filled;
    if (code < clear) {
      out[filled++] = code;
    } else {
      // The code that is about to be known is the string before with its own first pixel.
      const [from, length] = code < known ? [starts[code] ?? 0, lengths[code] ?? 0] : [before, beforeLength + 1];
      const end = Math.min(pixels, filled + length);
      for (let i = from; filled < end; i++) out[filled++] = out[i] ?? 0;
    }
    if (before >= 0 && known < MOST_CODES) {
      starts[known] = before;
      lengths[known] = beforeLength + 1;
      known++;
      if (known === 1 << width && width < 12) width++;
    }
    before = start;
    beforeLength = filled - start;
  }
  return out;
}
