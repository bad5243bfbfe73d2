import type { AverageId } from "../averages/averages";
import { bootstrapInput } from "./bootstrapInput";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { RowColumns } from "./rowColumns";
import { sumFigures } from "./sumFigures";
import { addAt, numberAt } from "../numbers/numberAt";

/**
 * How much an average would change without each image, exactly: figure without it minus figure with all. In the order
 * of the evaluation's images; 0 for an image without a counted pixel, undefined where either figure is undefined.
 */
export function influence(evaluation: Evaluation, metric: Metric, average: AverageId): readonly Figure[] {
  const input = bootstrapInput(evaluation, metric);
  const { rows, table } = input;
  const { width } = new RowColumns(input.classSet.length, metric);
  const after = sumsFrom(table, rows, width);
  const before = new Float64Array(width);
  const without = new Float64Array(width);
  const figure = (sums: Float64Array): Figure => sumFigures(sums, input, metric).averages[average];
  const all = figure(after.subarray(0, width));
  const changes = evaluation.cells.pixels.length;
  const changeOf = new Array<Figure>(changes).fill(0);
  evaluation.imageSet.forEach((image, row) => {
    const rest = after.subarray((row + 1) * width, (row + 2) * width);
    for (let column = 0; column < width; column++) without[column] = numberAt(before, column) + numberAt(rest, column);
    changeOf[image] = rows === 1 ? undefined : difference(figure(without), all);
    for (let column = 0; column < width; column++) addAt(before, column, numberAt(table, row * width + column));
  });
  return changeOf;
}

/**
 * Sums of the rows from each row on. With the sums of the rows before it they give the rest without any subtraction,
 * which would lose digits, or all of them where a value is infinite.
 */
function sumsFrom(table: Float64Array, rows: number, width: number): Float64Array {
  const sums = new Float64Array((rows + 1) * width);
  for (let cell = rows * width - 1; cell >= 0; cell--)
    sums[cell] = numberAt(sums, cell + width) + numberAt(table, cell);
  return sums;
}

function difference(without: Figure, all: Figure): Figure {
  if (without === undefined || all === undefined) return undefined;
  return without === all ? 0 : without - all;
}
