import { paeth } from "./paeth";

/**
 * Reverses the filters of PNG rows in place (PNG specification, third edition, section 9.2).
 *
 * @param bytes holds the rows from `start` on, each a filter byte and `rowBytes` bytes
 * @param pixelBytes distance to the pixel on the left, at least 1
 * @returns the first row whose filter type does not exist, or -1
 */
export function unfilter(bytes: Uint8Array, start: number, rowBytes: number, rows: number, pixelBytes: number): number {
  for (let row = 0; row < rows; row++) {
    const at = start + row * (rowBytes + 1);
    const type = bytes[at];
    if (type >= REVERSE.length) return row;
    REVERSE[type](bytes, at + 1, row === 0 ? -1 : at - rowBytes, rowBytes, pixelBytes);
  }
  return -1;
}

/** `above` is -1 in the first row, where the row above counts as zeros. */
type Reverse = (bytes: Uint8Array, at: number, above: number, rowBytes: number, pixelBytes: number) => void;

const REVERSE: readonly Reverse[] = [() => undefined, reverseSub, reverseUp, reverseAverage, reversePaeth];

function reverseSub(bytes: Uint8Array, at: number, _above: number, rowBytes: number, pixelBytes: number): void {
  for (let i = at + pixelBytes; i < at + rowBytes; i++) bytes[i] += bytes[i - pixelBytes];
}

function reverseUp(bytes: Uint8Array, at: number, above: number, rowBytes: number): void {
  if (above < 0) return;
  for (let i = 0; i < rowBytes; i++) bytes[at + i] += bytes[above + i];
}

function reverseAverage(bytes: Uint8Array, at: number, above: number, rowBytes: number, pixelBytes: number): void {
  for (let i = 0; i < rowBytes; i++) {
    const left = i < pixelBytes ? 0 : bytes[at + i - pixelBytes];
    const up = above < 0 ? 0 : bytes[above + i];
    bytes[at + i] += (left + up) >> 1;
  }
}

function reversePaeth(bytes: Uint8Array, at: number, above: number, rowBytes: number, pixelBytes: number): void {
  // Without a row above, or a pixel on the left, the nearest neighbour is the only one there is.
  if (above < 0) {
    reverseSub(bytes, at, above, rowBytes, pixelBytes);
    return;
  }
  for (let i = 0; i < Math.min(pixelBytes, rowBytes); i++) bytes[at + i] += bytes[above + i];
  for (let i = pixelBytes; i < rowBytes; i++) {
    const left = bytes[at + i - pixelBytes];
    const up = bytes[above + i];
    const upLeft = bytes[above + i - pixelBytes];
    bytes[at + i] += paeth(left, up, upLeft);
  }
}
