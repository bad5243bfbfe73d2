import { emptyCells, type Cells } from "./cells";
import type { ClassTable } from "../reading/classTable";
import { IGNORED, UNLISTED, isClass } from "../labels/indices";
import { confusionTable, type Confusion } from "./confusion";
import type { ImageEntry } from "../document/report";
import { PairPixels } from "./pairPixels";
import { addAt, integerAt, numberAt } from "../numbers/numberAt";

/** Applies classes and ignore labels to the counts of every image. */
export function countCells(
  images: readonly ImageEntry[],
  table: ClassTable,
): { readonly cells: Cells; readonly confusion: Confusion } {
  const classes = table.classes.length;
  const cells = emptyCells(images.length, classes);
  const pairs = new PairPixels(classes);
  const other = new Float64Array(classes);
  const ignoredAs = new Float64Array(classes + 1);
  let ignored = 0;
  let unlisted = 0;
  images.forEach(({ counts: { targets, predictions, pixels } }, image) => {
    const firstCell = image * classes;
    for (let row = 0; row < pixels.length; row++) {
      const amount = numberAt(pixels, row);
      const target = table.targetClass(integerAt(targets, row));
      if (target === IGNORED) {
        const taken = table.predictionClass(integerAt(predictions, row));
        addAt(ignoredAs, isClass(taken) ? taken : classes, amount);
        ignored += amount;
        continue;
      }
      if (target === UNLISTED) {
        unlisted += amount;
        continue;
      }
      const prediction = table.predictionClass(integerAt(predictions, row));
      addAt(cells.pixels, image, amount);
      if (prediction === target) {
        addAt(cells.tp, firstCell + target, amount);
      } else {
        addAt(cells.fn, firstCell + target, amount);
        if (isClass(prediction)) addAt(cells.fp, firstCell + prediction, amount);
      }
      if (isClass(prediction)) pairs.add(target * classes + prediction, amount);
      else addAt(other, target, amount);
    }
  });
  return { cells, confusion: { ...confusionTable(classes, pairs.entries()), other, ignored, ignoredAs, unlisted } };
}
