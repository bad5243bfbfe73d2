import { sum } from "../numbers/sum";
import { averageInput, type AverageInput } from "../averages/averageInput";
import type { OrderBarId } from "../averages/average";
import { AVERAGE, SAMPLEWISE, type SamplewiseAverage } from "../averages/averages";
import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { regionGap, type RegionGap } from "./regionGap";
import type { Metric, RatioTerms } from "../metrics/metric";
import type { Tally } from "../counting/tally";
import { addAt, itemAt, numberAt } from "../numbers/numberAt";
import type { ClassIndex } from "../labels/indices";

/**
 * The exact account of why the global macro figure and a samplewise figure of the same masks differ: bars whose
 * sum is the difference. `start + sum of amounts = end` up to rounding (1e-12).
 */
export interface Gap {
  readonly metric: Metric;
  readonly average: SamplewiseAverage;
  /** The global macro figure under the present choices. */
  readonly start: number;
  /** The chosen samplewise figure under the present choices. */
  readonly end: number;
  readonly bars: readonly Bar[];
  /** Per class of the class set that has a cell with a value, the parts behind the bars. */
  readonly classes: readonly ClassGap[];
}

export interface Bar {
  readonly id: BarId;
  readonly name: string;
  /** What the bar is, in a sentence. */
  readonly words: string;
  readonly amount: number;
  /** The figure after this bar. */
  readonly after: number;
  /** What each class adds to the bar; empty where the bar is of all classes at once. */
  readonly classes: readonly { readonly classIndex: ClassIndex; readonly amount: number }[];
}

export type BarId =
  "absent-classes" | "class-sums" | "image-size" | "region-size" | "undefined-cells" | OrderBarId | "per-image";

export interface ClassGap extends RegionGap {
  readonly classIndex: ClassIndex;
}

/** A stage of the way from the global to the samplewise figure: what each class gives to the figure there. */
interface Stage {
  readonly bar: BarId;
  readonly parts: readonly number[];
}

/** The account of the gap; undefined where either figure is undefined or infinite. */
export function gap(evaluation: Evaluation, metric: Metric, average: SamplewiseAverage): Gap | undefined {
  const input = averageInput(evaluation, metric);
  const start = AVERAGE.macro.compute(input).value;
  const end = AVERAGE[average].compute(input).value;
  if (start === undefined || end === undefined || !Number.isFinite(start) || !Number.isFinite(end)) return undefined;
  const classes = metric.terms ? classGaps(evaluation, metric.terms) : [];
  const stages = metric.terms
    ? stagesOf(evaluation, { input, average, end, classes }, metric.terms)
    : [{ bar: "per-image" as const, parts: [end] }];
  return { metric, average, start, end, bars: bars(evaluation, globalParts(input), stages), classes };
}

interface Way {
  readonly input: AverageInput;
  readonly average: SamplewiseAverage;
  readonly end: number;
  readonly classes: readonly ClassGap[];
}

/** From the global macro figure to the samplewise one, stage by stage. */
function stagesOf(
  { classSet }: Evaluation,
  { input, average, end, classes }: Way,
  terms: RatioTerms,
): readonly Stage[] {
  const { of, then } = SAMPLEWISE[average].way;
  const ofMetric = of === "sums" ? sumStages(input, terms, end) : classStages(classSet, input, classes);
  return [...ofMetric, ...then.map((bar): Stage => ({ bar, parts: ORDER_PARTS[bar](input, end) }))];
}

function classStages(
  classSet: readonly ClassIndex[],
  input: AverageInput,
  classes: readonly ClassGap[],
): readonly Stage[] {
  const undefinedCells: Stage = { bar: "undefined-cells", parts: classFirstParts(input) };
  // Where every cell is 0/0 there is nothing between the two figures but the rule for 0/0.
  if (classes.length === 0) return [undefinedCells];
  return [
    { bar: "absent-classes", parts: meanParts(classSet, classes, "global") },
    { bar: "image-size", parts: meanParts(classSet, classes, "middle") },
    { bar: "region-size", parts: meanParts(classSet, classes, "samplewise") },
    undefinedCells,
  ];
}

function sumStages(input: AverageInput, terms: RatioTerms, end: number): readonly Stage[] {
  const all = regionGap(input.imageTallies, terms);
  const undefinedCells: Stage = { bar: "undefined-cells", parts: [end] };
  if (!all) return [undefinedCells];
  return [
    { bar: "class-sums", parts: [all.global] },
    { bar: "image-size", parts: [all.middle] },
    { bar: "region-size", parts: [all.samplewise] },
    undefinedCells,
  ];
}

const ORDER_PARTS: Readonly<Record<OrderBarId, (input: AverageInput, end: number) => readonly number[]>> = {
  "class-order": allCellsParts,
  "image-order": imageFirstParts,
  "image-weights": (_, end) => [end],
};

