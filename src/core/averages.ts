import { cellTally, classTally, imageTally, type Cells } from "./cells";
import type { Evaluation } from "./evaluation";
import type { Figure } from "./figure";
import { mean, weightedMean, type Mean } from "./mean";
import type { Metric } from "./metric";
import { entering, knobbed, type Policy } from "./policy";
import { addTallies, EMPTY_TALLY, support, type Tally } from "./tally";

export type GlobalAverage = "micro" | "macro" | "weighted";
export type SamplewiseAverage =
  | "micro-imagewise"
  | "macro-imagewise"
  | "classwise-imagewise"
  | "pairwise"
  | "weighted-imagewise";
export type AverageId = GlobalAverage | SamplewiseAverage;

/** What an average is computed from. Everything is precomputed once for all averages of a metric. */
export interface AverageInput {
  readonly metric: Metric;
  readonly policy: Policy;
  /** Global counts of each class of the class set. */
  readonly classTallies: readonly Tally[];
  /** Per counted image: the counts of each class of the class set. */
  readonly cellTallies: readonly (readonly Tally[])[];
  /** As `cellTallies`, the metric of each cell that enters a mean. */
  readonly cells: readonly (readonly Figure[])[];
}

export interface Average {
  readonly id: AverageId;
  readonly scope: "global" | "samplewise";
  /** Name on screen. */
  readonly name: string;
  /** What is averaged in which order, in words. */
  readonly order: string;
  /** What `of` and `total` of the mean count. */
  readonly unit: "classes" | "images" | "cells" | "sums";
  readonly compute: (input: AverageInput) => Mean;
}

/** Every average, in the order of the tables. A new average is a new row. */
export const AVERAGES: readonly Average[] = [
  {
    id: "micro",
    scope: "global",
    name: "micro",
    order: "counts summed over images and classes, then the ratio",
    unit: "sums",
    compute: ({ metric, policy, classTallies }) => mean([knobbed(metric, sum(classTallies), policy)]),
  },
  {
    id: "macro",
    scope: "global",
    name: "macro",
    order: "counts summed over images, ratio per class, mean over classes",
    unit: "classes",
    compute: ({ metric, policy, classTallies }) => mean(classTallies.map((tally) => entering(metric, tally, policy))),
  },
  {
    id: "weighted",
    scope: "global",
    name: "weighted",
    order: "as macro, each class weighted by its support",
    unit: "classes",
    compute: ({ metric, policy, classTallies }) =>
      supportWeighted(
        classTallies.map((tally) => entering(metric, tally, policy)),
        classTallies,
      ),
  },
  {
    id: "micro-imagewise",
    scope: "samplewise",
    name: "micro",
    order: "counts summed over the classes of an image, ratio per image, mean over images",
    unit: "images",
    compute: ({ metric, policy, cellTallies }) =>
      mean(cellTallies.map((tallies) => knobbed(metric, sum(tallies), policy))),
  },
  {
    id: "macro-imagewise",
    scope: "samplewise",
    name: "image first",
    order: "ratio per image and class, mean over the classes of an image, then over images",
    unit: "images",
    compute: ({ cells }) => mean(cells.map((row) => mean(row).value)),
  },
  {
    id: "classwise-imagewise",
    scope: "samplewise",
    name: "class first",
    order: "ratio per image and class, mean over the images of a class, then over classes",
    unit: "classes",
    compute: ({ cells, classTallies }) =>
      mean(classTallies.map((_, classIndex) => mean(cells.map((row) => row[classIndex])).value)),
  },
  {
    id: "pairwise",
    scope: "samplewise",
    name: "all cells",
    order: "ratio per image and class, mean over all cells at once",
    unit: "cells",
    compute: ({ cells }) => mean(cells.flat()),
  },
  {
    id: "weighted-imagewise",
    scope: "samplewise",
    name: "weighted",
    order: "ratio per image and class, support-weighted mean over the classes of an image, then over images",
    unit: "images",
    compute: ({ cells, cellTallies }) =>
      mean(cells.map((row, image) => supportWeighted(row, cellTallies[image] ?? []).value)),
  },
];

/** Gathers what the averages of a metric need; classes outside the class set and images without a counted pixel are left out. */
export function averageInput(evaluation: Evaluation, metric: Metric): AverageInput {
  const { cells, classSet, imageSet, choices: policy } = evaluation;
  const cellTallies = imageSet.map((image) => classSet.map((classIndex) => cellTally(cells, image, classIndex)));
  return {
    metric,
    policy,
    classTallies: classSet.map((classIndex) => classTally(cells, classIndex)),
    cellTallies,
    cells: cellTallies.map((row) => row.map((tally) => entering(metric, tally, policy))),
  };
}

/** The macro and micro figure of one image. */
export function imageFigures(
  { cells, classSet, choices: policy }: Evaluation,
  metric: Metric,
  image: number,
): { readonly macro: Mean; readonly micro: Figure } {
  const entries = classSet.map((classIndex) => entering(metric, cellTally(cells, image, classIndex), policy));
  return { macro: mean(entries), micro: knobbed(metric, imageTally(cells, image, classSet), policy) };
}

/** The figure of one class: global, and the mean of its cells over the images. */
export function classFigures(
  { cells, imageSet, choices: policy }: Evaluation,
  metric: Metric,
  classIndex: number,
): { readonly global: Figure; readonly samplewise: Mean } {
  return {
    global: knobbed(metric, classTally(cells, classIndex), policy),
    samplewise: mean(imageSet.map((image) => entering(metric, cellTally(cells, image, classIndex), policy))),
  };
}

/** Cells of the class set that are 0/0 for the metric, of all its cells. */
export function undefinedCells(
  { cells, imageSet, classSet }: { cells: Cells; imageSet: readonly number[]; classSet: readonly number[] },
  metric: Metric,
): { readonly undefined: number; readonly total: number } {
  let count = 0;
  for (const image of imageSet) {
    for (const classIndex of classSet) {
      if (metric.value(cellTally(cells, image, classIndex)) === undefined) count++;
    }
  }
  return { undefined: count, total: imageSet.length * classSet.length };
}

function supportWeighted(values: readonly Figure[], tallies: readonly Tally[]): Mean {
  return weightedMean(values, (position) => support(tallies[position] ?? EMPTY_TALLY));
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(addTallies, EMPTY_TALLY);
}
