import type { ClassColumn } from "../labels/indices";
import type { AverageInput } from "./averageInput";
import type { CellFigures } from "./cellFigures";
import type { Figure } from "../numbers/figure";
import { MeanSum, type Mean } from "./mean";
import { finiteForMean, withZeroDivision } from "../metrics/policy";
import { numberAt } from "../numbers/numberAt";

/** The mean over the classes of one image; `row` counts the images with a counted pixel. */
export function imageMean(cells: CellFigures, row: number): Mean {
  return meanOfCells(cells, row * cells.columns, 1, cells.columns);
}

/** The mean over the images of one class; `column` counts the classes of the class set. */
export function classMean(cells: CellFigures, column: ClassColumn): Mean {
  return meanOfCells(cells, column, cells.columns, cells.rows);
}

/** The mean of all cells at once. */
export function allCellsMean(cells: CellFigures): Mean {
  return meanOfCells(cells, 0, 1, cells.values.length);
}

/** As `imageMean`, each class weighted by its target pixels in the image. */
export function weightedImageMean(input: AverageInput, row: number): Mean {
  const sum = new MeanSum();
  for (let column = 0; column < input.columns; column++) {
    sum.add(cellFigure(input, row, column), numberAt(input.supports, row * input.columns + column));
  }
  return sum.mean();
}

/** The metric of the counts of one image, summed over its classes. */
export function imageMicro({ metric, policy, imageTallies }: AverageInput, row: number): Figure {
  const tally = imageTallies[row];
  if (!tally || policy.overlap === true) return undefined;
  return finiteForMean(metric, withZeroDivision(metric, tally, policy));
}

/** What one cell gives to a mean; undefined where it does not enter. */
export function cellFigure(cells: CellFigures, row: number, column: ClassColumn): Figure {
  const cell = row * cells.columns + column;
  return cells.enters[cell] === 1 ? cells.values[cell] : undefined;
}

/** The mean of `count` cells from `first` on, `step` apart: as `MeanSum` sums them, in a loop that is fast for millions. */
function meanOfCells({ values, enters }: CellFigures, first: number, step: number, count: number): Mean {
  let sum = 0;
  let of = 0;
  let infinite = 0;
  for (let index = 0, cell = first; index < count; index++, cell += step) {
    if (enters[cell] !== 1) continue;
    const value = numberAt(values, cell);
    sum += value;
    of++;
    if (!Number.isFinite(value)) infinite++;
  }
  return { value: of === 0 ? undefined : sum / of, of, total: count, infinite };
}
