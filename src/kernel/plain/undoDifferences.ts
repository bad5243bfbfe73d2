/** Adds to each sample of a row the same sample of the pixel before (TIFF 6.0, section 14); bytes in place. */
export function undoByteDifferences(row: Uint8Array, pixelSamples: number): void {
  for (let i = pixelSamples; i < row.length; i++) row[i] += row[i - pixelSamples];
}

/** The same for samples of 16 bits, high byte first. */
export function undoWordDifferences(row: Uint8Array, pixelSamples: number): void {
  const back = 2 * pixelSamples;
  for (let i = back; i + 1 < row.length; i += 2) {
    const sum = ((row[i] << 8) | row[i + 1]) + ((row[i - back] << 8) | row[i - back + 1]);
    row[i] = sum >> 8;
    row[i + 1] = sum;
  }
}
