import { averageInput, type AverageInput } from "../averages/averageInput";
import { imageMean, weightedImageMean } from "../averages/averages";
import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { knobbed, type Policy } from "../metrics/policy";

/**
 * Columns of a class in a row: its counts, what it gives to a mean, and whether it enters it. `union` is tp + fp + fn,
 * kept so that `pixels - union` is exactly 0 where no pixel is a true negative, also of sums with weights.
 */
export const CELL_COLUMNS = { tp: 0, fp: 1, fn: 2, union: 3, value: 4, enters: 5 } as const;
export const CELL_WIDTH = 6;

/** Columns of a row behind those of its classes: the image's own means and whether they enter. */
export const IMAGE_COLUMNS = {
  pixels: 0,
  macro: 1,
  macroEnters: 2,
  micro: 3,
  microEnters: 4,
  weighted: 5,
  weightedEnters: 6,
} as const;
export const IMAGE_WIDTH = 7;

/**
 * All that a bootstrap needs, as plain data that can be posted to a thread. A row is what is drawn: an image, or a
 * group of images summed up, since every figure is computed from sums over images.
 */
export interface BootstrapInput {
  readonly metric: string;
  readonly beta?: number;
  readonly policy: Policy;
  readonly classSet: readonly number[];
  readonly rows: number;
  /** Rows are groups of images, not single ones. */
  readonly grouped: boolean;
  /** `rows * (classSet.length * CELL_WIDTH + IMAGE_WIDTH)` numbers, row by row. */
  readonly table: Float64Array;
}

/**
 * Gathers the rows of a bootstrap. `groups` gives a name to each image of the evaluation; images of one name are
 * drawn together. Without it every image is drawn by itself.
 */
export function bootstrapInput(evaluation: Evaluation, metric: Metric, groups?: readonly string[]): BootstrapInput {
  const input = averageInput(evaluation, metric);
  const { imageSet, classSet, choices } = evaluation;
  const width = classSet.length * CELL_WIDTH + IMAGE_WIDTH;
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
    const start = (rowOf[row] ?? 0) * width;
    addImage(table.subarray(start, start + width), { evaluation, input, image, row });
  });
  return {
    metric: metric.id,
    ...(choices.beta !== undefined && { beta: choices.beta }),
    policy: { undefined: choices.undefined, presence: choices.presence },
    classSet,
    rows: positions.size,
    grouped: groups !== undefined,
    table,
  };
}

interface DrawnImage {
  readonly evaluation: Evaluation;
  readonly input: AverageInput;
  readonly image: number;
  readonly row: number;
}

function addImage(columns: Float64Array, { evaluation, input, image, row }: DrawnImage): void {
  const { cells, classSet } = evaluation;
  const add = (column: number, amount: number): void => {
    columns[column] = (columns[column] ?? 0) + amount;
  };
  classSet.forEach((classIndex, column) => {
    const { tp, fp, fn } = cellTally(cells, image, classIndex);
    const cell = row * classSet.length + column;
    const first = column * CELL_WIDTH;
    add(first + CELL_COLUMNS.tp, tp);
    add(first + CELL_COLUMNS.fp, fp);
    add(first + CELL_COLUMNS.fn, fn);
    add(first + CELL_COLUMNS.union, tp + fp + fn);
    add(first + CELL_COLUMNS.value, input.values[cell] ?? 0);
    add(first + CELL_COLUMNS.enters, input.enters[cell] ?? 0);
  });
  const first = classSet.length * CELL_WIDTH;
  const addFigure = (column: number, figure: Figure): void => {
    if (figure === undefined) return;
    add(first + column, figure);
    add(first + column + 1, 1);
  };
  add(first + IMAGE_COLUMNS.pixels, cells.pixels[image] ?? 0);
  addFigure(IMAGE_COLUMNS.macro, imageMean(input, row).value);
  const sums = input.imageTallies[row];
  addFigure(IMAGE_COLUMNS.micro, sums && knobbed(input.metric, sums, input.policy));
  addFigure(IMAGE_COLUMNS.weighted, weightedImageMean(input, row).value);
}
