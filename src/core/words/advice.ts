import type { AverageId } from "../averages/averages";
import { averageOf } from "../averages/averageOf";
import { className } from "../classes/className";
import type { Undefined } from "../choices";
import type { Evaluation } from "../evaluation";
import { imbalance, type ClassShare, type Imbalance } from "./imbalance";
import { DICE } from "../metrics/metrics";
import { overallFigures } from "../metrics/overall";
import { counted, shown, shownCount, shownShare } from "./shown";
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

/** The advice in words, with the data set's own numbers; undefined where no pixel is counted. */
export function advice(evaluation: Evaluation): Advice | undefined {
  const measured = imbalance(evaluation);
  const { largest, smallest, ratio } = measured;
  if (!largest || !smallest || ratio === undefined) return undefined;
  const balanced = ratio <= BALANCED_RATIO;
  return {
    balanced,
    metric: balanced ? "pixelAccuracy" : "dice",
    average: balanced ? "micro" : "weighted",
    imbalance: measured,
    sentences: [
      { id: "classes", text: classesSentence(evaluation, measured, { largest, smallest, ratio }) },
      { id: "recommended", text: balanced ? balancedSentence(evaluation) : imbalancedSentence(evaluation, largest) },
      { id: "undefined", text: undefinedSentence(evaluation) },
      { id: "opposite", text: oppositeSentence(evaluation) },
    ],
  };
}

function classesSentence(
  evaluation: Evaluation,
  { occurring, effectiveClasses }: Imbalance,
  { largest, smallest, ratio }: { largest: ClassShare; smallest: ClassShare; ratio: number },
): string {
  if (occurring === 1) return `Only one class occurs in the targets: ${className(evaluation.table, largest.classIndex)}.`;
  const word = ratio <= BALANCED_RATIO ? "balanced" : "imbalanced";
  return (
    `The classes are ${word}: ${className(evaluation.table, largest.classIndex)} has ${ratio.toFixed(1)} times the target pixels of ` +
    `${className(evaluation.table, smallest.classIndex)} (${shownShare(largest.share, 1)} against ${shownShare(smallest.share, 1)}); ` +
    `${counted(occurring, "class", "classes")} count as ${effectiveClasses?.toFixed(1) ?? "-"} equally large ones.`
  );
}

function balancedSentence(evaluation: Evaluation): string {
  const { pixelAccuracy } = overallFigures(evaluation.confusion, evaluation.classSet);
  return `For balanced classes accuracy with the micro and global average is enough: ${shown(pixelAccuracy)}.`;
}

function imbalancedSentence(evaluation: Evaluation, largest: ClassShare): string {
  const { pixelAccuracy } = overallFigures(evaluation.confusion, evaluation.classSet);
  return (
    `For imbalanced classes F1, weighted and global, is more telling: ${shown(averageOf(evaluation, DICE, "weighted").value)}. ` +
    `Pixel accuracy, ${shown(pixelAccuracy)}, speaks mostly of ${className(evaluation.table, largest.classIndex)}; ` +
    `global macro F1, ${shown(averageOf(evaluation, DICE, "macro").value)}, gives every class the same say.`
  );
}

function undefinedSentence(evaluation: Evaluation): string {
  const { undefined: empty, total } = undefinedCells(evaluation, DICE);
  if (empty === 0) return "Every class occurs in every image, so the rule for 0/0 changes nothing.";
  const under = (value: Undefined, average: AverageId = "macro-imagewise"): string =>
    shown(averageOf({ ...evaluation, choices: { ...evaluation.choices, undefined: value, presence: "all" } }, DICE, average).value);
  return (
    `Classes are absent from images: ${shownCount(empty)} of ${shownCount(total)} cells (${shownShare(empty, total)}) are 0/0, and macro samplewise F1 ` +
    `moves with the rule for them: ${under("exclude")} excluded (${under("exclude", "pairwise")} over all cells at once), ${under(0)} counted as 0, ${under(1)} counted as 1.`
  );
}

function oppositeSentence(evaluation: Evaluation): string {
  const samplewise = averageOf(evaluation, DICE, "macro-imagewise");
  return (
    "Where every image counts the same (patients, customers' photographs), report the samplewise figure with its number of images: " +
    `macro F1 ${shown(samplewise.value)}, mean of ${counted(samplewise.of, "image")}; for tiles of one map the global one.`
  );
}
