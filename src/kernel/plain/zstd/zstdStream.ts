import { PackedBytes, type NextPart } from "../packedBytes";
import { readFrameHead, type FrameHead } from "./frameHead";
import type { HuffmanTable } from "./huffmanTable";
import { LARGEST_BLOCK, readLiterals } from "./literals";
import { readSequenceHead, readSequences, type Sequence, type SequenceTables, type Taken } from "./sequences";

const CHECKSUM_BYTES = 4;
/** Blocks that are unpacked before what no copy can reach any more is given up. */
const BLOCKS_HELD = 8;

/** Unpacks frames of ZSTD (RFC 8878) piece by piece. Dictionaries are not known, checksums not compared. */
export class ZstdStream {
  private readonly packed: PackedBytes;
  private readonly block = new Uint8Array(LARGEST_BLOCK);
  private frame: Frame | undefined;
  /** What was unpacked, from the oldest byte that may be copied again. */
  private out = new Uint8Array(0);
  private taken = 0;
  private left: number;

  /** @param size bytes that are wanted in all; what follows them is not looked at. */
  constructor(next: NextPart, size: number) {
    this.packed = new PackedBytes(next);
    this.left = size;
  }

  /** Bytes that unpacking so many takes, by the start of their first frame. */
  static bytesOf(start: Uint8Array, size: number): number {
    const head = readFrameHead(new PackedBytes(once(start)));
    return heldBytes(typeof head === "object" ? head.window : 0, size);
  }

  /** Fills in the next bytes; false where the frames are damaged or give fewer. */
  read(into: Uint8Array): boolean {
    for (let filled = 0; filled < into.length;) {
      const there = this.frame ? this.frame.to - this.taken : 0;
      if (there > 0) {
        const some = Math.min(there, into.length - filled);
        into.set(this.out.subarray(this.taken, this.taken + some), filled);
        this.taken += some;
        this.left -= some;
        filled += some;
      } else if (!this.unpackMore()) return false;
    }
    return true;
  }

  /** Unpacks the next block, once all before it were taken. */
  private unpackMore(): boolean {
    const { packed } = this;
    if (this.frame?.isOver) {
      if (this.frame.head.hasChecksum) packed.skip(CHECKSUM_BYTES);
      this.frame = undefined;
    }
    if (!this.frame) {
      const head = readFrameHead(packed);
      if (head === undefined) return false;
      if (typeof head === "number") {
        packed.skip(head);
        return true;
      }
      const room = heldBytes(head.window, this.left);
      if (this.out.length < room) this.out = new Uint8Array(room);
      this.frame = new Frame(head, this.out);
      this.taken = 0;
    }
    const { frame } = this;
    this.taken = frame.makeRoom(this.taken, this.left);
    const head = packed.byte() | (packed.byte() << 8) | (packed.byte() << 16);
    // Behind the end all bytes are -1, and so is what they give.
    if (head < 0) return false;
    const size = head >> 3;
    const kind = (head >> 1) & 3;
    if (size > LARGEST_BLOCK) return false;
    const bytes = this.block.subarray(0, kind === RUN ? 1 : size);
    if (!packed.fill(bytes) || !frame.unpackBlock(kind, bytes, size)) return false;
    frame.isOver = (head & 1) === 1;
    return true;
  }
}

/** Bytes that are held while so many are unpacked. */
function heldBytes(window: number, size: number): number {
  return Math.min(window + BLOCKS_HELD * LARGEST_BLOCK, size);
}

function once(bytes: Uint8Array): NextPart {
  let rest: Uint8Array | undefined = bytes;
  return () => {
    const part = rest;
    rest = undefined;
    return part;
  };
}

/** One frame: what its blocks leave to the next. */
class Frame {
  to = 0;
  isOver = false;
  private literalTable: HuffmanTable | undefined;
  private tables: SequenceTables | undefined;
  /** Offsets that were used before, the last first. */
  private offsets: [number, number, number] = [1, 4, 8];
  /** Where the frame began; below 0 once its first bytes were given up. */
  private start = 0;
  /** Where no more is wanted. */
  private end = 0;

  constructor(
    readonly head: FrameHead,
    private readonly out: Uint8Array,
  ) {}

  /** Gives up what is too old to be copied where there is no room for a block; where what was taken ends then. */
  makeRoom(taken: number, left: number): number {
    if (this.out.length - this.to < Math.min(LARGEST_BLOCK, left)) {
      const kept = Math.min(this.to, this.head.window);
      this.out.copyWithin(0, this.to - kept, this.to);
      this.start -= this.to - kept;
      this.to = kept;
    }
    this.end = Math.min(this.out.length, this.to + left);
    return Math.min(taken, this.to);
  }

  unpackBlock(kind: number, bytes: Uint8Array, size: number): boolean {
    if (kind === RAW) this.copy(bytes, 0, size);
    else if (kind === RUN) {
      const to = Math.min(this.end, this.to + size);
      this.out.fill(bytes[0], this.to, to);
      this.to = to;
    } else return kind === COMPRESSED && this.unpackSequences(bytes);
    return true;
  }

  private unpackSequences(bytes: Uint8Array): boolean {
    const read = readLiterals(bytes, 0, bytes.length, this.literalTable);
    const head = read && readSequenceHead(bytes, read.end, bytes.length, this.tables);
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
      if (offset < 1 || offset > Math.min(this.to - this.start, this.head.window)) return "wrong";
      this.repeat(offset, sequence.match);
      return this.to < this.end ? "more" : "full";
    };
    if (head.count > 0 && !readSequences(bytes, bytes.length, head, take)) return false;
    if (this.to - first + literals.length - used > LARGEST_BLOCK) return false;
    this.copy(literals, used, literals.length - used);
    return true;
  }

  /** Appends bytes, as far as there is room. */
  private copy(from: Uint8Array, at: number, length: number): void {
    const count = Math.min(length, this.end - this.to);
    this.out.set(from.subarray(at, at + count), this.to);
    this.to += count;
  }

  /** Appends bytes that were written so far back: byte by byte where they overlap what they make. */
  private repeat(offset: number, length: number): void {
    const { out } = this;
    const end = Math.min(this.end, this.to + length);
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
    const index = value + (noLiterals ? 1 : 0);
    if (index === 1) return a;
    const offset = index === 2 ? b : index === 3 ? c : a - 1;
    this.offsets = [offset, a, index === 2 ? c : b];
    return offset;
  }
}

const RAW = 0;
const RUN = 1;
const COMPRESSED = 2;
