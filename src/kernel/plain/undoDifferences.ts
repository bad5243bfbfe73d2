/** Adds to each sample of a row the same sample of the pixel before (TIFF 6.0, section 14); in place. */
export function undoByteDifferences(row: Uint8Array, pixelSamples: number): void {
  for (let i = pixelSamples; i < row.length; i++) row[i] += row[i - pixelSamples];
}

/** The same for samples of 16 or 32 bits. */
export function undoWordDifferences(row: Uint16Array | Uint32Array, pixelSamples: number): void {
  for (let i = pixelSamples; i < row.length; i++) row[i] += row[i - pixelSamples];
}

/** The same for samples of 64 bits. */
export function undoLongDifferences(row: BigUint64Array, pixelSamples: number): void {
  for (let i = pixelSamples; i < row.length; i++) row[i] += row[i - pixelSamples];
}

/**
 * Makes numbers, low byte first, of a row of the floating point predictor (TIFF Technical Note 3): all highest bytes stand
 * before all second ones and so on, as differences of bytes.
 *
 * @param scratch has room for a row
 */
export function undoFloatDifferences(
  row: Uint8Array,
  pixelSamples: number,
  sampleBytes: number,
  scratch: Uint8Array,
): void {
  undoByteDifferences(row, pixelSamples);
  const numbers = row.length / sampleBytes;
  for (let byte = 0; byte < sampleBytes; byte++) {
    const from = (sampleBytes - 1 - byte) * numbers;
    for (let i = 0; i < numbers; i++) scratch[i * sampleBytes + byte] = row[from + i];
  }
  row.set(scratch.subarray(0, row.length));
}
