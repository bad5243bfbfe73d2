import { classTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { formatCount } from "../text/format";
import { itemAt } from "../numbers/numberAt";

/** A page or a paper with more rows is read by nobody. */
export const MOST_CLASS_ROWS = 500;
/** A matrix of more classes against each other takes megabytes, and seconds to be shown. */
export const MOST_MATRIX_CLASSES = 200;
/** Beyond, a matrix of all classes takes more than a spreadsheet reads. */
export const MOST_MATRIX_COLUMNS = 1024;

export interface TopClasses {
  /** Places in the class table, in its order. */
  readonly indices: readonly number[];
  /** What is left out, as a sentence; undefined where nothing is. */
  readonly note: string | undefined;
}

/** All classes, or so many of those with the most pixels where there are more. */
export function topClasses({ table, cells }: Evaluation, most: number): TopClasses {
  const indices = table.classes.map((_, index) => index);
  if (indices.length <= most) return { indices, note: undefined };
  const pixels = indices.map((index) => {
    const { tp, fp, fn } = classTally(cells, index);
    return 2 * tp + fp + fn;
  });
  const kept = indices.toSorted((a, b) => itemAt(pixels, b) - itemAt(pixels, a)).slice(0, most);
  return {
    indices: kept.toSorted((a, b) => a - b),
    note:
      `Shown are the ${formatCount(most)} of ${formatCount(indices.length)} classes with the most pixels in target and prediction; ` +
      "all of them are in the means, and in the CSV of the classes and the counts.",
  };
}

/** A caption that says what the table leaves out. */
export function withNote(caption: string, note: string | undefined): string {
  return note === undefined ? caption : `${caption} ${note}`;
}
