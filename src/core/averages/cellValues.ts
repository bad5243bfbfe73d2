import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "../metrics/metric";
import { isSameSet } from "./isSameSet";

/**
 * The metric of every cell of the class set, image by image, NaN where it is 0/0: what no rule for 0/0 and no rule for
 * the classes counted changes. The last few are kept, so that a rule chosen anew computes no metric again.
 */
export function cellValues({ cells, imageSet, classSet }: CellSet, metric: Metric): Float64Array {
  const kept = KEPT.get(cells) ?? [];
  KEPT.set(cells, kept);
  const position = kept.findIndex(
    (of) => of.metric === metric && of.imageSet === imageSet && isSameSet(of.classSet, classSet),
  );
  const [known] = position < 0 ? [] : kept.splice(position, 1);
  const found = known ?? {
    metric,
    imageSet,
    classSet,
    values: computed({ cells, imageSet, classSet }, metric),
  };
  kept.unshift(found);
  kept.length = Math.min(kept.length, MOST_KEPT);
  return found.values;
}

/** What says which cells there are. */
export type CellSet = Pick<Evaluation, "cells" | "imageSet" | "classSet">;

/** The metric of the header and F1, which the Summary shows beside it. */
const MOST_KEPT = 2;

const KEPT = new WeakMap<
  Evaluation["cells"],
  (Omit<CellSet, "cells"> & { readonly metric: Metric; readonly values: Float64Array })[]
>();

function computed({ cells, imageSet, classSet }: CellSet, metric: Metric): Float64Array {
  const values = new Float64Array(imageSet.length * classSet.length);
  let cell = 0;
  for (const image of imageSet) {
    for (const classIndex of classSet) values[cell++] = metric.value(cellTally(cells, image, classIndex)) ?? Number.NaN;
  }
  return values;
}
