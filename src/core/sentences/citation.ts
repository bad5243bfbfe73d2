import { averageInput } from "../averages/averageInput";
import { AVERAGES, type Average, type AverageId } from "../averages/averages";
import { classFigures } from "../averages/classFigures";
import { className } from "../reading/className";
import type { Intervals } from "../intervals/bootstrap";
import type { Choices } from "../document/choices";
import type { Evaluation } from "../counting/evaluation";
import type { Mean } from "../averages/mean";
import { mergeWords } from "../reading/classMerge";
import { subsetWords } from "../counting/imageSubset";
import { intervalOfClassWords, intervalWords } from "./intervalWords";
import { groupingWords } from "../intervals/imageGroups";
import { meanName } from "./meanName";
import type { Metric } from "../metrics/metric";
import { labelText } from "../reading/labelText";
import { readingWords } from "./readingWords";
import { counted, shown, shownCount } from "../text/shown";

/**
 * The figure as a sentence for a paper, with everything that a reader needs to get it again: "mIoU 0.761 (95 % CI
 * 0.742-0.779; counts summed over 500 images, mean of 19 classes, label 255 ignored, ...)".
 */
export function citation(evaluation: Evaluation, metric: Metric, average: AverageId, intervals?: Intervals): string {
  const row = AVERAGES.find(({ id }) => id === average);
  const result = row?.compute(averageInput(evaluation, metric));
  if (!row || !result) return "";
  const order = ORDER_WORDS[average](evaluation.imageSet.length, result);
  const range = intervals && intervalWords(intervals, average);
  const about = { evaluation, scope: row.scope, order, range, intervals };
  return `${NAMES[average](metric)} ${shown(result.value)} (${clauses(about).join("; ")})`;
}

/** As `citation`, of one class by itself: "IoU of lesion 0.761 (95 % CI 0.742-0.779; counts summed over 20 images, ...)". */
export function citationOfClass(
  evaluation: Evaluation,
  metric: Metric,
  { classIndex, scope }: { readonly classIndex: number; readonly scope: Average["scope"] },
  intervals?: Intervals,
): string {
  const { global, samplewise } = classFigures(evaluation, metric, classIndex);
  const images = counted(evaluation.imageSet.length, "image");
  const name = `${metric.short} of ${className(evaluation.table, classIndex)}`;
  const range = intervals && intervalOfClassWords(intervals, classIndex, scope);
  const about = { evaluation, scope, range, intervals };
  return scope === "global"
    ? `${name} ${shown(global)} (${clauses({ ...about, order: [`counts summed over ${images}`] }).join("; ")})`
    : `${name} per image ${shown(samplewise.value)} (${clauses({ ...about, order: [`mean of ${counted(samplewise.of, "image")}`] }).join("; ")})`;
}

/** What is averaged in which order, as the citation says it: "counts summed over 500 images, mean of 19 classes". */
export function orderWords(evaluation: Evaluation, average: AverageId, result: Mean): string {
  return ORDER_WORDS[average](evaluation.imageSet.length, result).join(", ");
}

interface Cited {
  readonly evaluation: Evaluation;
  readonly scope: Average["scope"];
  readonly order: readonly string[];
  readonly range: string | undefined;
  readonly intervals: Intervals | undefined;
}

function clauses({ evaluation, scope, order, range, intervals }: Cited): readonly string[] {
  return [
    ...(range === undefined ? [] : [range]),
    [...order, ...choiceWords(evaluation, scope)].join(", "),
    ...(intervals && intervals.rows > 1 && range !== undefined ? [drawWords(intervals, evaluation.choices)] : []),
  ];
}

const NAMES: Readonly<Record<AverageId, (metric: Metric) => string>> = {
  micro: ({ short }) => `Micro ${short}`,
  macro: meanName,
  weighted: ({ short }) => `Weighted ${short}`,
  "micro-imagewise": ({ short }) => `Micro ${short} per image`,
  "macro-imagewise": (metric) => `${meanName(metric)} per image`,
  "classwise-imagewise": (metric) => `${meanName(metric)} per class and image`,
  pairwise: (metric) => `${meanName(metric)} over all cells`,
  "weighted-imagewise": ({ short }) => `Weighted ${short} per image`,
};

const ORDER_WORDS: Readonly<Record<AverageId, (images: number, result: Mean) => readonly string[]>> = {
  micro: (images) => [`counts summed over ${counted(images, "image")} and all classes`],
  macro: (images, { of }) => [`counts summed over ${counted(images, "image")}`, `mean of ${classes(of)}`],
  weighted: (images, { of }) => [
    `counts summed over ${counted(images, "image")}`,
    `mean of ${classes(of)} weighted by their target pixels`,
  ],
  "micro-imagewise": (_, { of }) => ["counts summed over the classes of each image", `mean of ${counted(of, "image")}`],
  "macro-imagewise": (_, { of }) => ["mean over the classes of each image", `then of ${counted(of, "image")}`],
  "classwise-imagewise": (images, { of }) => [
    `mean over ${counted(images, "image")} for each class`,
    `then of ${classes(of)}`,
  ],
  pairwise: (images, { of }) => [
    `mean of ${shownCount(of)} cells (a class in an image) of ${counted(images, "image")}`,
  ],
  "weighted-imagewise": (_, { of }) => [
    "mean over the classes of each image weighted by their target pixels",
    `then of ${counted(of, "image")}`,
  ],
};

const UNDEFINED_CLAUSES: Readonly<Record<"global" | "samplewise", (choices: Choices) => string>> = {
  global: (choices) =>
    choices.undefined === "exclude" ? "classes that are 0/0 excluded" : `0/0 counted as ${choices.undefined}`,
  samplewise: (choices) =>
    choices.undefined === "exclude"
      ? "classes absent from an image (0/0) excluded"
      : `classes absent from an image (0/0) counted as ${choices.undefined}`,
};

const PRESENCE_CLAUSES: Readonly<Record<Choices["presence"], readonly string[]>> = {
  all: [],
  union: ["only classes in target or prediction counted"],
  target: ["only classes in the target counted"],
};

function choiceWords(evaluation: Evaluation, scope: "global" | "samplewise"): readonly string[] {
  const { table, classSet, choices, confusion, images } = evaluation;
  const leftOut = table.classes.filter((_, classIndex) => !classSet.includes(classIndex)).map(({ name }) => name);
  return [
    ...(choices.subset ? [`only images ${subsetWords(choices.subset)}`] : []),
    ...choices.merges.map(mergeWords),
    ...(leftOut.length > 0 ? [`without ${leftOut.join(", ")}`] : []),
    ...(table.ignore.length > 0
      ? [
          `${table.ignore.length > 1 ? "labels" : "label"} ${table.ignore.map((label) => labelText(label, images)).join(", ")} ignored`,
        ]
      : []),
    ...(confusion.unlisted > 0 ? ["target labels outside the class list left out"] : []),
    ...(choices.missing === "count" ? ["targets without a prediction counted as missed"] : []),
    UNDEFINED_CLAUSES[scope](choices),
    ...PRESENCE_CLAUSES[choices.presence],
    ...readingWords(evaluation),
  ];
}

function drawWords({ options, grouped, rows: count }: Intervals, { groups }: Choices): string {
  const how = groups ? ` ${groupingWords(groups)}` : "";
  const rows = grouped ? `${counted(count, "group of images", "groups of images")}${how}` : "images";
  return `Bayesian bootstrap over ${rows}, ${shownCount(options.draws)} draws, seed ${options.seed}`;
}

function classes(count: number): string {
  return counted(count, "class", "classes");
}
