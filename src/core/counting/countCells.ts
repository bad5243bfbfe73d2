import { emptyCells, type Cells } from "./cells";
import type { ClassTable } from "../reading/classTable";
import { IGNORED, isClass } from "../labels/indices";
import { NO_CLASS, type RegionMembers } from "../reading/labelRegions";
import { confusionTable, type Confusion, type ConfusionTable } from "./confusion";
import type { ImageEntry } from "../document/report";
import { PairPixels } from "./pairPixels";
import { addAt, integerAt, numberAt } from "../numbers/numberAt";

/** Applies classes and ignore labels to the counts of every image. */
export function countCells(
  images: readonly ImageEntry[],
  table: ClassTable,
): { readonly cells: Cells; readonly confusion: Confusion } {
  if (table.regions) return countRegions(images, table, table.regions);
  const classes = table.classes.length;
  const pairs = new PairPixels(classes);
  const { cells, ...rest } = countClasses(images, table, pairs);
  return { cells, confusion: { ...confusionTable(classes, pairs.pairs()), ...rest } };
}

/** The cells alone: of thousands of classes what takes time are the pairs of them. */
export function countCellsAlone(images: readonly ImageEntry[], table: ClassTable): Cells {
  return (table.regions ? countRegions(images, table, table.regions) : countClasses(images, table)).cells;
}

function countClasses(
  images: readonly ImageEntry[],
  table: ClassTable,
  pairs?: PairPixels,
): { readonly cells: Cells } & Omit<Confusion, keyof ConfusionTable> {
  const classes = table.classes.length;
  const cells = emptyCells(images.length, classes);
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
      if (!isClass(target)) {
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
      if (isClass(prediction)) pairs?.add(target, prediction, amount);
      else addAt(other, target, amount);
    }
  });
  return { cells, other, ignored, ignoredAs, unlisted };
}

/** The same of regions: tp, fn and fp are sums over blocks of the confusion, which itself is not defined where they overlap. */
function countRegions(
  images: readonly ImageEntry[],
  { classes }: ClassTable,
  { target: targetRegions, prediction: predictedRegions, outside }: RegionMembers,
): ReturnType<typeof countCells> {
  const size = classes.length;
  const cells = emptyCells(images.length, size);
  let ignored = 0;
  let unlisted = 0;
  const inNone = [outside];
  images.forEach(({ counts: { targets, predictions, pixels } }, image) => {
    const first = image * size;
    for (let row = 0; row < pixels.length; row++) {
      const amount = numberAt(pixels, row);
      const found = targetRegions(integerAt(targets, row));
      if (typeof found === "number") {
        if (found === IGNORED) ignored += amount;
        else unlisted += amount;
      } else {
        addAt(cells.pixels, image, amount);
        const target = found.length > 0 ? found : inNone;
        const members = predictedRegions(integerAt(predictions, row));
        const isClass = members !== NO_CLASS;
        const prediction = members.length > 0 ? members : isClass ? inNone : [];
        for (const region of target) addAt(prediction.includes(region) ? cells.tp : cells.fn, first + region, amount);
        for (const region of prediction) if (!target.includes(region)) addAt(cells.fp, first + region, amount);
      }
    }
  });
  const none = { other: new Float64Array(size), ignoredAs: new Float64Array(size + 1) };
  return { cells, confusion: { ...confusionTable(size, []), ...none, ignored, unlisted } };
}
