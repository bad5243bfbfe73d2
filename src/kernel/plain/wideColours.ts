/** What has to be known of colours of 16 bits a sample before they can be packed into 8. */
export interface WideColours {
  /** Whether every sample is below 256. */
  readonly highBytesZero: boolean;
  /** Whether two colours have the same high bytes, though not all of these are 0. */
  readonly clash: boolean;
}

/** Looks through rows of RGB pixels of 16 bits a sample, high byte first. */
export function distinctColours(
  bytes: Uint8Array,
  rows: readonly { readonly at: number; readonly count: number }[],
  pixelBytes: number,
): WideColours {
  const lowOf = new Map<number, number>();
  let highBytesZero = true;
  let clash = false;
  for (const { at, count } of rows) {
    for (let pixel = at; pixel < at + count * pixelBytes; pixel += pixelBytes) {
      const high = (bytes[pixel] << 16) | (bytes[pixel + 2] << 8) | bytes[pixel + 4];
      const low = (bytes[pixel + 1] << 16) | (bytes[pixel + 3] << 8) | bytes[pixel + 5];
      highBytesZero &&= high === 0;
      const known = lowOf.get(high);
      if (known === undefined) lowOf.set(high, low);
      else clash ||= known !== low;
    }
  }
  return { highBytesZero, clash: clash && !highBytesZero };
}
