import type { Cells } from "./cells";
import type { ClassIndex } from "../labels/indices";

/** In how many images a class has pixels, on each side. */
export function imagesWithClass(
  cells: Cells,
  classIndex: ClassIndex,
): { readonly inTarget: number; readonly inPrediction: number } {
  let inTarget = 0;
  let inPrediction = 0;
  for (let image = 0; image < cells.images; image++) {
    const cell = image * cells.classes + classIndex;
    const { [cell]: tp = 0 } = cells.tp;
    const { [cell]: fp = 0 } = cells.fp;
    const { [cell]: fn = 0 } = cells.fn;
    if (tp + fn > 0) inTarget++;
    if (tp + fp > 0) inPrediction++;
  }
  return { inTarget, inPrediction };
}
