import { cellTally, type Cells } from "../../src/core/counting/cells";

/** Whether a class is in the target or in the prediction of an image. */
export function hasClass(cells: Cells, image: number, classIndex: number): boolean {
  const { tp, fp, fn } = cellTally(cells, image, classIndex);
  return tp + fp + fn > 0;
}
