import { writeSync } from "node:fs";

export interface LargeMask {
  /** Pixels of a side. */
  readonly size: number;
  /** By how many pixels its blobs are moved. */
  readonly shift: number;
}

/** A kind of file that large masks are written in, row by row, so that writing takes no memory either. */
export interface LargeKind {
  readonly name: string;
  readonly ending: string;
  readonly write: (file: number, mask: LargeMask) => Promise<void>;
}

/** Pixels between two changes of the label. */
const BLOB = 512;
const LABELS = 19;

/** Fills the bytes of pixels of one label. */
export type Fill = (pixels: Uint8Array, label: number) => Uint8Array;

export function repeat(pixels: Uint8Array, pixel: readonly number[]): Uint8Array {
  for (let at = 0; at < pixels.length; at++) pixels[at] = pixel[at % pixel.length] ?? 0;
  return pixels;
}

/** The row `y`, or those of its pixels that lie `step` apart from `left` on. */
export function fillRow(
  into: Uint8Array,
  { shift }: LargeMask,
  y: number,
  fill: Fill,
  { left = 0, step = 1, pixelBytes = 1 } = {},
): void {
  const run = BLOB / step / 8;
  const count = into.length / pixelBytes;
  for (let from = 0; from < count; from += run) {
    const x = left + from * step + shift;
    const label = (Math.floor(x / BLOB) * 7 + Math.floor(y / BLOB) * 3) % LABELS;
    fill(into.subarray(from * pixelBytes, (from + run) * pixelBytes), label);
  }
}

/** Writes all rows. */
export function writeRows(file: number, mask: LargeMask, fill: Fill, pixelBytes: number): Promise<void> {
  const row = new Uint8Array(mask.size * pixelBytes);
  for (let y = 0; y < mask.size; y++) {
    fillRow(row, mask, y, fill, { pixelBytes });
    writeSync(file, row);
  }
  return Promise.resolve();
}
