import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";

/** Cells of the means by whether they have an outline on one side only, or on none. */
export function surfaceSides({ cells, imageSet, classSet }: Pick<Evaluation, "cells" | "imageSet" | "classSet">): {
  readonly oneEmpty: number;
  readonly bothEmpty: number;
  readonly total: number;
} {
  let [oneEmpty, bothEmpty] = [0, 0];
  for (const image of imageSet) {
    for (const classIndex of classSet) {
      const { tp, fp, fn } = cellTally(cells, image, classIndex);
      const [inTarget, inPrediction] = [tp + fn > 0, tp + fp > 0];
      if (!inTarget && !inPrediction) bothEmpty++;
      else if (!inTarget || !inPrediction) oneEmpty++;
    }
  }
  return { oneEmpty, bothEmpty, total: imageSet.length * classSet.length };
}
