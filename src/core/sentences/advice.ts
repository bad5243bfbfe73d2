import type { AverageId } from "../averages/averages";
import { averageOf } from "../averages/averageOf";
import { classFigures } from "../averages/classFigures";
import { className } from "../reading/className";
import { foregroundClass } from "../counting/foregroundClass";
import { classTally } from "../counting/cells";
import { imageDetection } from "../averages/imageDetection";
import { support } from "../counting/tally";
import type { ZeroDivision } from "../document/choices";
import type { Evaluation } from "../counting/evaluation";
import { imbalance, type ClassShare, type Imbalance } from "./imbalance";
import { DICE, IOU, PRECISION, RECALL } from "../metrics/metrics";
import type { Metric } from "../metrics/metric";
import { overallFigures } from "../metrics/overall";
import { quantity, formatFigure, formatCount, formatShare, verb } from "../text/format";
import { undefinedCells } from "../averages/undefinedCells";

/** Which figure to report for this data set, and why. */
export interface Advice {
  readonly balanced: boolean;
  /** What is recommended where the pixels count, not the images. */
  readonly metric: "pixelAccuracy" | "dice";
  readonly average: AverageId;
  readonly imbalance: Imbalance;
  readonly sentences: readonly AdviceSentence[];
}

export interface AdviceSentence {
  readonly id: "classes" | "recommended" | "undefined" | "opposite";
  readonly text: string;
}

/** Up to this ratio of the largest to the smallest class the classes are called balanced. */
export const BALANCED_RATIO = 3;

/**
 * The advice in words, with the data set's own numbers of the metric, which is F1 in the source; undefined where no pixel is
 * counted.
 */
export function advice(evaluation: Evaluation, metric: Metric = DICE): Advice | undefined {
  // What overlaps has no shares that add up, and no pixel accuracy to advise.
  if (evaluation.table.regions) return undefined;
  const measured = imbalance(evaluation);
  const { largest, smallest, ratio } = measured;
  if (!largest || !smallest || ratio === undefined) return undefined;
  // One class alone has nothing to be in balance with.
  const balanced = ratio <= BALANCED_RATIO && measured.occurring > 1;
  const foreground = foregroundClass(evaluation);
  return {
    balanced,
    metric: balanced ? "pixelAccuracy" : "dice",
    average: balanced ? "micro" : "weighted",
    imbalance: measured,
    sentences: [
      { id: "classes", text: classesSentence(evaluation, measured, { largest, smallest, ratio }) },
      {
        id: "recommended",
        text: recommendedSentence(evaluation, metric, { foreground, occurring: measured.occurring, balanced, largest }),
      },
      // No rule for 0/0 gives a distance.
      ...(metric.isDistance ? [] : [{ id: "undefined", text: undefinedSentence(evaluation, metric) } as const]),
      { id: "opposite", text: oppositeSentence(evaluation, metric) },
    ],
  };
}

function classesSentence(
  evaluation: Evaluation,
  { occurring, effectiveClasses }: Imbalance,
  { largest, smallest, ratio }: { largest: ClassShare; smallest: ClassShare; ratio: number },
): string {
  if (occurring === 1)
    return `Only one class occurs in the targets: ${className(evaluation.table, largest.classIndex)}.`;
  const word = ratio <= BALANCED_RATIO ? "balanced" : "imbalanced";
  return (
    `The classes are ${word}: ${className(evaluation.table, largest.classIndex)} has ${times(ratio)} times the target pixels of ` +
    `${className(evaluation.table, smallest.classIndex)} (${formatShare(largest.share, 1)} against ${formatShare(smallest.share, 1)}); ` +
    `${quantity(occurring, "class", "classes")} count as ${effectiveClasses?.toFixed(1) ?? "-"} equally large ones.`
  );
}

/** Above a hundred a digit behind the point says nothing. */
function times(ratio: number): string {
  return ratio < 100 ? ratio.toFixed(1) : formatCount(Math.round(ratio));
}

interface Recommended {
  readonly foreground: number | undefined;
  /** Classes in the mean with target pixels. */
  readonly occurring: number;
  readonly balanced: boolean;
  readonly largest: ClassShare;
}

function recommendedSentence(
  evaluation: Evaluation,
  metric: Metric,
  { foreground, occurring, balanced, largest }: Recommended,
): string {
  const usual =
    occurring === 1
      ? loneSentence(evaluation, metric)
      : balanced
        ? balancedSentence(evaluation)
        : imbalancedSentence(evaluation, metric, largest);
  return foreground === undefined ? usual : `${foregroundSentence(evaluation, metric, foreground)} ${usual}`;
}

