import { cellTally, classTally, imageTally } from "./cells";
import type { Evaluation } from "./evaluation";
import type { Figure } from "./figure";
import type { Metric } from "./metric";
import { entering, type Policy } from "./policy";
import type { Tally } from "./tally";

/**
 * What every average of a metric is computed from, in columns. Rows are the images with a counted pixel, columns
 * the classes of the class set; the cell of row `i` and column `k` stands at `i * classTallies.length + k`.
 */
export interface AverageInput extends CountSums {
  readonly metric: Metric;
  readonly policy: Policy;
  /** Per cell: what it gives to a mean; 0 where it does not enter. */
  readonly values: Float64Array;
  /** Per cell: 1 where it enters a mean, else 0. */
  readonly enters: Uint8Array;
}

/** The part that all metrics share. */
interface CountSums {
  /** Counts of each class of the class set, summed over the images. */
  readonly classTallies: readonly Tally[];
  /** Counts of each image, summed over the class set. */
  readonly imageTallies: readonly Tally[];
  /** Target pixels per cell. */
  readonly supports: Float64Array;
}

/** Gathers what the averages of a metric need; classes outside the class set and images without a counted pixel are left out. */
export function averageInput(evaluation: Evaluation, metric: Metric): AverageInput {
  const { cells, classSet, imageSet, choices: policy } = evaluation;
  const values = new Float64Array(imageSet.length * classSet.length);
  const enters = new Uint8Array(values.length);
  let cell = 0;
  for (const image of imageSet) {
    for (const classIndex of classSet) {
      const value = entering(metric, cellTally(cells, image, classIndex), policy);
      if (value !== undefined) {
        values[cell] = value;
        enters[cell] = 1;
      }
      cell++;
    }
  }
  return { metric, policy, values, enters, ...countSums(evaluation) };
}

/** What one cell gives to a mean; undefined where it does not enter. */
export function cellFigure(input: AverageInput, row: number, column: number): Figure {
  const cell = row * input.classTallies.length + column;
  return input.enters[cell] === 1 ? input.values[cell] : undefined;
}

/** The sums are asked for once a metric and are the same for all metrics. */
const SUMS = new WeakMap<Evaluation, CountSums>();

function countSums(evaluation: Evaluation): CountSums {
  const known = SUMS.get(evaluation);
  if (known) return known;
  const { cells, classSet, imageSet } = evaluation;
  const sums = {
    classTallies: classSet.map((classIndex) => classTally(cells, classIndex)),
    imageTallies: imageSet.map((image) => imageTally(cells, image, classSet)),
    supports: Float64Array.from(
      imageSet.flatMap((image) =>
        classSet.map((classIndex) => {
          const { tp, fn } = cellTally(cells, image, classIndex);
          return tp + fn;
        }),
      ),
    ),
  };
  SUMS.set(evaluation, sums);
  return sums;
}