/** Name and words of each bar. */
const BARS: Readonly<Record<BarId, { readonly name: string; readonly words: string }>> = {
  "absent-classes": {
    name: "absent classes",
    words:
      "Classes that are 0/0 over all images enter the global mean by the rule for 0/0; the next bars are of the other classes.",
  },
  "class-sums": { name: "class sums", words: "The counts of all classes are summed before the ratio (micro)." },
  "image-size": {
    name: "image size",
    words: "Globally an image with more counted pixels weighs more; samplewise every image weighs the same.",
  },
  "region-size": {
    name: "region size",
    words:
      "Globally an image with much of a class weighs more for it; samplewise a large region and a small one weigh the same.",
  },
  "undefined-cells": {
    name: "0/0 cells",
    words:
      "Cells of classes that are absent from an image enter the mean, or not, by the rules for 0/0 and for the classes counted.",
  },
  "class-order": {
    name: "order: all cells",
    words:
      "Classes that occur in more images weigh more once all cells are averaged at once instead of class by class.",
  },
  "image-order": {
    name: "order: image first",
    words: "Cells of images with few classes weigh more once each image is averaged first.",
  },
  "image-weights": { name: "class weights", words: "Within an image each class is weighted by its target pixels." },
  "per-image": {
    name: "per image",
    words:
      "The metric is taken per image instead of from summed counts; it is not a ratio of two sums, so this splits no further.",
  },
};

function bars({ classSet }: Evaluation, start: readonly number[], stages: readonly Stage[]): readonly Bar[] {
  let before = start;
  return stages.map(({ bar, parts }) => {
    const amount = sum(parts) - sum(before);
    const aligned = parts.length === classSet.length && bar !== "class-sums";
    const classes = aligned
      ? classSet.map((classIndex, column) => ({ classIndex, amount: itemAt(parts, column) - itemAt(before, column) }))
      : [];
    before = parts;
    return { id: bar, ...BARS[bar], amount, after: sum(parts), classes };
  });
}

/** What each class gives to the global macro figure. */
function globalParts({ classFigures }: AverageInput): readonly number[] {
  return shares(classFigures);
}

/** What each class gives to the mean over the classes with a value anywhere of one of their figures. */
function meanParts(
  classSet: readonly ClassIndex[],
  classes: readonly ClassGap[],
  figure: "global" | "middle" | "samplewise",
): readonly number[] {
  const figures = new Map(classes.map((account) => [account.classIndex, account[figure]]));
  return shares(classSet.map((classIndex) => figures.get(classIndex)));
}

function classFirstParts(input: AverageInput): readonly number[] {
  const counts = countEntering(input, (_, column) => column, input.classTallies.length);
  const sums = columnSums(input, { byRow: () => 1, byColumn: (column) => 1 / numberAt(counts, column) });
  return shares(sums.map((sum, column) => (counts[column] === 0 ? undefined : sum)));
}

function allCellsParts(input: AverageInput): readonly number[] {
  const [all = 0] = countEntering(input, () => 0, 1);
  return columnSums(input, { byRow: () => 1, byColumn: () => 1 / all });
}

function imageFirstParts(input: AverageInput): readonly number[] {
  const counts = countEntering(input, (row) => row, input.imageTallies.length);
  const images = counts.filter((of) => of > 0).length;
  return columnSums(input, { byRow: (row) => 1 / (numberAt(counts, row) * images), byColumn: () => 1 });
}

/** How many cells enter, by the group that each is counted in. */
function countEntering(
  { enters, classTallies, imageTallies }: AverageInput,
  group: (row: number, column: number) => number,
  groups: number,
): Float64Array {
  const counts = new Float64Array(groups);
  let cell = 0;
  for (let row = 0; row < imageTallies.length; row++) {
    for (let column = 0; column < classTallies.length; column++) {
      if (enters[cell++] !== 1) continue;
      const of = group(row, column);
      addAt(counts, of, 1);
    }
  }
  return counts;
}

interface Weights {
  readonly byRow: (row: number) => number;
  readonly byColumn: (column: number) => number;
}

/** What the cells of each class sum to, each times the weights of its row and of its column: one walk through all cells. */
function columnSums(
  { values, enters, classTallies, imageTallies }: AverageInput,
  { byRow, byColumn }: Weights,
): readonly number[] {
  const weights = Float64Array.from(classTallies, (_, column) => byColumn(column));
  const sums = new Float64Array(classTallies.length);
  let cell = 0;
  for (let row = 0; row < imageTallies.length; row++) {
    const weight = byRow(row);
    for (let column = 0; column < sums.length; column++) {
      if (enters[cell] === 1) addAt(sums, column, numberAt(values, cell) * (weight * numberAt(weights, column)));
      cell++;
    }
  }
  return Array.from(sums);
}

/** Each defined figure over the number of them: parts that sum to their mean. */
function shares(figures: readonly Figure[]): readonly number[] {
  const defined = figures.filter((figure) => figure !== undefined).length;
  return figures.map((figure) => (figure === undefined ? 0 : figure / defined));
}

function classGaps({ cells, classSet, imageSet }: Evaluation, terms: RatioTerms): readonly ClassGap[] {
  return classSet.flatMap((classIndex) => {
    const tallies = imageSet.map((image): Tally => cellTally(cells, image, classIndex));
    const account = regionGap(tallies, terms);
    return account ? [{ classIndex, ...account }] : [];
  });
}
