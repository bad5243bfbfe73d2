import type { HuffmanTable } from "./huffmanTable";
import { LARGEST_BLOCK, readLiterals } from "./literals";
import { readSequenceHead, readSequences, type Sequence, type SequenceTables, type Taken } from "./sequences";

/**
 * Unpacks frames of ZSTD (RFC 8878) into exactly `out`. Dictionaries are not known, checksums not compared.
 *
 * @returns whether the frames are proper and fill it; what follows is not looked at.
 */
export function unpackZstd(bytes: Uint8Array, out: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  let to = 0;
  while (to < out.length) {
    if (at + 8 > bytes.length) return false;
    const magic = view.getUint32(at, true);
    if (magic >>> 4 === SKIPPABLE) {
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    const start = magic === MAGIC ? blocksAt(bytes, at + 4) : -1;
    if (start < 0) return false;
    const frame = new Frame(bytes, out, to);
    const end = frame.unpack(start);
    if (end < 0) return false;
    to = frame.to;
    // A checksum follows the blocks where the frame says so.
    at = end + ((bytes[at + 4] & 4) === 0 ? 0 : 4);
  }
  return true;
}

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a5;

/** Where the blocks of a frame begin whose header begins at a place; -1 where it is not proper. */
function blocksAt(bytes: Uint8Array, at: number): number {
  const head = bytes[at];
  const isOneSegment = (head & 32) !== 0;
  const namesDictionary = (head & 3) !== 0;
  if ((head & 8) !== 0 || namesDictionary) return -1;
  const sizeBytes = [isOneSegment ? 1 : 0, 2, 4, 8][head >> 6];
  return at + 1 + (isOneSegment ? 0 : 1) + sizeBytes;
}

/** One frame: what its blocks leave to the next. */
class Frame {
  private literalTable: HuffmanTable | undefined;
  private tables: SequenceTables | undefined;
  /** Offsets that were used before, the last first. */
  private offsets: [number, number, number] = [1, 4, 8];
  private readonly start: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly out: Uint8Array,
    public to: number,
  ) {
    this.start = to;
  }

  /** Unpacks blocks until the last, or until there is no room; where they end, or -1 where one is not proper. */
  unpack(start: number): number {
    const { bytes, out } = this;
    for (let at = start; ;) {
      if (at + 3 > bytes.length) return -1;
      const head = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);
      const size = head >> 3;
      const kind = (head >> 1) & 3;
      at += 3;
      const end = at + (kind === RUN ? 1 : size);
      if (end > bytes.length || size > LARGEST_BLOCK || !this.unpackBlock(kind, at, size)) return -1;
      at = end;
      if ((head & 1) === 1 || this.to === out.length) return at;
    }
  }

  private unpackBlock(kind: number, at: number, size: number): boolean {
    if (kind === RAW) this.copy(this.bytes, at, size);
    else if (kind === RUN) {
      const to = Math.min(this.out.length, this.to + size);
      this.out.fill(this.bytes[at], this.to, to);
      this.to = to;
    } else return kind === COMPRESSED && this.unpackSequences(at, at + size);
    return true;
  }

  private unpackSequences(start: number, end: number): boolean {
    const { bytes, out } = this;
    const read = readLiterals(bytes, start, end, this.literalTable);
    const head = read && readSequenceHead(bytes, read.end, end, this.tables);
    if (!head) return false;
    this.literalTable = read.table;
    this.tables = head.tables;
    const { literals } = read;
    const first = this.to;
    let used = 0;
    const take = (sequence: Sequence): Taken => {
      const offset = this.offsetOf(sequence.offset, sequence.literals === 0);
      if (
        used + sequence.literals > literals.length ||
        this.to - first + sequence.literals + sequence.match > LARGEST_BLOCK
      )
        return "wrong";
      this.copy(literals, used, sequence.literals);
      used += sequence.literals;
      if (offset < 1 || offset > this.to - this.start) return "wrong";
      this.repeat(offset, sequence.match);
      return this.to < out.length ? "more" : "full";
    };
    if (head.count > 0 && !readSequences(bytes, end, head, take)) return false;
    if (this.to - first + literals.length - used > LARGEST_BLOCK) return false;
    this.copy(literals, used, literals.length - used);
    return true;
  }

  /** Appends bytes, as far as there is room. */
  private copy(from: Uint8Array, at: number, length: number): void {
    const count = Math.min(length, this.out.length - this.to);
    this.out.set(from.subarray(at, at + count), this.to);
    this.to += count;
  }

  /** Appends bytes that were written so far back: byte by byte where they overlap what they make. */
  private repeat(offset: number, length: number): void {
    const { out } = this;
    const end = Math.min(out.length, this.to + length);
    if (offset >= end - this.to) out.copyWithin(this.to, this.to - offset, end - offset);
    else if (offset === 1) out.fill(out[this.to - 1], this.to, end);
    else for (let to = this.to; to < end; to++) out[to] = out[to - offset];
    this.to = end;
  }

  /** The offset that a value stands for, noted as the last one (RFC 8878, section 3.1.1.5); below 1 where it is not proper. */
  private offsetOf(value: number, noLiterals: boolean): number {
    const [a, b, c] = this.offsets;
    if (value > 3) {
      this.offsets = [value - 3, a, b];
      return value - 3;
    }
    const place = value + (noLiterals ? 1 : 0);
    if (place === 1) return a;
    const offset = place === 2 ? b : place === 3 ? c : a - 1;
    this.offsets = [offset, a, place === 2 ? c : b];
    return offset;
  }
}

const RAW = 0;
const RUN = 1;
const COMPRESSED = 2;
