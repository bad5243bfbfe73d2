import { classWords } from "../reading/classWords";
import { averageInput } from "../averages/averageInput";
import { AVERAGES } from "../averages/averages";
import { cellTally } from "../counting/cells";
import { classFigures } from "../averages/classFigures";
import { className } from "../reading/className";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { imageFigures } from "../averages/imageFigures";
import { meanName } from "../metrics/meanName";
import { compareWorst } from "../metrics/better";
import type { Metric } from "../metrics/metric";
import { mostTakenAs } from "../counting/mixUps";
import { quantity, formatFigure, formatCount, formatShare } from "../text/format";
import { weakestClasses } from "../averages/weakestClasses";
import { imagesWithHalfTheErrors, wrongPixels } from "../counting/wrongPixels";
import type { Answer } from "./answer";
import { heading, short, type Asked } from "./asked";
import { itemAt, numberAt } from "../numbers/numberAt";
import { addTo } from "../collections/addTo";
import { type ClassIndex, isClass } from "../labels/indices";

/** Classes and images that are named. */
const MOST_NAMED = 5;
/** Of each of their names. */
const MOST_LETTERS = 30;
/** Classes to choose from, where one is asked for that is not there. */
const MOST_OFFERED = 50;

/** The headline global beside samplewise, the weakest classes, the worst images and the problems. */
export function summaryAnswer(asked: Asked, wanted: string | undefined): Answer {
  const { evaluation, metric } = asked;
  const classIndex = wanted === undefined ? undefined : findClass(evaluation, wanted);
  if (wanted !== undefined && classIndex === undefined) {
    const names = evaluation.table.classes.map((_, index) => short(className(evaluation.table, index), MOST_LETTERS));
    return {
      ok: false,
      message: `There is no class "${short(wanted)}". Ask for one of ${names.slice(0, MOST_OFFERED).join(", ")}.`,
    };
  }
  const wrong = wrongPixels(evaluation);
  const lines = [
    ...heading(asked),
    ...averageLines(asked),
    classIndex === undefined ? weakestLine(evaluation, metric) : `Class ${classLine(evaluation, metric, classIndex)}.`,
    worstLine(evaluation, metric, { wrong, classIndex }),
    errorsLine(evaluation, imagesWithHalfTheErrors(wrong)),
    ...problemLines(asked),
  ];
  return { ok: true, text: lines.join("\n") };
}

function averageLines({ evaluation, metric }: Asked): readonly string[] {
  const input = averageInput(evaluation, metric);
  const line = (scope: "global" | "samplewise"): string =>
    AVERAGES.filter((average) => average.scope === scope)
      .map(({ id, name, compute }) => {
        const { value, of } = compute(input);
        return `${id === "macro" ? `macro (${meanName(metric)})` : name} ${formatFigure(value)}${id === "macro" ? `, mean of ${classWords(evaluation.table, of)}` : ""}`;
      })
      .join("; ");
  return [
    `${metric.name}, global (counts summed over the images first): ${line("global")}.`,
    `${metric.name}, samplewise (a figure per image first): ${line("samplewise")}.`,
  ];
}

function weakestLine(evaluation: Evaluation, metric: Metric): string {
  const weakest = weakestClasses(evaluation, metric).slice(0, MOST_NAMED);
  if (weakest.length === 0) return "No class has a figure.";
  return `Weakest classes: ${weakest.map(({ classIndex }) => classLine(evaluation, metric, classIndex)).join("; ")}.`;
}

function classLine(evaluation: Evaluation, metric: Metric, classIndex: ClassIndex): string {
  const { global, samplewise } = classFigures(evaluation, metric, classIndex);
  return `${short(className(evaluation.table, classIndex), MOST_LETTERS)} ${formatFigure(global)} global, ${formatFigure(samplewise.value)} samplewise${mixUpWords(evaluation, classIndex)}`;
}

function mixUpWords({ table, confusion }: Evaluation, classIndex: ClassIndex): string {
  const mixUp = mostTakenAs(confusion, classIndex);
  if (!mixUp) return "";
  const { prediction, shareOfTarget } = mixUp;
  const name = isClass(prediction)
    ? short(className(table, prediction), MOST_LETTERS)
    : "a label that does not belong to a class";
  return `, ${formatShare(shareOfTarget, 1)} taken as ${name}`;
}

/** The worst images by the figure of a class, else by their macro figure. Those without one are not among the worst. */
function worstLine(
  evaluation: Evaluation,
  metric: Metric,
  { wrong, classIndex }: { readonly wrong: readonly number[]; readonly classIndex: ClassIndex | undefined },
): string {
  const figureOf = (image: number): Figure =>
    classIndex === undefined
      ? imageFigures(evaluation, metric, image).macro.value
      : metric.value(cellTally(evaluation.cells, image, classIndex));
  const worst = evaluation.imageSet
    .flatMap((image) => {
      const figure = figureOf(image);
      return figure === undefined ? [] : [{ image, figure }];
    })
    .sort(
      (a, b) =>
        compareWorst(metric.better, a.figure, b.figure) ||
        itemAt(wrong, b.image) - itemAt(wrong, a.image) ||
        a.image - b.image,
    )
    .slice(0, MOST_NAMED);
  if (worst.length === 0) return "No image has a figure.";
  const named = worst.map(({ image, figure }) => {
    const share = formatShare(itemAt(wrong, image), numberAt(evaluation.cells.pixels, image));
    return `${short(evaluation.images[image]?.name ?? "", MOST_LETTERS)} ${formatFigure(figure)} (${share} of its pixels wrong)`;
  });
  const by =
    classIndex === undefined
      ? `by macro ${metric.short}`
      : `by ${metric.short} of ${short(className(evaluation.table, classIndex), MOST_LETTERS)}`;
  return `Worst images ${by}: ${named.join("; ")}.`;
}

function errorsLine({ imageSet }: Evaluation, half: number): string {
  return half === 0
    ? "No pixel is wrong."
    : `${formatCount(half)} of ${quantity(imageSet.length, "image")} ${half === 1 ? "holds" : "hold"} half of all wrong pixels.`;
}

function problemLines({ report }: Asked): readonly string[] {
  const kinds = new Map<string, number>();
  for (const { kind } of report.problems) addTo(kinds, kind, 1);
  const [first] = report.problems;
  if (!first) return [];
  const sums = [...kinds].map(([kind, count]) => `${formatCount(count)} ${kind}`).join(", ");
  return [`Problems: ${sums}. The first: ${short(first.file, MOST_LETTERS)}: ${short(first.message, 140)}`];
}

/** A class by its name, whatever the case, else by its label. */
function findClass({ table }: Evaluation, wanted: string): number | undefined {
  const text = wanted.trim().toLowerCase();
  const index = table.classes.findIndex(
    ({ label, name }, position) =>
      name.toLowerCase() === text || className(table, position).toLowerCase() === text || String(label) === text,
  );
  return index === -1 ? undefined : index;
}
