/** Gives the next bytes of packed data, one at least; undefined at their end. */
export type NextPart = () => Uint8Array | undefined;

/** Packed data from its front on, in whatever parts it comes. */
export class PackedBytes {
  private part: Uint8Array = new Uint8Array(0);
  private at = 0;

  constructor(private readonly nextPart: NextPart) {}

  /** The next byte; -1 at the end. */
  byte(): number {
    return this.hold() ? this.part[this.at++] : -1;
  }

  /** Fills in the next bytes; whether there were so many. */
  fill(into: Uint8Array): boolean {
    for (let filled = 0; filled < into.length;) {
      if (!this.hold()) return false;
      const some = Math.min(into.length - filled, this.part.length - this.at);
      into.set(this.part.subarray(this.at, this.at + some), filled);
      this.at += some;
      filled += some;
    }
    return true;
  }

  /** Passes over bytes, as far as there are any. */
  skip(count: number): void {
    for (let left = count; left > 0 && this.hold();) {
      const some = Math.min(left, this.part.length - this.at);
      this.at += some;
      left -= some;
    }
  }

  private hold(): boolean {
    while (this.at === this.part.length) {
      const part = this.nextPart();
      if (!part) return false;
      this.part = part;
      this.at = 0;
    }
    return true;
  }
}
