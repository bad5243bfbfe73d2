import { itemAt } from "../core/numbers/numberAt";

/** Texts of a million rows as bytes one behind the other: as strings they take several times as much memory. */
export class TextColumn {
  private bytes = new Uint8Array(1 << 16);
  private readonly ends: number[] = [];
  /** What UTF-8 cannot hold, as names of Windows have it. */
  private readonly odd = new Map<number, string>();

  get length(): number {
    return this.ends.length;
  }

  add(text: string): void {
    const from = this.ends.at(-1) ?? 0;
    if (/\p{Surrogate}/u.test(text)) this.odd.set(this.ends.length, text);
    // Each of its units takes three bytes at most.
    if (from + text.length * 3 > this.bytes.length) this.grow(from + text.length * 3);
    this.ends.push(from + ENCODER.encodeInto(text, this.bytes.subarray(from)).written);
  }

  /** @throws where there is no such row. */
  at(row: number): string {
    const end = itemAt(this.ends, row);
    return this.odd.get(row) ?? DECODER.decode(this.bytes.subarray(row === 0 ? 0 : itemAt(this.ends, row - 1), end));
  }

  private grow(least: number): void {
    const grown = new Uint8Array(Math.max(least, this.bytes.length * 2));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });
