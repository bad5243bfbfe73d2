import { averageInput, type AverageInput } from "../averages/averageInput";
import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "../metrics/metric";
import { metricCalled } from "../metrics/metricsFor";
import { policyOf, type Policy } from "../metrics/policy";
import type { ShapeChoices } from "../shapes/shapeOptions";
import { IMAGE_AVERAGES, RowColumns } from "./rowColumns";
import { integerAt, itemAt, numberAt } from "../numbers/numberAt";
import type { ClassIndex, ImageIndex } from "../labels/indices";

/** What figures are made by of sums over images, as plain data. */
export interface BootstrapFrame {
  readonly metric: string;
  readonly beta?: number;
  readonly shapes?: ShapeChoices;
  readonly policy: Policy;
  readonly classSet: readonly ClassIndex[];
}

/**
 * All that a bootstrap needs, as plain data that can be posted to a thread. A row is what is drawn: an image, or a
 * group of images summed up, since every figure is computed from sums over images.
 */
export interface BootstrapInput extends BootstrapFrame {
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
  const { imageSet, classSet } = evaluation;
  const columns = new RowColumns(classSet.length, metric);
  const { width } = columns;
  const { rows, rowOf } = rowsOf(imageSet, groups);
  const table = new Float64Array(rows * width);
  for (let row = 0; row < imageSet.length; row++) {
    const start = integerAt(rowOf, row) * width;
    addImage(table.subarray(start, start + width), { evaluation, input, columns, image: itemAt(imageSet, row), row });
  }
  return { ...bootstrapFrame(evaluation, metric), rows, grouped: groups !== undefined, table };
}

export function bootstrapFrame(
  { choices, classSet }: Pick<Evaluation, "choices" | "classSet">,
  metric: Metric,
): BootstrapFrame {
  return {
    metric: metric.id,
    ...(choices.beta !== undefined && { beta: choices.beta }),
    ...(metric.shape && choices.shapes && { shapes: choices.shapes }),
    policy: policyOf(choices),
    classSet,
  };
}

/** The metric that the figures are of. */
export function frameMetric(frame: BootstrapFrame): Metric {
  const metric = metricCalled(frame.metric, frame);
  if (!metric) throw new RangeError(`There is no metric ${frame.metric}`);
  return metric;
}

/** How many rows there are, and which one each image of the set is part of: in the order in which their groups occur. */
function rowsOf(
  imageSet: readonly ImageIndex[],
  groups: readonly string[] | undefined,
): { readonly rows: number; readonly rowOf: Int32Array } {
  if (!groups) return { rows: imageSet.length, rowOf: Int32Array.from(imageSet.keys()) };
  const positions = new Map<string, number>();
  const rowOf = Int32Array.from(imageSet, (image) => {
    const group = itemAt(groups, image);
    const position = positions.get(group) ?? positions.size;
    positions.set(group, position);
    return position;
  });
  return { rows: positions.size, rowOf };
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
  const { shape } = input.metric;
  for (let column = 0; column < classSet.length; column++) {
    const cell = row * classSet.length + column;
    const tally = cellTally(cells, image, itemAt(classSet, column));
    columns.addCell(numbers, column, tally, { value: numberAt(input.values, cell), enters: input.enters[cell] ?? 0 });
    const shapes = shape && tally.shapes?.(shape);
    if (shapes) columns.addShapes(numbers, column, shapes);
  }
  columns.addPixels(numbers, numberAt(cells.pixels, image));
  for (const { id, figure } of IMAGE_AVERAGES) columns.addImage(numbers, id, figure(input, row));
}
