import { sum } from "../../src/core/numbers/sum";
import { confusionCell, confusionRow, type Confusion } from "../../src/core/counting/confusion";
import { isClass, type ClassIndex, type ClassOrNone } from "../../src/core/labels/indices";
import { numberAt } from "../../src/core/numbers/numberAt";
import { ratio, type Figure } from "../../src/core/numbers/figure";
import type { ConfusionMode } from "../view/confusionView";

/** Sums of a confusion that its shares are taken of. */
export interface ConfusionSums {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** All of the column "other". */
  readonly other: number;
  /** Pixels off the diagonal, "other" included. */
  readonly errors: number;
}

export function confusionSums(confusion: Confusion): ConfusionSums {
  const rows = Array.from(confusion.other);
  const columns = rows.map(() => 0);
  let errors = 0;
  for (const target of rows.keys()) {
    for (const { prediction, pixels } of confusionRow(confusion, target)) {
      rows[target] = (rows[target] ?? 0) + pixels;
      columns[prediction] = (columns[prediction] ?? 0) + pixels;
      if (prediction !== target) errors += pixels;
    }
  }
  const other = sum(confusion.other);
  return { rows, columns, other, errors: errors + other };
}

/** Pixels of a cell; `OTHER` as the prediction gives the column "other". */
export function confusionPixels(confusion: Confusion, target: ClassIndex, prediction: ClassOrNone): number {
  return isClass(prediction) ? confusionCell(confusion, target, prediction) : numberAt(confusion.other, target);
}

/** What a cell is a share of, by mode; a right cell is not a share of the errors. */
export function confusionShare(
  mode: Exclude<ConfusionMode, "counts">,
  sums: ConfusionSums,
  {
    target,
    prediction,
    pixels,
  }: { readonly target: ClassIndex; readonly prediction: ClassOrNone; readonly pixels: number },
): Figure {
  switch (mode) {
    case "byRow":
      return ratio(pixels, sums.rows[target]);
    case "byColumn":
      return ratio(pixels, isClass(prediction) ? sums.columns[prediction] : sums.other);
    case "errors":
      return target === prediction ? undefined : ratio(pixels, sums.errors);
  }
}
