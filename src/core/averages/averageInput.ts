import { cellTally, classTally, imageTally } from "../counting/cells";
import { cellValues } from "./cellValues";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { isSameSet } from "./isSameSet";
import type { Metric } from "../metrics/metric";
import { PRESENT, type Policy } from "../metrics/policy";
import type { Tally } from "../counting/tally";

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

/**
 * Gathers what the averages of a metric need; classes outside the class set and images without a counted pixel are
 * left out. The last few are kept: the tables, the verdict, the account of the gap and the advice ask for the same.
 */
export function averageInput(evaluation: Evaluation, metric: Metric): AverageInput {
  const { cells, classSet, imageSet, choices } = evaluation;
  const kept = KEPT.get(cells) ?? [];
  KEPT.set(cells, kept);
  const position = kept.findIndex(
    ({ input, ...of }) =>
      input.metric === metric &&
      input.policy.undefined === choices.undefined &&
      input.policy.presence === choices.presence &&
      of.imageSet === imageSet &&
      isSameSet(of.classSet, classSet),
  );
  const [known] = position < 0 ? [] : kept.splice(position, 1);
  const found = known ?? { imageSet, classSet, input: gathered(evaluation, metric) };
  kept.unshift(found);
  kept.length = Math.min(kept.length, MOST_KEPT);
  return found.input;
}

interface KeptInput extends Pick<Evaluation, "imageSet" | "classSet"> {
  readonly input: AverageInput;
}

/** What the Summary asks for: the metric of the header, and F1 under the present and each of the other rules for 0/0. */
const MOST_KEPT = 5;

/** By the cells that they are gathered from, the one asked for last first. */
const KEPT = new WeakMap<Evaluation["cells"], KeptInput[]>();

function gathered(evaluation: Evaluation, metric: Metric): AverageInput {
  const { cells, classSet, imageSet, choices } = evaluation;
  const own = cellValues(evaluation, metric);
  const sums = countSums(evaluation);
  const values = new Float64Array(own.length);
  const enters = new Uint8Array(own.length);
  const ruled = choices.undefined === "exclude" ? Number.NaN : choices.undefined;
  const isPresent = choices.presence === "all" ? undefined : PRESENT[choices.presence];
  let cell = 0;
  for (const image of imageSet) {
    for (const classIndex of classSet) {
      const met = own[cell] ?? Number.NaN;
      const value = Number.isNaN(met) ? ruled : met;
      if (!Number.isNaN(value) && (isPresent?.(cellTally(cells, image, classIndex)) ?? true)) {
        values[cell] = value;
        enters[cell] = 1;
      }
      cell++;
    }
  }
  const policy = { undefined: choices.undefined, presence: choices.presence };
  return { metric, policy, values, enters, ...sums };
}

/** What one cell gives to a mean; undefined where it does not enter. */
export function cellFigure(input: AverageInput, row: number, column: number): Figure {
  const cell = row * input.classTallies.length + column;
  return input.enters[cell] === 1 ? input.values[cell] : undefined;
}

/** The sums of the present class set: they are the same for all metrics and rules. */
const SUMS = new WeakMap<
  Evaluation["cells"],
  Pick<Evaluation, "imageSet" | "classSet"> & { readonly sums: CountSums }
>();

function countSums({ cells, classSet, imageSet }: Evaluation): CountSums {
  const known = SUMS.get(cells);
  if (known?.imageSet === imageSet && isSameSet(known.classSet, classSet)) return known.sums;
  const supports = new Float64Array(imageSet.length * classSet.length);
  let cell = 0;
  for (const image of imageSet) {
    const first = image * cells.classes;
    for (const classIndex of classSet)
      supports[cell++] = (cells.tp[first + classIndex] ?? 0) + (cells.fn[first + classIndex] ?? 0);
  }
  const sums = {
    classTallies: classSet.map((classIndex) => classTally(cells, classIndex)),
    imageTallies: imageSet.map((image) => imageTally(cells, image, classSet)),
    supports,
  };
  SUMS.set(cells, { imageSet, classSet, sums });
  return sums;
}
