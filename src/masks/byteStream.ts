import type { FileBytes } from "./fileBytes";

const PART = 2 ** 16;

/** The bytes of a file one after the other. */
export class ByteStream {
  private readonly part = new Uint8Array(PART);
  private length = 0;
  private at = 0;

  constructor(
    private readonly file: FileBytes,
    private index: number,
  ) {}

  /** The next byte, which stays the next; -1 at the end. */
  peek(): number {
    if (this.at === this.length) {
      this.length = this.file.read(this.index, this.part);
      this.index += this.length;
      this.at = 0;
      if (this.length === 0) return -1;
    }
    return this.part[this.at] ?? -1;
  }

  /** The next byte; -1 at the end. */
  next(): number {
    const byte = this.peek();
    if (byte >= 0) this.at++;
    return byte;
  }
}
