import { BackwardBits } from "./backwardBits";
import { readHuffmanTable, type HuffmanTable } from "./huffmanTable";

/** The literals of a block, where they end in the file, and the table that they leave for the next block. */
export interface ReadLiterals {
  readonly literals: Uint8Array;
  readonly end: number;
  readonly table: HuffmanTable | undefined;
}

const RAW = 0;
const RUN = 1;
const COMPRESSED = 2;
/** Neither literals nor a block can be larger. */
export const LARGEST_BLOCK = 2 ** 17;

/** Reads the literals section of a block (RFC 8878, section 3.1.1.3.1); undefined where it is not proper. */
export function readLiterals(
  bytes: Uint8Array,
  start: number,
  end: number,
  before: HuffmanTable | undefined,
): ReadLiterals | undefined {
  if (start >= end) return undefined;
  const kind = bytes[start] & 3;
  const form = (bytes[start] >> 2) & 3;
  if (kind === RAW || kind === RUN) {
    const headBytes = form === 1 ? 2 : form === 3 ? 3 : 1;
    const size = whole(bytes, start, headBytes) >> (headBytes === 1 ? 3 : 4);
    const at = start + headBytes;
    const to = at + (kind === RAW ? size : 1);
    if (to > end || size > LARGEST_BLOCK) return undefined;
    const literals = kind === RAW ? bytes.subarray(at, to) : new Uint8Array(size).fill(bytes[at]);
    return { literals, end: to, table: before };
  }
  const headBytes = form < 2 ? 3 : form + 2;
  const sizeBits = [10, 10, 14, 18][form];
  if (start + headBytes > end) return undefined;
  const head = whole(bytes, start, headBytes);
  const size = Math.floor(head / 16) % 2 ** sizeBits;
  const at = start + headBytes;
  const to = at + Math.floor(head / 2 ** (4 + sizeBits));
  if (to > end || size > LARGEST_BLOCK) return undefined;
  const read = kind === COMPRESSED ? readHuffmanTable(bytes, at, to) : before && { table: before, end: at };
  if (!read) return undefined;
  const literals = new Uint8Array(size);
  const streams = form === 0 ? [{ from: read.end, to, start: 0, end: size }] : fourStreams(bytes, read.end, to, size);
  if (!streams?.every((stream) => readStream(bytes, stream, literals, read.table))) return undefined;
  return { literals, end: to, table: read.table };
}

/** Bytes of a stream, and the literals that they stand for. */
interface Stream {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** A table of jumps says how long three of four streams are; each but the last has as many literals. */
function fourStreams(bytes: Uint8Array, at: number, to: number, size: number): readonly Stream[] | undefined {
  const share = (size + 3) >> 2;
  const ends = [0, 2, 4].map((index) => whole(bytes, at + index, 2));
  const places = [at + 6, at + 6 + ends[0], at + 6 + ends[0] + ends[1], at + 6 + ends[0] + ends[1] + ends[2], to];
  if (places[3] > to || 3 * share > size) return undefined;
  return [0, 1, 2, 3].map((i) => ({
    from: places[i],
    to: places[i + 1],
    start: i * share,
    end: i === 3 ? size : (i + 1) * share,
  }));
}

function readStream(
  bytes: Uint8Array,
  { from, to, start, end }: Stream,
  literals: Uint8Array,
  { log, symbols, bits }: HuffmanTable,
): boolean {
  const stream = new BackwardBits(bytes, from, to);
  if (stream.left < 0) return false;
  for (let i = start; i < end; i++) {
    const code = stream.peek(log);
    literals[i] = symbols[code];
    stream.left -= bits[code];
    if (stream.left < 0) return false;
  }
  return stream.left === 0;
}

/** Up to 5 bytes, low byte first. */
function whole(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = count - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}
