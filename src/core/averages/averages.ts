import { cellFigure, type AverageInput } from "./averageInput";
import { mean, MeanSum, weightedMean, type Mean } from "./mean";
import { entering, knobbed } from "../metrics/policy";
import { EMPTY_TALLY, sumTallies, support } from "../counting/tally";

export type GlobalAverage = "micro" | "macro" | "weighted";
export type SamplewiseAverage =
  "micro-imagewise" | "macro-imagewise" | "classwise-imagewise" | "pairwise" | "weighted-imagewise";
export type AverageId = GlobalAverage | SamplewiseAverage;

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

/**
 * Every average, in the order of the tables. A new average is a new row. `micro` obeys the class set but not
 * `presence`: it is a ratio of sums, no mean over classes, and an absent class adds nothing to the sums.
 */
export const AVERAGES: readonly Average[] = [
  {
    id: "micro",
    scope: "global",
    name: "micro",
    order: "counts summed over images and classes, then the ratio",
    unit: "sums",
    compute: ({ metric, policy, classTallies }) => mean([knobbed(metric, sumTallies(classTallies), policy)]),
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
      weightedMean(
        classTallies.map((tally) => entering(metric, tally, policy)),
        (column) => support(classTallies[column] ?? EMPTY_TALLY),
      ),
  },
  {
    id: "micro-imagewise",
    scope: "samplewise",
    name: "micro",
    order: "counts summed over the classes of an image, ratio per image, mean over images",
    unit: "images",
    compute: ({ metric, policy, imageTallies }) => mean(imageTallies.map((tally) => knobbed(metric, tally, policy))),
  },
  {
    id: "macro-imagewise",
    scope: "samplewise",
    name: "image first",
    order: "ratio per image and class, mean over the classes of an image, then over images",
    unit: "images",
    compute: (input) => mean(input.imageTallies.map((_, row) => imageMean(input, row).value)),
  },
  {
    id: "classwise-imagewise",
    scope: "samplewise",
    name: "class first",
    order: "ratio per image and class, mean over the images of a class, then over classes",
    unit: "classes",
    compute: (input) => mean(input.classTallies.map((_, column) => classMean(input, column).value)),
  },
  {
    id: "pairwise",
    scope: "samplewise",
    name: "all cells",
    order: "ratio per image and class, mean over all cells at once",
    unit: "cells",
    compute: (input) => meanOfCells(input, 0, 1, input.values.length),
  },
  {
    id: "weighted-imagewise",
    scope: "samplewise",
    name: "weighted",
    order: "ratio per image and class, support-weighted mean over the classes of an image, then over images",
    unit: "images",
    compute: (input) => mean(input.imageTallies.map((_, row) => weightedImageMean(input, row).value)),
  },
];

/** The mean over the classes of one image; `row` counts the images with a counted pixel. */
export function imageMean(input: AverageInput, row: number): Mean {
  const classes = input.classTallies.length;
  return meanOfCells(input, row * classes, 1, classes);
}

/** As `imageMean`, each class weighted by its target pixels in the image. */
export function weightedImageMean(input: AverageInput, row: number): Mean {
  const sum = new MeanSum();
  const classes = input.classTallies.length;
  for (let column = 0; column < classes; column++) {
    sum.add(cellFigure(input, row, column), input.supports[row * classes + column] ?? 0);
  }
  return sum.mean();
}

/** The mean over the images of one class; `column` counts the classes of the class set. */
export function classMean(input: AverageInput, column: number): Mean {
  return meanOfCells(input, column, input.classTallies.length, input.imageTallies.length);
}

/** The mean of `count` cells from `first` on, `step` apart: as `MeanSum` sums them, in a loop that is fast for millions. */
function meanOfCells({ values, enters }: AverageInput, first: number, step: number, count: number): Mean {
  let sum = 0;
  let of = 0;
  let infinite = 0;
  for (let place = 0, cell = first; place < count; place++, cell += step) {
    if (enters[cell] !== 1) continue;
    const value = values[cell] ?? 0;
    sum += value;
    of++;
    if (!Number.isFinite(value)) infinite++;
  }
  return { value: of === 0 ? undefined : sum / of, of, total: count, infinite };
}
