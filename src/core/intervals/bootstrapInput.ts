import { averageInput, type AverageInput } from "../averages/averageInput";
import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "../metrics/metric";
import { policyOf, type Policy } from "../metrics/policy";
import type { ShapeChoices } from "../shapes/shapeOptions";
import { IMAGE_AVERAGES, RowColumns } from "./rowColumns";
import { itemAt, numberAt } from "../numbers/numberAt";
import type { ClassIndex } from "../labels/indices";

/**
 * All that a bootstrap needs, as plain data that can be posted to a thread. A row is what is drawn: an image, or a
 * group of images summed up, since every figure is computed from sums over images.
 */
export interface BootstrapInput {
  readonly metric: string;
  readonly beta?: number;
  readonly shapes?: ShapeChoices;
  readonly policy: Policy;
  readonly classSet: readonly ClassIndex[];
  readonly rows: number;
  /** Rows are groups of images, not single ones. */
  readonly grouped: boolean;
  /** The rows one after the other, each of the columns of `RowColumns`. */
  readonly table: Float64Array;
}

/**
 * Gathers the rows of a bootstrap. `groups` gives a name to each image of the evaluation; images of one name are
 * drawn together. Without it every image is drawn by itself.
 */
export function bootstrapInput(evaluation: Evaluation, metric: Metric, groups?: readonly string[]): BootstrapInput {
  const input = averageInput(evaluation, metric);
  const { imageSet, classSet, choices } = evaluation;
  const columns = new RowColumns(classSet.length, metric);
  const { width } = columns;
  const positions = new Map<string, number>();
  const rowOf = imageSet.map((image) => {
    const group = groups?.[image];
    const key = group === undefined ? `image ${image}` : `group ${group}`;
    const position = positions.get(key) ?? positions.size;
    positions.set(key, position);
    return position;
  });
  const table = new Float64Array(positions.size * width);
  imageSet.forEach((image, row) => {
    const start = itemAt(rowOf, row) * width;
    addImage(table.subarray(start, start + width), { evaluation, input, columns, image, row });
  });
  return {
    metric: metric.id,
    ...(choices.beta !== undefined && { beta: choices.beta }),
    ...(metric.shape && choices.shapes && { shapes: choices.shapes }),
    policy: policyOf(choices),
    classSet,
    rows: positions.size,
    grouped: groups !== undefined,
    table,
  };
}

interface DrawnImage {
  readonly evaluation: Evaluation;
  readonly input: AverageInput;
  readonly columns: RowColumns;
  readonly image: number;
  readonly row: number;
}

function addImage(numbers: Float64Array, { evaluation, input, columns, image, row }: DrawnImage): void {
  const { cells, classSet } = evaluation;
  classSet.forEach((classIndex, column) => {
    const cell = row * classSet.length + column;
    const tally = cellTally(cells, image, classIndex);
    columns.addCell(numbers, column, tally, { value: numberAt(input.values, cell), enters: input.enters[cell] ?? 0 });
    const shapes = input.metric.shape && tally.shapes?.(input.metric.shape);
    if (shapes) columns.addShapes(numbers, column, shapes);
  });
  columns.addPixels(numbers, numberAt(cells.pixels, image));
  for (const { id, figure } of IMAGE_AVERAGES) columns.addImage(numbers, id, figure(input, row));
}
