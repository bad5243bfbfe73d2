import { classOfLabel } from "../reading/classOfLabel";
import { sum } from "../numbers/sum";
import type { Choices } from "../document/choices";
import { className } from "../reading/className";
import { relabeller } from "../reading/relabelling";
import type { Relabelling } from "../document/relabelling";
import { automaticRelabelling } from "../reading/automaticRelabelling";
import { countedImages } from "../counting/countedImages";
import type { Tally } from "../counting/tally";
import { NO_PREDICTION, type Label } from "../labels/label";
import type { Evaluation } from "../counting/evaluation";
import { DICE, IOU, PRECISION, RECALL } from "../metrics/metrics";
import type { Report } from "../document/report";
import { DEFAULT_THRESHOLD, plainThreshold, SCORE_LEVELS, thresholdLevel } from "../reading/thresholdLevel";
import { addAt, integerAt, itemAt } from "../numbers/numberAt";
import { isClass } from "../labels/indices";

/** The counts of the foreground, summed over the images, where scores from `threshold` on are foreground. */
export interface ThresholdPoint extends Tally {
  /** From 0 to 1. */
  readonly threshold: number;
  /** The least label that is foreground. */
  readonly level: Label;
}

export interface ThresholdCurve {
  /** The name of the foreground's class. */
  readonly foreground: string;
  /** 256 thresholds, ascending; the first, 0, takes every pixel for foreground. */
  readonly points: readonly ThresholdPoint[];
  /** Under the threshold that counts. */
  readonly chosen: ThresholdPoint;
  /** The point above 0 with the largest IoU, the nearest to the usual threshold of several; undefined where there is no foreground. */
  readonly best?: ThresholdPoint;
}

/** What is drawn over the thresholds. */
export const CURVE_METRICS = [IOU, DICE, PRECISION, RECALL] as const;

const POINTS = 256;

/**
 * The foreground's counts over all thresholds: arithmetic over the counts, since they are a table over the values of the masks.
 * Undefined where the predictions are not read from a threshold on. Images, ignore labels and what else is chosen are those of
 * the evaluation.
 */
export function thresholdCurve(report: Report, evaluation: Evaluation): ThresholdCurve | undefined {
  const { table, choices } = evaluation;
  const reading = thresholdOf(report, choices);
  if (!reading) return undefined;
  const foreground = classOfLabel(table.classes, reading.foreground);
  if (foreground === undefined) return undefined;
  const { step, before } = reading;
  const thresholds = Array.from({ length: POINTS - 1 }, (_, index) =>
    plainThreshold(index + 1, step.top === SCORE_LEVELS ? SCORE_LEVELS : POINTS - 1),
  );
  const levels = [
    ...new Set([0, ...thresholds.map((threshold) => thresholdLevel(threshold, step.top)), step.from]),
  ].sort((a, b) => a - b);
  const sums = sumsByLevel(evaluation, { levels, before, foreground });
  const point = (threshold: number, level: Label): ThresholdPoint => ({
    threshold,
    level,
    ...tallyFrom(sums, levels.indexOf(level)),
  });
  const points = [0, ...thresholds].map((threshold) =>
    point(threshold, threshold === 0 ? 0 : thresholdLevel(threshold, step.top)),
  );
  const best = bestPoint(points.slice(1));
  return {
    foreground: className(table, foreground),
    points,
    chosen: point(choices.threshold ?? DEFAULT_THRESHOLD, step.from),
    ...(best && { best }),
  };
}

interface ThresholdReading {
  readonly step: Extract<Relabelling, { kind: "threshold" }>;
  /** Reads a label up to the step. */
  readonly before: (label: Label) => Label;
  /** The label that scores from the threshold on have in the end. */
  readonly foreground: Label;
}

/** How scores become labels under the choices; undefined where the predictions are none, or both labels end as one. */
export function thresholdOf(report: Report, choices: Choices): ThresholdReading | undefined {
  const { prediction: steps } = automaticRelabelling(countedImages(report, choices), choices).steps;
  const index = steps.findLastIndex(({ kind }) => kind === "threshold");
  const step = steps[index];
  if (step?.kind !== "threshold") return undefined;
  const after = relabeller(steps.slice(index + 1));
  return after(1) === after(0) ? undefined : { step, before: relabeller(steps.slice(0, index)), foreground: after(1) };
}

/** Counted pixels of the foreground and of all else, by the place of the last level that a prediction reaches; the first place is of none. */
interface LevelSums {
  readonly foreground: Float64Array;
  readonly others: Float64Array;
}

function sumsByLevel(
  { images, table }: Evaluation,
  {
    levels,
    before,
    foreground,
  }: { readonly levels: readonly Label[]; readonly before: (label: Label) => Label; readonly foreground: number },
): LevelSums {
  const sums = { foreground: new Float64Array(levels.length + 1), others: new Float64Array(levels.length + 1) };
  for (const { counts } of images) {
    counts.pixels.forEach((pixels, row) => {
      const target = table.targetClass(integerAt(counts.targets, row));
      if (!isClass(target)) return;
      const predicted = integerAt(counts.predictions, row);
      const index = predicted === NO_PREDICTION ? 0 : countReached(levels, before(predicted));
      const sum = target === foreground ? sums.foreground : sums.others;
      addAt(sum, index, pixels);
    });
  }
  return sums;
}

/** How many of the ascending levels the label reaches. */
function countReached(levels: readonly Label[], label: Label): number {
  let [low, high] = [0, levels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(levels, middle) <= label) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tallyFrom({ foreground, others }: LevelSums, index: number): Tally {
  const from = (sums: Float64Array): number => sum(sums.subarray(index + 1));
  const below = (sums: Float64Array): number => sum(sums.subarray(0, index + 1));
  return { tp: from(foreground), fp: from(others), fn: below(foreground), tn: below(others) };
}

function bestPoint(points: readonly ThresholdPoint[]): ThresholdPoint | undefined {
  const hasForeground = points.some(({ tp, fn }) => tp + fn > 0);
  if (!hasForeground) return undefined;
  const distance = ({ threshold }: ThresholdPoint): number => Math.abs(threshold - DEFAULT_THRESHOLD);
  return points.toSorted((a, b) => (IOU.value(b) ?? 0) - (IOU.value(a) ?? 0) || distance(a) - distance(b))[0];
}
