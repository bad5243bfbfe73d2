import type { LabelArray } from "./labelMap";

/**
 * The labels of a mask as places in a short list of values: whatever the labels are, what is to be known of a
 * pixel (its class, its colour) is then one look into a table with a row a value.
 */
export interface LabelPlane {
  /** The labels that occur, each once, ascending. */
  readonly values: Int32Array;
  /** One a pixel, row by row: the place of its label in `values`, in the smallest array that holds it. */
  readonly indices: LabelArray;
}

/** Gives the plane of the labels; nothing of `labels` is kept, so that its memory may be used again. */
export function labelPlane(labels: LabelArray): LabelPlane {
  const values = valuesOf(labels);
  const places = new Map(Array.from(values, (value, place) => [value, place]));
  const indices = indexArray(values.length, labels.length);
  // Masks are long runs of one label: the list is asked at their borders only.
  let label = values[0];
  let place = 0;
  const { length } = labels;
  for (let pixel = 0; pixel < length; pixel++) {
    const here = labels[pixel] ?? 0;
    if (here !== label) {
      label = here;
      place = places.get(here) ?? 0;
    }
    indices[pixel] = place;
  }
  return { values, indices };
}

/** A plane of one label only. */
export function uniformPlane(label: number, pixels: number): LabelPlane {
  return { values: Int32Array.of(label), indices: new Uint8Array(pixels) };
}

function valuesOf(labels: LabelArray): Int32Array {
  const found = new Set<number>();
  let label: number | undefined;
  // By index: over millions of pixels an iterator costs ten times as much.
  const { length } = labels;
  for (let pixel = 0; pixel < length; pixel++) {
    const here = labels[pixel] ?? 0;
    if (here === label) continue;
    label = here;
    found.add(here);
  }
  return Int32Array.from(found).sort();
}

function indexArray(values: number, pixels: number): LabelArray {
  if (values <= 0x100) return new Uint8Array(pixels);
  return values <= 0x10000 ? new Uint16Array(pixels) : new Int32Array(pixels);
}
