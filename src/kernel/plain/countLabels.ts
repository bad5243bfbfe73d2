import { imageCounts, type ImageCounts } from "../../core/labels/counts";
import type { LabelArray } from "../../core/labels/labelMap";

/**
 * Pixels per (target label, predicted label), by runs: masks are long runs of one pair, so that a table is
 * touched at their borders only.
 *
 * @param targets and `predictions` are of the same length.
 */
export function countLabels(targets: LabelArray, predictions: LabelArray): ImageCounts {
  return countLabelsWithin(targets, predictions, Infinity) ?? imageCounts([]);
}

/** The same where no more than so many pairs of labels occur: each takes memory, and a photograph has millions. */
export function countLabelsWithin(targets: LabelArray, predictions: LabelArray, most: number): ImageCounts | undefined {
  let size = 0;
  const rows = new Map<number, Map<number, number>>();
  const { length } = targets;
  let start = 0;
  while (start < length) {
    const target = targets[start];
    const prediction = predictions[start];
    let end = start + 1;
    while (end < length && targets[end] === target && predictions[end] === prediction) end++;
    let row = rows.get(target);
    if (row === undefined) rows.set(target, (row = new Map<number, number>()));
    const before = row.get(prediction);
    if (before === undefined && ++size > most) return undefined;
    row.set(prediction, (before ?? 0) + end - start);
    start = end;
  }
  return imageCounts(cells(rows));
}

function* cells(rows: ReadonlyMap<number, ReadonlyMap<number, number>>) {
  for (const [target, row] of rows) for (const [prediction, pixels] of row) yield { target, prediction, pixels };
}
