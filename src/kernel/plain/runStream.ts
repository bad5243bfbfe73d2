import { PackedBytes, type NextPart } from "./packedBytes";

/** Unpacks the run lengths of PackBits (TIFF 6.0, section 9) piece by piece. */
export class RunStream {
  private readonly packed: PackedBytes;
  /** What is left of a run: literal bytes, or one to repeat. */
  private left = 0;
  private repeated = -1;

  constructor(next: NextPart) {
    this.packed = new PackedBytes(next);
  }

  /** Fills in the next bytes; whether there were so many. What follows them is not looked at. */
  read(into: Uint8Array): boolean {
    for (let filled = 0; filled < into.length;) {
      if (this.left === 0 && !this.begin()) return false;
      // A run may reach past what is wanted.
      const some = Math.min(this.left, into.length - filled);
      const part = into.subarray(filled, filled + some);
      if (this.repeated >= 0) part.fill(this.repeated);
      else if (!this.packed.fill(part)) return false;
      this.left -= some;
      filled += some;
    }
    return true;
  }

  private begin(): boolean {
    let head = this.packed.byte();
    // 128 does nothing; below it stand literal bytes, above it a byte to repeat.
    while (head === 128) head = this.packed.byte();
    if (head < 0) return false;
    this.left = head < 128 ? head + 1 : 257 - head;
    this.repeated = head < 128 ? -1 : this.packed.byte();
    return head < 128 || this.repeated >= 0;
  }
}
