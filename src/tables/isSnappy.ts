/**
 * Whether bytes are packed by Snappy, and unpack to so many. Its decoder believes the lengths that it finds, and may go back and forth
 * in damaged bytes for ever.
 *
 * Source: `format_description.txt` of google/snappy.
 */
export function isSnappy(packed: Uint8Array, length: number): boolean {
  let at = packed.findIndex((byte) => byte < 0x80) + 1;
  if (at === 0 || at > 5) return length === 0 && packed.length === 0;
  let made = 0;
  while (at < packed.length && made < length) {
    const tag = packed[at++] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      const extra = Math.max(0, (tag >> 2) - 59);
      const literal = (extra === 0 ? tag >> 2 : littleEndian(packed, at, extra)) + 1;
      at += extra + literal;
      made += literal;
      continue;
    }
    const bytes = kind === 1 ? 1 : kind === 2 ? 2 : 4;
    const back = littleEndian(packed, at, bytes) + (kind === 1 ? (tag >> 5) * 256 : 0);
    if (back === 0 || back > made) return false;
    at += bytes;
    made += kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
  }
  return at === packed.length && made === length;
}

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let place = 0; place < count; place++) value += (bytes[at + place] ?? 0) * 2 ** (8 * place);
  return value;
}
