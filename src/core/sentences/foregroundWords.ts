import { classFigures } from "../averages/classFigures";
import { className } from "../reading/className";
import { imageDetection } from "../averages/imageDetection";
import type { Evaluation } from "../counting/evaluation";
import type { Intervals } from "../intervals/bootstrap";
import type { Metric } from "../metrics/metric";
import { intervalOfClassWords } from "./intervalWords";
import { quantity, formatFigure, formatCount, formatShare, verb } from "../text/format";
import type { ClassIndex } from "../labels/indices";

/** The figure of the foreground of binary masks in a sentence; a mean with the background would hide it. */
export function foregroundHeadline(
  evaluation: Evaluation,
  metric: Metric,
  foreground: number,
  intervals?: Intervals,
): string {
  const name = className(evaluation.table, foreground);
  const { found, missed, falseAlarms, clear } = imageDetection(evaluation, foreground);
  if (found + missed === 0) {
    return (
      `No target holds ${name}, so no overlap with it can be measured: ${formatCount(falseAlarms)} of ${quantity(falseAlarms + clear, "image")} ` +
      `(${formatShare(falseAlarms, falseAlarms + clear)}) ${falseAlarms === 1 ? "has" : "have"} false positives.`
    );
  }
  const { global, samplewise } = classFigures(evaluation, metric, foreground);
  if (global === undefined) return `${metric.short} of ${name} has no value: it is 0/0.`;
  const range = intervals && intervalOfClassWords(intervals, foreground);
  const perImage =
    samplewise.value === undefined
      ? "has no value"
      : `is ${formatFigure(samplewise.value)} (mean of ${quantity(samplewise.of, "image")})`;
  return `Global ${metric.short} of ${name} is ${formatFigure(global)}${range === undefined ? "" : ` (${range})`}. Per image it ${perImage}.`;
}

/** Which images hold a class, and in which of them it was found; undefined where every image holds it and it is found in all. */
export function detectionSentence(evaluation: Evaluation, classIndex: ClassIndex): string | undefined {
  const { found, missed, falseAlarms, clear, sensitivity, specificity } = imageDetection(evaluation, classIndex);
  const [present, absent] = [found + missed, falseAlarms + clear];
  if (present === 0 || (absent === 0 && missed === 0)) return undefined;
  const name = className(evaluation.table, classIndex);
  const ofPresent = `${formatCount(present)} of ${quantity(present + absent, "image")} ${verb(present, "holds", "hold")} ${name}: found in ${formatCount(found)}, missed in ${formatCount(missed)} (sensitivity ${formatFigure(sensitivity)})`;
  return absent === 0
    ? `${ofPresent}.`
    : `${ofPresent}; false alarms in ${formatCount(falseAlarms)} of the other ${formatCount(absent)} (specificity ${formatFigure(specificity)}).`;
}
