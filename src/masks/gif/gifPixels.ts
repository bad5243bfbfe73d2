const MOST_CODES = 4096;

/** Gives the bytes of the next block of the image data; undefined at its end. */
export type NextBlock = () => Uint8Array | undefined;

/** Unpacks the LZW of GIF (GIF89a specification, appendix F), codes of growing width, their low bits first, row by row. */
export class GifPixels {
  private readonly clear: number;
  /** A string is that of a code before it with one more pixel. */
  private readonly prefixes = new Uint16Array(MOST_CODES);
  private readonly pixels = new Uint8Array(MOST_CODES);
  /** The first pixel of each string. */
  private readonly firsts = new Uint8Array(MOST_CODES);
  private readonly lengths = new Uint16Array(MOST_CODES);
  /** The last string that had no room where it was to go, and how much of it was taken. */
  private readonly string = new Uint8Array(MOST_CODES + 1);
  private length = 0;
  private taken = 0;
  private known: number;
  private width: number;
  private before = -1;
  private bits = 0;
  private held = 0;
  private block: Uint8Array = new Uint8Array(0);
  private at = 0;

  constructor(
    private readonly next: NextBlock,
    private readonly codeBits: number,
  ) {
    this.clear = 2 ** codeBits;
    this.known = this.clear + 2;
    this.width = codeBits + 1;
    for (let pixel = 0; pixel < this.clear; pixel++) {
      this.pixels[pixel] = pixel;
      this.firsts[pixel] = pixel;
      this.lengths[pixel] = 1;
    }
  }

  /** Fills in the next pixels; false where the codes are damaged or give fewer. */
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
      if (code === undefined) return false;
      const length = this.lengths[code] ?? 1;
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

  /** The code of the next string; undefined where it is damaged or there is none. */
  private nextString(): number | undefined {
    const { clear } = this;
    let code = this.nextCode();
    while (code === clear) {
      this.known = clear + 2;
      this.width = this.codeBits + 1;
      this.before = -1;
      code = this.nextCode();
    }
    const { known, before } = this;
    if (code === undefined || code === clear + 1 || code > known || (code === known && before < 0)) return undefined;
    if (before >= 0 && known < MOST_CODES) {
      this.prefixes[known] = before;
      // The code that is about to be known is the string before with its own first pixel.
      this.pixels[known] = this.firsts[code === known ? before : code] ?? 0;
      this.firsts[known] = this.firsts[before] ?? 0;
      this.lengths[known] = (this.lengths[before] ?? 1) + 1;
      this.known = known + 1;
      if (this.known === 1 << this.width && this.width < 12) this.width++;
    }
    this.before = code;
    return code;
  }

  private spell(code: number, into: Uint8Array, from: number, length: number): void {
    const { pixels, prefixes } = this;
    let left = code;
    for (let at = from + length - 1; at >= from; at--) {
      into[at] = pixels[left] ?? 0;
      left = prefixes[left] ?? 0;
    }
  }

  private nextCode(): number | undefined {
    while (this.held < this.width) {
      if (this.at === this.block.length) {
        const block = this.next();
        if (!block) return undefined;
        this.block = block;
        this.at = 0;
      }
      this.bits |= (this.block[this.at++] ?? 0) << this.held;
      this.held += 8;
    }
    const code = this.bits & ((1 << this.width) - 1);
    this.bits >>>= this.width;
    this.held -= this.width;
    return code;
  }
}
