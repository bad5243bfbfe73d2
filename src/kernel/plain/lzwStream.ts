import type { NextPart } from "./packedBytes";

const MOST_CODES = 4096;
const MOST_BITS = 12;

/** How codes are packed. */
export interface LzwForm {
  /** Bits of the first codes, without the two that are added for clearing and the end. */
  readonly codeBits: number;
  /** From the high bit down, not from the low bit up. */
  readonly highFirst: boolean;
  /** Codes grow one early. */
  readonly growsEarly: boolean;
}

/** As GIF has it (GIF89a specification, appendix F). */
export function gifLzw(codeBits: number): LzwForm {
  return { codeBits, highFirst: false, growsEarly: false };
}

/**
 * As TIFF has it (TIFF 6.0, section 13), or as writers before it packed: told, as libtiff tells it, by how the first code (clear) lies.
 *
 * @param start the first two bytes
 */
export function tiffLzw(start: Uint8Array): LzwForm {
  const isOld = start.length >= 2 && start[0] === 0 && (start[1] & 1) === 1;
  return { codeBits: 8, highFirst: !isOld, growsEarly: !isOld };
}

/** Unpacks LZW, codes of growing width that stand for strings of bytes, piece by piece. */
export class LzwStream {
  private readonly clear: number;
  private readonly early: number;
  private readonly highFirst: boolean;
  /** A string is that of a code before it with one more byte. */
  private readonly prefixes = new Uint16Array(MOST_CODES);
  private readonly bytes = new Uint8Array(MOST_CODES);
  /** The first byte of each string. */
  private readonly firsts = new Uint8Array(MOST_CODES);
  private readonly lengths = new Uint16Array(MOST_CODES);
  /** Strings of one byte again and again, as most of a mask are: 1. */
  private readonly areRuns = new Uint8Array(MOST_CODES);
  /** The last string that had no room where it was to go, and how much of it was taken. */
  private readonly string = new Uint8Array(MOST_CODES + 1);
  private length = 0;
  private taken = 0;
  private known: number;
  private width: number;
  private before = -1;
  private bits = 0;
  private held = 0;
  private part: Uint8Array = new Uint8Array(0);
  private at = 0;

  constructor(
    private readonly next: NextPart,
    private readonly form: LzwForm,
  ) {
    this.clear = 2 ** form.codeBits;
    this.early = form.growsEarly ? 1 : 0;
    this.highFirst = form.highFirst;
    this.known = this.clear + 2;
    this.width = form.codeBits + 1;
    for (let byte = 0; byte < this.clear; byte++) {
      this.bytes[byte] = byte;
      this.firsts[byte] = byte;
      this.lengths[byte] = 1;
      this.areRuns[byte] = 1;
    }
  }

  /** Fills in the next bytes; false where the codes are damaged or give fewer. What follows them is not looked at. */
  read(into: Uint8Array): boolean {
    for (let filled = 0; filled < into.length;) {
      if (this.taken < this.length) {
        const some = Math.min(this.length - this.taken, into.length - filled);
        into.set(this.string.subarray(this.taken, this.taken + some), filled);
        filled += some;
        this.taken += some;
        continue;
      }
      const code = this.nextString();
      if (code < 0) return false;
      const length = this.lengths[code];
      if (length <= into.length - filled) {
        this.spell(code, into, filled, length);
        filled += length;
      } else {
        this.spell(code, this.string, 0, length);
        this.length = length;
        this.taken = 0;
      }
    }
    return true;
  }

  /** The code of the next string; -1 where it is damaged or there is none. */
  private nextString(): number {
    const { clear } = this;
    let code = this.nextCode();
    while (code === clear) {
      this.known = clear + 2;
      this.width = this.form.codeBits + 1;
      this.before = -1;
      code = this.nextCode();
    }
    const { known, before } = this;
    if (code < 0 || code === clear + 1 || code > known || (code === known && before < 0)) return -1;
    if (before >= 0 && known < MOST_CODES) {
      const first = this.firsts[before];
      // The code that is about to be known is the string before with its own first byte.
      const byte = this.firsts[code === known ? before : code];
      this.prefixes[known] = before;
      this.bytes[known] = byte;
      this.firsts[known] = first;
      this.lengths[known] = this.lengths[before] + 1;
      this.areRuns[known] = this.areRuns[before] & (byte === first ? 1 : 0);
      this.known = known + 1;
      if (this.known + this.early >= 1 << this.width && this.width < MOST_BITS) this.width++;
    }
    this.before = code;
    return code;
  }

  /** Writes a string from its end on: once what is left of it is one byte again and again, all of that at once. */
  private spell(code: number, into: Uint8Array, from: number, length: number): void {
    const { bytes, prefixes, areRuns } = this;
    let left = code;
    let end = from + length;
    for (; areRuns[left] === 0; left = prefixes[left]) into[--end] = bytes[left];
    if (end - from > LONG_RUN) into.fill(bytes[left], from, end);
    else while (end > from) into[--end] = bytes[left];
  }

  private nextCode(): number {
    const { width, highFirst } = this;
    while (this.held < width) {
      while (this.at === this.part.length) {
        const part = this.next();
        if (!part) return -1;
        this.part = part;
        this.at = 0;
      }
      const byte = this.part[this.at++];
      this.bits = highFirst ? ((this.bits << 8) | byte) & 0xffffff : this.bits | (byte << this.held);
      this.held += 8;
    }
    this.held -= width;
    const mask = (1 << width) - 1;
    if (highFirst) return (this.bits >> this.held) & mask;
    const code = this.bits & mask;
    this.bits >>>= width;
    return code;
  }
}

/** Shorter ones are written byte by byte, which a call takes longer than. */
const LONG_RUN = 16;
