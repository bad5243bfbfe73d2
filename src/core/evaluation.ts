import type { Cells } from "./cells";
import type { Choices } from "./choices";
import { classTable, type ClassTable } from "./classTable";
import type { Confusion } from "./confusion";
import { countCells } from "./countCells";
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

function indicesWhere<T>(items: readonly T[], holds: (item: T) => boolean): readonly number[] {
  return items.flatMap((item, index) => (holds(item) ? [index] : []));
}
