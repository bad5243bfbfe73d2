import { entryAt } from "../core/numbers/numberAt";

/** Texts of a million rows as bytes one behind the other: as strings they take several times as much memory. */
export class TextColumn {
  private bytes = new Uint8Array(1 << 16);
  private readonly ends: Uint32Array;
  private rows = 0;
  /** What UTF-8 cannot hold, as names of Windows have it. */
  private readonly odd = new Map<number, string>();

  /** @param most texts there may be. */
  constructor(most: number) {
    this.ends = new Uint32Array(most);
  }

  add(text: string): void {
    const from = this.rows === 0 ? 0 : entryAt(this.ends, this.rows - 1);
    if (/\p{Surrogate}/u.test(text)) this.odd.set(this.rows, text);
    // Each of its units takes three bytes at most.
    if (from + text.length * 3 > this.bytes.length) this.grow(from + text.length * 3);
    this.ends[this.rows++] = from + ENCODER.encodeInto(text, this.bytes.subarray(from)).written;
  }

  /** @throws where there is no such row. */
  at(row: number): string {
    const from = row === 0 ? 0 : entryAt(this.ends, row - 1);
    return this.odd.get(row) ?? DECODER.decode(this.bytes.subarray(from, entryAt(this.ends, row)));
  }

  private grow(least: number): void {
    const grown = new Uint8Array(Math.max(least, Math.ceil(this.bytes.length * 1.5)));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });
