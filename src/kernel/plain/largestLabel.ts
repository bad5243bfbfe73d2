import type { LabelArray } from "../../core/labels/labelMap";

/** The largest label; -Infinity of none. */
export function largestLabel(labels: LabelArray): number {
  let largest = -Infinity;
  for (const label of labels) if (label > largest) largest = label;
  return largest;
}