/** With a background beside it every mean over both classes, and accuracy more so, speaks of the background. */
function foregroundSentence(evaluation: Evaluation, metric: Metric, foreground: number): string {
  const name = className(evaluation.table, foreground);
  if (support(classTally(evaluation.cells, foreground)) === 0) {
    const { falseAlarms, clear } = imageDetection(evaluation, foreground);
    return `No target holds ${name}: report the share of images with false positives, ${formatCount(falseAlarms)} of ${formatCount(falseAlarms + clear)} (${formatShare(falseAlarms, falseAlarms + clear)}).`;
  }
  const figures = [DICE, IOU, ...(metric.id === DICE.id || metric.id === IOU.id ? [] : [metric])].map(
    (one) => `${one.short} ${formatFigure(classFigures(evaluation, one, foreground).global)}`,
  );
  return `Of binary masks report the foreground: ${figures.slice(0, -1).join(", ")} and ${figures.at(-1) ?? ""} of ${name}; a mean with the background hides it.`;
}

/** One class alone has nothing to be in balance with. */
function loneSentence(evaluation: Evaluation, metric: Metric): string {
  const { pixelAccuracy } = overallFigures(evaluation.confusion, evaluation.classSet);
  return (
    `${nameOf(metric)}, global, is ${formatFigure(averageOf(evaluation, metric, "weighted").value)} weighted and ${formatFigure(averageOf(evaluation, metric, "macro").value)} macro: ` +
    `only one class in the mean has target pixels. Pixel accuracy, ${formatFigure(pixelAccuracy)}, counts the pixels of all.`
  );
}

function balancedSentence(evaluation: Evaluation): string {
  const { pixelAccuracy } = overallFigures(evaluation.confusion, evaluation.classSet);
  return `For balanced classes accuracy with the micro and global average is enough: ${formatFigure(pixelAccuracy)}.`;
}

function imbalancedSentence(evaluation: Evaluation, metric: Metric, largest: ClassShare): string {
  const { pixelAccuracy } = overallFigures(evaluation.confusion, evaluation.classSet);
  const name = className(evaluation.table, largest.classIndex);
  return (
    `For imbalanced classes ${nameOf(metric)}, weighted and global, is more telling: ${formatFigure(averageOf(evaluation, metric, "weighted").value)}. ` +
    `It follows the shares of the pixels as pixel accuracy does, ${formatFigure(pixelAccuracy)}: both speak mostly of ${name}${largest.share >= MOSTLY_ONE ? `, with ${formatShare(largest.share, 1)} of the pixels` : ""}. ` +
    `Global macro ${nameOf(metric)}, ${formatFigure(averageOf(evaluation, metric, "macro").value)}, gives every class the same say.`
  );
}

/** From this share of the pixels on one class rules every figure that follows the pixels. */
const MOSTLY_ONE = 0.8;

/** The source says F1. */
function nameOf(metric: Metric): string {
  return metric.id === DICE.id ? "F1" : metric.short;
}

function undefinedSentence(evaluation: Evaluation, metric: Metric): string {
  const { undefined: empty, total } = undefinedCells(evaluation, metric);
  if (empty === 0) return nothingChanges(evaluation, metric);
  const under = (value: ZeroDivision, average: AverageId = "macro-imagewise"): string =>
    formatFigure(
      averageOf(
        { ...evaluation, choices: { ...evaluation.choices, zeroDivision: value, presence: "all" } },
        metric,
        average,
      ).value,
    );
  return (
    `Classes are absent from images: ${formatCount(empty)} of ${formatCount(total)} cells (${formatShare(empty, total)}) ${verb(empty, "is", "are")} 0/0, and macro samplewise ${nameOf(metric)} ` +
    `moves with the rule for them: ${under("exclude")} excluded (${under("exclude", "pairwise")} over all cells at once), ${under(0)} counted as 0, ${under(1)} counted as 1.`
  );
}

/** Metrics differ in what makes them 0/0: IoU and Dice where a class is in neither mask, recall where it is not in the target. */
function nothingChanges(evaluation: Evaluation, metric: Metric): string {
  if (metric.id !== DICE.id && metric.id !== IOU.id)
    return `No cell of ${metric.short} is 0/0, so the rule for 0/0 changes nothing for it.`;
  const moved = [PRECISION, RECALL].flatMap((metric) => {
    const { undefined: empty } = undefinedCells(evaluation, metric);
    return empty === 0 ? [] : [`${metric.short} (${quantity(empty, "cell")})`];
  });
  const always = "No cell of IoU or F1 is 0/0, so the rule for 0/0 changes nothing for them";
  return moved.length === 0
    ? `${always}, nor for precision and recall.`
    : `${always}; it does for ${moved.join(" and ")}.`;
}

function oppositeSentence(evaluation: Evaluation, metric: Metric): string {
  const samplewise = averageOf(evaluation, metric, "macro-imagewise");
  return (
    "Where every image counts the same (patients, customers' photographs), report the samplewise figure with its number of images: " +
    `macro ${nameOf(metric)} ${formatFigure(samplewise.value)}, mean of ${quantity(samplewise.of, "image")}; for tiles of one map the global one.`
  );
}
