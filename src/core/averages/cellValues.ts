import { cellTally } from "../counting/cells";
import { keepLast } from "../collections/keepLast";
import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "../metrics/metric";

/**
 * The metric of every cell of the class set, image by image, NaN where it is 0/0: what no rule for 0/0 and no rule for
 * the classes counted changes. The last few are kept, so that a rule chosen anew computes no metric again.
 */
export function cellValues(of: CellSet, metric: Metric): Float64Array {
  return kept(of.cells, [metric, of.imageSet, of.classSet], () => computeValues(of, metric));
}

/** What says which cells there are. */
export type CellSet = Pick<Evaluation, "cells" | "imageSet" | "classSet">;

/** The metric of the header and F1, which the Summary shows beside it. */
const MOST_KEPT = 2;

const kept = keepLast<Float64Array>(MOST_KEPT);

function computeValues({ cells, imageSet, classSet }: CellSet, metric: Metric): Float64Array {
  const values = new Float64Array(imageSet.length * classSet.length);
  let cell = 0;
  for (const image of imageSet) {
    for (const classIndex of classSet) values[cell++] = metric.value(cellTally(cells, image, classIndex)) ?? Number.NaN;
  }
  return values;
}
