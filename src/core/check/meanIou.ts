import type { Choices } from "../document/choices";
import { classTable } from "../reading/classTable";
import { countCellsAlone } from "../counting/countCells";
import { classTally } from "../counting/cells";
import type { Figure } from "../numbers/figure";
import type { ImageEntry } from "../document/report";

/**
 * The mean IoU under the choices: counts summed over the images, a ratio per class, the mean over the classes of the class set
 * that occur; undefined where none does. Judges a reading by classes, where a share of pixels is ruled by the background.
 */
export function meanIou(images: readonly ImageEntry[], choices: Choices): Figure {
  const table = classTable(images, choices);
  const cells = countCellsAlone(images, table);
  const leftOut = new Set(choices.leftOut);
  let sum = 0;
  let of = 0;
  table.classes.forEach(({ label }, index) => {
    const { tp, fp, fn } = classTally(cells, index);
    if (leftOut.has(label) || tp + fp + fn === 0) return;
    sum += tp / (tp + fp + fn);
    of++;
  });
  return of === 0 ? undefined : sum / of;
}
