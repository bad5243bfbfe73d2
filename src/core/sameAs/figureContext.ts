import { averageInput } from "../averages/averageInput";
import { AVERAGE, type AverageId } from "../averages/averages";
import { cellTally } from "../counting/cells";
import type { Presence, Undefined } from "../document/choices";
import type { Evaluation } from "../counting/evaluation";
import { DEFAULT_BETA } from "../metrics/fbeta";
import type { Metric } from "../metrics/metric";
import { NEEDS } from "../metrics/need";
import { sumTallies, type Tally } from "../counting/tally";

/** What decides whether a call gives the same figure. */
export interface FigureContext {
  readonly metric: string;
  readonly average: AverageId;
  readonly undefined: Undefined;
  readonly presence: Presence;
  readonly beta: number;
  readonly classes: number;
  /** Indices of the class set. */
  readonly classSet: readonly number[];
  /** Neither knob matters: nothing that is averaged is 0/0, no class absent. */
  readonly ruleless: boolean;
  /** Predicted labels that are no class occur on counted pixels. */
  readonly other: boolean;
  readonly voidImages: boolean;
  /** Pixels are left out: ignored or unlisted. */
  readonly leftOutPixels: boolean;
}

export function figureContext(evaluation: Evaluation, metric: Metric, average: AverageId): FigureContext {
  const { choices, table, classSet, confusion, images, imageSet, cells } = evaluation;
  return {
    metric: metric.id,
    average,
    undefined: choices.undefined,
    presence: choices.presence,
    beta: choices.beta ?? DEFAULT_BETA,
    classes: table.classes.length,
    classSet,
    ruleless: ruleless(evaluation, metric, average),
    other: confusion.other.some((pixels) => pixels > 0),
    voidImages: imageSet.length < Math.max(images.length, cells.images),
    leftOutPixels: confusion.ignored + confusion.unlisted > 0,
  };
}

/** Whether the classes of the list all are in the mean. */
export function everyClass({ classes, classSet }: FigureContext): boolean {
  return classSet.length === classes;
}

export function isGlobal(average: AverageId): boolean {
  return AVERAGE[average].scope === "global";
}

/** Whether the figure is that of the two knobs, by their values or because these do not matter. */
export function rules(context: FigureContext, undefinedAs: Undefined, presence: Presence): boolean {
  return context.ruleless || (context.undefined === undefinedAs && context.presence === presence);
}

function ruleless(evaluation: Evaluation, metric: Metric, average: AverageId): boolean {
  const { classTallies, imageTallies } = averageInput(evaluation, metric);
  const { cells, imageSet, classSet } = evaluation;
  if (average === "micro") return metric.value(sumTallies(classTallies)) !== undefined;
  if (average === "micro-imagewise") return imageTallies.every((tally) => metric.value(tally) !== undefined);
  const needs = [NEEDS.target, NEEDS.predicted, ...metric.needs.map((need) => NEEDS[need])];
  const hasAll = (tally: Tally): boolean => needs.every(({ pixels }) => pixels(tally) > 0);
  if (isGlobal(average)) return classTallies.every(hasAll);
  return imageSet.every((image) => classSet.every((classIndex) => hasAll(cellTally(cells, image, classIndex))));
}
