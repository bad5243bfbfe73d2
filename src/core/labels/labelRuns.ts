import type { LabelArray } from "./labelMap";
import { integerAt } from "../numbers/numberAt";

/**
 * The labels of a mask as runs, row by row without a break at the ends of rows: what travels. A mask of two
 * million pixels has some ten thousand runs.
 */
export interface LabelRuns {
  /** The labels that occur, each once, ascending. */
  readonly values: Int32Array;
  /** One a run: the place of its label in `values`. */
  readonly places: LabelArray;
  /** One a run: its pixels. Longer runs are several of the same label. */
  readonly lengths: Uint16Array;
}

const LONGEST = 0xffff;

/** Gives the runs of the labels; nothing of `labels` is kept, so that its memory may be used again. */
export function labelRuns(labels: LabelArray): LabelRuns {
  const runs = countRuns(labels);
  const lengths = new Uint16Array(runs);
  const labelOf = new Int32Array(runs);
  let run = 0;
  for (let start = 0; start < labels.length; run++) {
    const end = endOfRun(labels, start);
    lengths[run] = end - start;
    labelOf[run] = labels[start] ?? 0;
    start = end;
  }
  const values = Int32Array.from(new Set(labelOf)).sort();
  const placeOf = new Map(Array.from(values, (value, index) => [value, index]));
  const places = placeArray(values.length, runs);
  for (let each = 0; each < runs; each++) places[each] = placeOf.get(integerAt(labelOf, each)) ?? 0;
  return { values, places, lengths };
}

/** The smallest array that holds places in so many values. */
export function placeArray(values: number, length: number): LabelArray {
  if (values <= 0x100) return new Uint8Array(length);
  return values <= 0x10000 ? new Uint16Array(length) : new Int32Array(length);
}

function countRuns(labels: LabelArray): number {
  let runs = 0;
  for (let start = 0; start < labels.length; runs++) start = endOfRun(labels, start);
  return runs;
}

function endOfRun(labels: LabelArray, start: number): number {
  const label = labels[start];
  const last = Math.min(labels.length, start + LONGEST);
  let end = start + 1;
  while (end < last && labels[end] === label) end++;
  return end;
}
