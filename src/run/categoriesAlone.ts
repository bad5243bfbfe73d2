/** So many bytes are looked at before others have their turn: a millisecond or two. */
const AT_ONCE = 1 << 20;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_LIST, OPEN_OBJECT] = [0x5b, 0x7b];
const [CLOSE_LIST, CLOSE_OBJECT] = [0x5d, 0x7d];
const KEY = new TextEncoder().encode('"categories"');

/**
 * The JSON of a large file with nothing but the list `categories` of its outermost object; undefined where it has none. Looks
 * at each byte once and makes nothing of the others, since annotations are hundreds of megabytes.
 */
export async function categoriesAlone(bytes: Uint8Array): Promise<string | undefined> {
  let depth = 0;
  let from = -1;
  for (let at = 0, pause = AT_ONCE; at < bytes.length; at++) {
    if (at >= pause) {
      pause = at + AT_ONCE;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const byte = bytes[at];
    if (byte === QUOTE) {
      const end = endOfText(bytes, at);
      if (depth === 1 && isKey(bytes, at, end)) from = end;
      at = end - 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      depth--;
      if (from !== -1 && depth === 1) return `{"categories"${new TextDecoder().decode(bytes.subarray(from, at + 1))}}`;
    }
  }
  return undefined;
}

/** The position behind the text that begins at `from`. */
function endOfText(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at + 1;
}

function isKey(bytes: Uint8Array, from: number, end: number): boolean {
  return end - from === KEY.length && KEY.every((byte, offset) => bytes[from + offset] === byte);
}
