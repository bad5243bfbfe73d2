const CLEAR = 256;
const END = 257;
const FIRST_STRING = 258;
const MOST_STRINGS = 4096;

/** How codes are packed: TIFF 6.0 has them from the high bit down and lets them grow one code early; `old` writers did neither. */
export type LzwOrder = "new" | "old";

/**
 * Unpacks LZW as TIFF has it (TIFF 6.0, section 13) into exactly `out`.
 *
 * @returns whether the codes are proper and fill it; what follows them is not looked at.
 */
export function unpackLzw(bytes: Uint8Array, out: Uint8Array, order: LzwOrder = "new"): boolean {
  const lowFirst = order === "old";
  const early = lowFirst ? 0 : 1;
  // A string is the place where it was written last and its length: nothing is copied into a table.
  const starts = new Uint32Array(MOST_STRINGS);
  const lengths = new Uint16Array(MOST_STRINGS);
  let strings = FIRST_STRING;
  let width = 9;
  let buffer = 0;
  let held = 0;
  let at = 0;
  let to = 0;
  /** Where the string of the code before lies, and its length; 0 after a clear code. */
  let before = 0;
  let lengthBefore = 0;
  while (to < out.length) {
    while (held < width) {
      if (at >= bytes.length) return false;
      buffer = lowFirst ? buffer | (bytes[at++] << held) : ((buffer << 8) | bytes[at++]) & 0xffffff;
      held += 8;
    }
    held -= width;
    const code = (lowFirst ? buffer : buffer >> held) & ((1 << width) - 1);
    if (lowFirst) buffer >>>= width;
    if (code === END) return false;
    if (code === CLEAR) {
      strings = FIRST_STRING;
      width = 9;
      lengthBefore = 0;
      continue;
    }
    if (lengthBefore > 0 && strings < MOST_STRINGS) {
      // The new string is the one before and the byte behind it, which is the first of what comes now.
      starts[strings] = before;
      lengths[strings] = lengthBefore + 1;
      strings++;
    }
    if (code >= FIRST_STRING && code >= strings) return false;
    const whole = code < CLEAR ? 1 : lengths[code];
    // The last string may reach past what is wanted.
    const length = Math.min(whole, out.length - to);
    if (code < CLEAR) out[to] = code;
    // Byte by byte: the newest string ends with the byte that is being written.
    else for (let from = starts[code], end = from + length, next = to; from < end;) out[next++] = out[from++];
    before = to;
    lengthBefore = whole;
    to += length;
    // After the next string one more would not fit the width; the encoder is one string ahead.
    if (strings + early >= 1 << width && width < 12) width++;
  }
  return true;
}

/** Whether a strip is packed as writers before TIFF 6.0 did: told, as libtiff tells it, by how the first code (clear) lies. */
export function isOldLzw(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0 && (bytes[1] & 1) === 1;
}
