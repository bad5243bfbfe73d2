import { cellTally, type Cells } from "../../src/core/counting/cells";
import type { ClassIndex, ImageIndex } from "../../src/core/labels/indices";

/** Whether a class is in the target or in the prediction of an image. */
export function hasClass(cells: Cells, image: ImageIndex, classIndex: ClassIndex): boolean {
  const { tp, fp, fn } = cellTally(cells, image, classIndex);
  return tp + fp + fn > 0;
}
