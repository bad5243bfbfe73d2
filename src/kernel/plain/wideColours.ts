/**
 * What has to be known of colours of 16 bits a sample before they can be packed into 8: looks through RGB pixels, high byte
 * first, a row after the other.
 */
export class WideColours {
  /** Whether every sample is below 256. */
  highBytesZero = true;
  private readonly lowOf = new Map<number, number>();
  private differs = false;

  constructor(private readonly pixelBytes: number) {}

  /** Whether two colours have the same high bytes, though not all of these are 0. */
  get clash(): boolean {
    return this.differs && !this.highBytesZero;
  }

  look(bytes: Uint8Array, at: number, count: number): void {
    const { lowOf, pixelBytes } = this;
    for (let pixel = at; pixel < at + count * pixelBytes && !this.clash; pixel += pixelBytes) {
      const high = (bytes[pixel] << 16) | (bytes[pixel + 2] << 8) | bytes[pixel + 4];
      const low = (bytes[pixel + 1] << 16) | (bytes[pixel + 3] << 8) | bytes[pixel + 5];
      this.highBytesZero &&= high === 0;
      const known = lowOf.get(high);
      if (known === undefined) lowOf.set(high, low);
      else this.differs ||= known !== low;
    }
  }
}
