import { inItemWords, itemWords } from "../text/itemWords";
import { averageInput } from "../averages/averageInput";
import { AVERAGE, type Average, type AverageId } from "../averages/averages";
import { classFigures } from "../averages/classFigures";
import { className } from "../reading/className";
import type { Mean } from "../averages/mean";
import type { Intervals } from "../intervals/bootstrap";
import type { Choices } from "../document/choices";
import type { Evaluation } from "../counting/evaluation";
import { chosenRegions } from "../reading/chosenRegions";
import { regionWords } from "../reading/labelRegions";
import { mergeWords } from "../reading/classMerge";
import { subsetWords } from "../counting/imageSubset";
import { intervalOfClassWords, intervalWords } from "./intervalWords";
import { groupingWords } from "../intervals/imageGroups";
import type { Metric } from "../metrics/metric";
import { labelText } from "../reading/labelText";
import { readingWords } from "./readingWords";
import { shapeWordsOf } from "./shapeWords";
import { quantity, formatFigure, formatCount } from "../text/format";
import type { ClassIndex } from "../labels/indices";

/**
 * The figure as a sentence for a paper, with everything that a reader needs to get it again: "mIoU 0.761 (95 % CI
 * 0.742-0.779; counts summed over 500 images, mean of 19 classes, label 255 ignored, ...)".
 */
export function citation(evaluation: Evaluation, metric: Metric, average: AverageId, intervals?: Intervals): string {
  const { cited, scope, compute } = AVERAGE[average];
  const result = compute(averageInput(evaluation, metric));
  const order = cited.order(evaluation.imageSet.length, result, metric, named(evaluation));
  const range = intervals && intervalWords(intervals, average);
  const about = { evaluation, metric, scope, order, range, intervals };
  const sentence = `${cited.name(metric)} ${formatFigure(result.value)} (${clauses(about).join("; ")})`;
  return inItemWords(sentence, itemWords(evaluation.images));
}

/** As `citation`, of one class by itself: "IoU of lesion 0.761 (95 % CI 0.742-0.779; counts summed over 20 images, ...)". */
export function citationOfClass(
  evaluation: Evaluation,
  metric: Metric,
  { classIndex, scope }: { readonly classIndex: ClassIndex; readonly scope: Average["scope"] },
  intervals?: Intervals,
): string {
  const { global, samplewise } = classFigures(evaluation, metric, classIndex);
  const { item } = itemWords(evaluation.images);
  const images = quantity(evaluation.imageSet.length, item);
  const name = `${metric.short} of ${className(evaluation.table, classIndex)}`;
  const range = intervals && intervalOfClassWords(intervals, classIndex, scope);
  const about = { evaluation, metric, scope, range, intervals };
  const sentence =
    scope === "global"
      ? `${name} ${formatFigure(global)} (${clauses({ ...about, order: [metric.ofCells === "mean" ? `mean over ${images}` : `counts summed over ${images}`] }).join("; ")})`
      : `${name} per image ${formatFigure(samplewise.value)} (${clauses({ ...about, order: [`mean of ${quantity(samplewise.of, "image")}`] }).join("; ")})`;
  return inItemWords(sentence, itemWords(evaluation.images));
}

/** What is averaged in which order, as the citation says it: "counts summed over 500 images, mean of 19 classes". */
export function orderWords(evaluation: Evaluation, metric: Metric, average: AverageId, result: Mean): string {
  return AVERAGE[average].cited.order(evaluation.imageSet.length, result, metric, named(evaluation)).join(", ");
}

function named({ images, table }: Evaluation) {
  return { item: itemWords(images).item, table };
}

interface Cited {
  readonly evaluation: Evaluation;
  readonly metric: Metric;
  readonly scope: Average["scope"];
  readonly order: readonly string[];
  readonly range: string | undefined;
  readonly intervals: Intervals | undefined;
}

function clauses({ evaluation, metric, scope, order, range, intervals }: Cited): readonly string[] {
  return [
    ...(range === undefined ? [] : [range]),
    [...order, ...shapeWordsOf(metric, evaluation), ...choiceWords(evaluation, scope)].join(", "),
    ...(intervals && intervals.rows > 1 && range !== undefined ? [drawWords(intervals, evaluation.choices)] : []),
  ];
}

const UNDEFINED_CLAUSES: Readonly<Record<"global" | "samplewise", (choices: Choices) => string>> = {
  global: (choices) =>
    choices.zeroDivision === "exclude" ? "classes that are 0/0 excluded" : `0/0 counted as ${choices.zeroDivision}`,
  samplewise: (choices) =>
    choices.zeroDivision === "exclude"
      ? "classes absent from an image (0/0) excluded"
      : `classes absent from an image (0/0) counted as ${choices.zeroDivision}`,
};

const PRESENCE_CLAUSES: Readonly<Record<Choices["presence"], readonly string[]>> = {
  all: [],
  union: ["only classes in target or prediction counted"],
  target: ["only classes in the target counted"],
};

function choiceWords(evaluation: Evaluation, scope: "global" | "samplewise"): readonly string[] {
  const { table, classSet, choices, confusion, images } = evaluation;
  const countedClasses = new Set(classSet);
  const leftOut = table.classes
    .filter((_, classIndex) => !countedClasses.has(classIndex) && classIndex !== table.outside)
    .map(({ name }) => name);
  return [
    ...(choices.subset ? [`only images ${subsetWords(choices.subset)}`] : []),
    ...choices.merges.map(mergeWords),
    ...regionWords(chosenRegions(choices)),
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
  const rows = grouped ? `${quantity(count, "group of images", "groups of images")}${how}` : "images";
  return `Bayesian bootstrap over ${rows}, ${formatCount(options.draws)} draws, seed ${options.seed}`;
}
