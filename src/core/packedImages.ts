import type { ImageCounts } from "./counts";
import type { ImageEntry } from "./report";

/**
 * Images with their counts in three long columns instead of three short ones an image: what travels to the
 * page. A message with ten thousands of small buffers takes seconds, one with a few large ones none.
 */
export interface PackedImages {
  readonly entries: readonly PackedEntry[];
  readonly targets: Int32Array;
  readonly predictions: Int32Array;
  readonly pixels: Float64Array;
}

/** An image without its counts, and how many rows of the columns are its own, in the order of the entries. */
export type PackedEntry = Omit<ImageEntry, "counts"> & { readonly rows: number };

export function packImages(images: readonly ImageEntry[]): PackedImages {
  const total = images.reduce((sum, { counts }) => sum + counts.pixels.length, 0);
  const packed = {
    targets: new Int32Array(total),
    predictions: new Int32Array(total),
    pixels: new Float64Array(total),
  };
  let start = 0;
  const entries = images.map(({ counts, ...entry }): PackedEntry => {
    packed.targets.set(counts.targets, start);
    packed.predictions.set(counts.predictions, start);
    packed.pixels.set(counts.pixels, start);
    start += counts.pixels.length;
    return { ...entry, rows: counts.pixels.length };
  });
  return { entries, ...packed };
}

/** The images again; their counts are views of the packed columns, nothing is copied. */
export function unpackImages({ entries, targets, predictions, pixels }: PackedImages): readonly ImageEntry[] {
  let start = 0;
  return entries.map(({ rows, ...entry }) => {
    const end = start + rows;
    const counts: ImageCounts = {
      targets: targets.subarray(start, end),
      predictions: predictions.subarray(start, end),
      pixels: pixels.subarray(start, end),
    };
    start = end;
    return { ...entry, counts };
  });
}
