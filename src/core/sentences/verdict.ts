import { averageOf } from "../averages/averageOf";
import type { Intervals } from "../intervals/bootstrap";
import { className } from "../reading/className";
import type { Evaluation } from "../counting/evaluation";
import { foregroundClass } from "../counting/foregroundClass";
import { detectionSentence, foregroundHeadline } from "./foregroundWords";
import { intervalWords } from "./intervalWords";
import { meanName } from "../metrics/meanName";
import type { Metric } from "../metrics/metric";
import { mostTakenAs } from "../counting/mixUps";
import { quantity, formatFigure, formatCount } from "../text/format";
import { weakestClasses } from "../averages/weakestClasses";
import { imagesWithHalfTheErrors, wrongPixels } from "../counting/wrongPixels";
import { type ClassIndex, isClass } from "../labels/indices";

export interface VerdictSentence {
  readonly id: "headline" | "weakest" | "detection" | "errors";
  readonly text: string;
  /** The class that the sentence is about, for a link. */
  readonly classIndex?: ClassIndex;
}

/** What a run amounts to, in a few sentences written from the numbers. */
export function verdict(evaluation: Evaluation, metric: Metric, intervals?: Intervals): readonly VerdictSentence[] {
  if (evaluation.imageSet.length === 0)
    return [{ id: "headline", text: "No pixel is counted, so there is no figure." }];
  const foreground = foregroundClass(evaluation);
  if (foreground !== undefined) {
    const detection = detectionSentence(evaluation, foreground);
    return [
      { id: "headline", classIndex: foreground, text: foregroundHeadline(evaluation, metric, foreground, intervals) },
      ...(detection === undefined ? [] : [{ id: "detection", text: detection } as const]),
      { id: "errors", text: errorsSentence(evaluation) },
    ];
  }
  const weakest = weakestSentence(evaluation, metric);
  return [
    { id: "headline", text: headline(evaluation, metric, intervals) },
    ...(weakest ? [weakest] : []),
    { id: "errors", text: errorsSentence(evaluation) },
  ];
}

function headline(evaluation: Evaluation, metric: Metric, intervals: Intervals | undefined): string {
  const global = averageOf(evaluation, metric, "macro").value;
  const samplewise = averageOf(evaluation, metric, "macro-imagewise").value;
  const name = meanName(metric);
  if (global === undefined) return `Global ${name} has no value: the metric is 0/0 for every class in the mean.`;
  const words = intervals && intervalWords(intervals, "macro");
  const range = words === undefined ? "" : ` (${words})`;
  const perImage = samplewise === undefined ? "has no value" : `is ${formatFigure(samplewise)}`;
  return `Global ${name} is ${formatFigure(global)}${range}. Mean per image ${perImage}.`;
}

function weakestSentence(evaluation: Evaluation, metric: Metric): VerdictSentence | undefined {
  const [weakest] = weakestClasses(evaluation, metric);
  if (!weakest || evaluation.classSet.length < 2) return undefined;
  const { classIndex, global } = weakest;
  const mixUp = mostTakenAs(evaluation.confusion, classIndex);
  const takenAs =
    mixUp &&
    (isClass(mixUp.prediction)
      ? className(evaluation.table, mixUp.prediction)
      : "a label that does not belong to a class");
  const mostly = takenAs === undefined ? "" : `, mostly taken as ${takenAs}`;
  return {
    id: "weakest",
    classIndex,
    text: `The weakest class is ${className(evaluation.table, classIndex)}: ${formatFigure(global)}${mostly}.`,
  };
}

function errorsSentence(evaluation: Evaluation): string {
  const images = imagesWithHalfTheErrors(wrongPixels(evaluation));
  if (images === 0) return "No pixel is wrong.";
  const verb = images === 1 ? "holds" : "hold";
  return `${formatCount(images)} of ${quantity(evaluation.imageSet.length, "image")} ${verb} half of all wrong pixels.`;
}
