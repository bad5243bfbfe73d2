import type { ImageCounts } from "../core/labels/counts";
import { addAt, entryAt, integerAt } from "../core/numbers/numberAt";
import type { LabelsOfCodes } from "./countTally";

/**
 * The counts of an image from its cells, pairs of `target code * 256 + predicted code` and pixels, in order of the cells. Labels may stand in any order,
 * and several codes for one label: colours that differ in alpha alone.
 */
export function countsOfCells(cells: Uint32Array, { targetLabels, predictionLabels }: LabelsOfCodes): ImageCounts {
  const shared =
    targetLabels || predictionLabels
      ? rowsOfCells(cells, targetLabels && ranksOf(targetLabels), predictionLabels && ranksOf(predictionLabels))
      : undefined;
  const length = shared?.length ?? cells.length / 2;
  const targets = new Int32Array(length);
  const predictions = new Int32Array(length);
  const pixels = new Float64Array(length);
  for (let index = 0; index < cells.length / 2; index++) {
    const cell = entryAt(cells, 2 * index);
    const row = shared ? entryAt(shared.rows, index) : index;
    targets[row] = targetLabels ? integerAt(targetLabels, cell >> 8) : cell >> 8;
    predictions[row] = predictionLabels ? integerAt(predictionLabels, cell & 0xff) : cell & 0xff;
    addAt(pixels, row, entryAt(cells, 2 * index + 1));
  }
  return { targets, predictions, pixels };
}

/** Above all ranks of a side, and above all numbers of cells. */
const RANKS = 2 ** 8;
const CELLS = 2 ** 16;

/** The row of the counts that each cell belongs to, and how many rows there are: cells of the same labels share one. */
function rowsOfCells(
  cells: Uint32Array,
  targets: Uint8Array | undefined,
  predictions: Uint8Array | undefined,
): { readonly rows: Uint32Array; readonly length: number } {
  // The ranks of both labels with the cell behind them in one number of 32 bits: numbers are sorted without a call for each comparison.
  const keys = new Uint32Array(cells.length / 2);
  for (let index = 0; index < keys.length; index++) {
    const cell = entryAt(cells, 2 * index);
    const target = targets ? entryAt(targets, cell >> 8) : cell >> 8;
    const prediction = predictions ? entryAt(predictions, cell & 0xff) : cell & 0xff;
    keys[index] = (target * RANKS + prediction) * CELLS + index;
  }
  keys.sort();
  const rows = new Uint32Array(keys.length);
  let length = 0;
  let before = -1;
  for (const key of keys) {
    const labels = Math.floor(key / CELLS);
    if (labels !== before) length++;
    before = labels;
    rows[key % CELLS] = length - 1;
  }
  return { rows, length };
}

/** How many of the labels of a side are below that of each code. */
function ranksOf(labels: Int32Array): Uint8Array {
  const sorted = labels.slice().sort();
  const ranks = new Uint8Array(labels.length);
  for (let code = 0; code < labels.length; code++) ranks[code] = sorted.indexOf(integerAt(labels, code));
  return ranks;
}
