import { emptyCells, type Cells } from "./cells";
import type { Choices } from "./choices";
import { classTable, IGNORED, UNLISTED, type ClassTable } from "./classTable";
import type { Confusion } from "./confusion";
import { countedImages } from "./countedImages";
import type { ImageEntry, Report } from "./report";

/** A report under given choices: what every figure is computed from, with no file read again. */
export interface Evaluation {
  readonly choices: Choices;
  /** The images that count, in the order of the report; the rows of `cells`. */
  readonly images: readonly ImageEntry[];
  readonly table: ClassTable;
  /** Indices of the classes that enter means; the others still make errors for these. */
  readonly classSet: readonly number[];
  /** Indices of the images with at least one counted pixel: the others enter no samplewise mean. */
  readonly imageSet: readonly number[];
  readonly cells: Cells;
  readonly confusion: Confusion;
}

export function evaluate(report: Report, choices: Choices): Evaluation {
  const images = countedImages(report, choices);
  const table = classTable(images, choices);
  const { cells, confusion } = countCells(images, table);
  const leftOut = new Set(choices.leftOut);
  return {
    choices,
    images,
    table,
    classSet: indicesWhere(table.classes, ({ label }) => !leftOut.has(label)),
    imageSet: indicesWhere([...cells.pixels], (pixels) => pixels > 0),
    cells,
    confusion,
  };
}

/** Applies classes and ignore labels to the counts of every image. */
export function countCells(
  images: readonly ImageEntry[],
  table: ClassTable,
): { readonly cells: Cells; readonly confusion: Confusion } {
  const classes = table.classes.length;
  const cells = emptyCells(images.length, classes);
  const counts = new Float64Array(classes * classes);
  const other = new Float64Array(classes);
  let ignored = 0;
  let unlisted = 0;
  images.forEach(({ counts: { targets, predictions, pixels } }, image) => {
    const firstCell = image * classes;
    for (let row = 0; row < pixels.length; row++) {
      const amount = pixels[row] ?? 0;
      const target = table.targetClass(targets[row] ?? 0);
      if (target === IGNORED) {
        ignored += amount;
        continue;
      }
      if (target === UNLISTED) {
        unlisted += amount;
        continue;
      }
      const prediction = table.predictionClass(predictions[row] ?? 0);
      add(cells.pixels, image, amount);
      if (prediction === target) {
        add(cells.tp, firstCell + target, amount);
      } else {
        add(cells.fn, firstCell + target, amount);
        if (prediction >= 0) add(cells.fp, firstCell + prediction, amount);
      }
      if (prediction >= 0) add(counts, target * classes + prediction, amount);
      else add(other, target, amount);
    }
  });
  return { cells, confusion: { classes, counts, other, ignored, unlisted } };
}

function add(table: Float64Array, position: number, amount: number): void {
  table[position] = (table[position] ?? 0) + amount;
}

function indicesWhere<T>(items: readonly T[], holds: (item: T) => boolean): readonly number[] {
  return items.flatMap((item, index) => (holds(item) ? [index] : []));
}
