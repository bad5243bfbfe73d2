import { classTally, imageTally } from "../counting/cells";
import { cellFigures, type CellFigures } from "./cellFigures";
import { cellValues } from "./cellValues";
import { keepLast } from "../collections/keepLast";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { policyOf, valueForMean, type Policy } from "../metrics/policy";
import type { Tally } from "../counting/tally";
import { numberAt } from "../numbers/numberAt";

/** What every average of a metric is computed from. Rows are the images with a counted pixel, columns the classes of the class set. */
export interface AverageInput extends CellFigures, CountSums {
  readonly metric: Metric;
  readonly policy: Policy;
  /** Per class: what the metric of its counts gives to a mean over classes; undefined where it does not enter. */
  readonly classFigures: readonly Figure[];
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

/**
 * Gathers what the averages of a metric need; classes outside the class set and images without a counted pixel are
 * left out. The last few are kept: the tables, the verdict, the account of the gap and the advice ask for the same.
 */
export function averageInput(evaluation: Evaluation, metric: Metric): AverageInput {
  const { cells, classSet, imageSet, choices } = evaluation;
  return keptInput(cells, [metric, choices.zeroDivision, choices.presence, imageSet, classSet], () =>
    gather(evaluation, metric),
  );
}

/** What the Summary asks for: the metric of the header, and F1 under the present and each of the other rules for 0/0. */
const MOST_KEPT = 5;

const keptInput = keepLast<AverageInput>(MOST_KEPT);

function gather(evaluation: Evaluation, metric: Metric): AverageInput {
  const { choices } = evaluation;
  const policy = policyOf(choices);
  const sums = countSums(evaluation);
  return {
    metric,
    policy,
    classFigures: sums.classTallies.map((tally) => valueForMean(metric, tally, policy)),
    ...cellFigures(evaluation, metric, cellValues(evaluation, metric)),
    ...sums,
  };
}

/** The sums of the present class set: they are the same for all metrics and rules. */
const keptSums = keepLast<CountSums>(1);

function countSums({ cells, classSet, imageSet }: Evaluation): CountSums {
  return keptSums(cells, [imageSet, classSet], () => {
    const supports = new Float64Array(imageSet.length * classSet.length);
    let cell = 0;
    for (const image of imageSet) {
      const first = image * cells.classes;
      for (const classIndex of classSet)
        supports[cell++] = numberAt(cells.tp, first + classIndex) + numberAt(cells.fn, first + classIndex);
    }
    return {
      classTallies: classSet.map((classIndex) => classTally(cells, classIndex)),
      imageTallies: imageSet.map((image) => imageTally(cells, image, classSet)),
      supports,
    };
  });
}
