/** Reads bits from the end of some bytes to their beginning, as ZSTD writes its streams (RFC 8878, section 4.1). */
export class BackwardBits {
  /** Bits that are left; below 0 where more were read than there are, which count as zeros. */
  left: number;

  /** Of the last byte the highest bit that is set marks the end; without one, `left` is below 0. */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
    end: number,
  ) {
    const last = end > start ? bytes[end - 1] : 0;
    this.left = last === 0 ? -1 : 8 * (end - start) - 8 + (31 - Math.clz32(last));
  }

  /** The next bits, at most 24 of them, without taking them. */
  peek(bits: number): number {
    const at = this.left - bits;
    const byte = this.start + (at >> 3);
    const { bytes } = this;
    if (at < 0) {
      // Only what lies before the start counts as zero, not the byte that happens to stand there.
      const bits = this.left > 0 ? this.within(this.left) : 0;
      return bits << -at;
    }
    const four = bytes[byte] | (bytes[byte + 1] << 8) | (bytes[byte + 2] << 16) | (bytes[byte + 3] << 24);
    return (four >>> (at & 7)) & ((1 << bits) - 1);
  }

  /** Takes the next bits, at most 32. */
  take(bits: number): number {
    if (bits > 16) {
      const high = this.take(bits - 16);
      return high * 65536 + this.take(16);
    }
    const value = bits === 0 ? 0 : this.peek(bits);
    this.left -= bits;
    return value;
  }

  /** The first bits of all, at most 24. */
  private within(bits: number): number {
    const { bytes, start } = this;
    return (bytes[start] | (bytes[start + 1] << 8) | (bytes[start + 2] << 16)) & ((1 << bits) - 1);
  }
}
