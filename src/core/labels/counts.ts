import type { Label } from "./label";
import { integerAt, numberAt } from "../numbers/numberAt";
import { addTo } from "../collections/addTo";

/**
 * Pixels per (target label, predicted label) of one image, over the raw values in the files: the one thing
 * that every tabular figure is computed from. Three columns of one length, a row a pair that occurs, each
 * pair once, ordered by target label, then predicted label; pixels are exact integers below 2^53.
 */
export interface ImageCounts {
  readonly targets: Int32Array;
  readonly predictions: Int32Array;
  readonly pixels: Float64Array;
}

export interface CountRow {
  readonly target: Label;
  readonly prediction: Label;
  readonly pixels: number;
}

/** Builds counts from rows in any order; rows of the same pair are added up, rows of 0 pixels dropped. */
export function imageCounts(rows: Iterable<CountRow>): ImageCounts {
  const byTarget = new Map<Label, Map<Label, number>>();
  for (const { target, prediction, pixels } of rows) {
    if (pixels === 0) continue;
    const row = byTarget.get(target) ?? new Map<Label, number>();
    byTarget.set(target, row);
    addTo(row, prediction, pixels);
  }
  const sorted: CountRow[] = [];
  for (const target of [...byTarget.keys()].sort(byNumber)) {
    const row = [...(byTarget.get(target) ?? [])].sort(([a], [b]) => a - b);
    for (const [prediction, pixels] of row) sorted.push({ target, prediction, pixels });
  }
  return {
    targets: Int32Array.from(sorted, (row) => row.target),
    predictions: Int32Array.from(sorted, (row) => row.prediction),
    pixels: Float64Array.from(sorted, (row) => row.pixels),
  };
}

/** The rows of the counts, in their order. */
export function* countRows(counts: ImageCounts): Generator<CountRow> {
  const { targets, predictions, pixels } = counts;
  for (let row = 0; row < pixels.length; row++) {
    yield { target: integerAt(targets, row), prediction: integerAt(predictions, row), pixels: numberAt(pixels, row) };
  }
}

/** Whether both count the same pixels, label by label. */
export function sameCounts(a: ImageCounts, b: ImageCounts): boolean {
  return (["targets", "predictions", "pixels"] as const).every((column) => {
    const [some, others] = [a[column], b[column]];
    return some.length === others.length && some.every((value, row) => value === others[row]);
  });
}

function byNumber(a: number, b: number): number {
  return a - b;
}
