import { cellTally } from "../counting/cells";
import type { Evaluation } from "../evaluation";
import type { Metric } from "../metrics/metric";

/** Cells of the class set that are 0/0 for the metric, of all its cells. */
export function undefinedCells(
  { cells, imageSet, classSet }: Pick<Evaluation, "cells" | "imageSet" | "classSet">,
  metric: Metric,
): { readonly undefined: number; readonly total: number } {
  let count = 0;
  for (const image of imageSet) {
    for (const classIndex of classSet) {
      if (metric.value(cellTally(cells, image, classIndex)) === undefined) count++;
    }
  }
  return { undefined: count, total: imageSet.length * classSet.length };
}
