import type { LabelArray } from "./labelMap";
import { placeArray, type LabelRuns } from "./labelRuns";

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

/** The plane that the runs make up. */
export function planeOfRuns({ values, places, lengths }: LabelRuns, pixels: number): LabelPlane {
  const indices = placeArray(values.length, pixels);
  let start = 0;
  for (let run = 0; run < lengths.length; run++) {
    const end = start + (lengths[run] ?? 0);
    indices.fill(places[run] ?? 0, start, end);
    start = end;
  }
  return { values, indices };
}

/** A plane of one label only. */
export function uniformPlane(label: number, pixels: number): LabelPlane {
  return { values: Int32Array.of(label), indices: new Uint8Array(pixels) };
}
