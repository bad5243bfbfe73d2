import { averageInput } from "../averages/averageInput";
import { averageOf } from "../averages/averageOf";
import { AVERAGE, type AverageId } from "../averages/averages";
import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { support, sumTallies, type Tally } from "../counting/tally";
import type { Presence, ZeroDivision } from "../document/choices";
import { DEFAULT_BETA } from "../metrics/fbeta";
import type { Metric } from "../metrics/metric";
import { NEEDS } from "../metrics/need";
import { PRESENT } from "../metrics/policy";
import { dataFacts, type DataFacts } from "./dataFacts";

/** What decides whether a call gives the same figure. */
export interface FigureContext extends DataFacts {
  readonly metric: string;
  readonly average: AverageId;
  readonly zeroDivision: ZeroDivision;
  readonly presence: Presence;
  readonly beta: number;
  /** There is a figure, of classes and pixels that are counted: without these each library has a number, or an error, of its own. */
  readonly figured: boolean;
  /** Neither knob matters: nothing that is averaged is 0/0, no class absent. */
  readonly ruleless: boolean;
  /** Every class in the mean is in a target. */
  readonly supported: boolean;
  /** Every class in the mean is in a target or a prediction. */
  readonly present: boolean;
}

export function figureContext(evaluation: Evaluation, metric: Metric, average: AverageId): FigureContext {
  const { choices, imageSet, classSet } = evaluation;
  const { classTallies } = averageInput(evaluation, metric);
  return {
    ...dataFacts(evaluation),
    metric: metric.id,
    average,
    zeroDivision: choices.zeroDivision,
    presence: choices.presence,
    beta: choices.beta ?? DEFAULT_BETA,
    figured: imageSet.length > 0 && classSet.length > 0 && averageOf(evaluation, metric, average).value !== undefined,
    ruleless: ruleless(evaluation, metric, average),
    supported: classTallies.every((tally) => support(tally) > 0),
    present: classTallies.every(PRESENT.union),
  };
}

export function isGlobal(average: AverageId): boolean {
  return AVERAGE[average].scope === "global";
}

/** Whether the figure is that of the two knobs, by their values or because these do not matter. */
export function rules(context: FigureContext, undefinedAs: ZeroDivision, presence: Presence): boolean {
  return context.ruleless || (context.zeroDivision === undefinedAs && context.presence === presence);
}

/** Whether 0/0 alone stays out of the mean. The metrics named are 0/0 wherever the class is absent, recall wherever it is not in the target. */
export function excludesOnly(context: FigureContext): boolean {
  if (rules(context, "exclude", "all")) return true;
  if (context.metric === "recall") return context.zeroDivision === "exclude";
  return UNDEFINED_IF_ABSENT.has(context.metric) && rules(context, "exclude", "union");
}

const UNDEFINED_IF_ABSENT: ReadonlySet<string> = new Set(["iou", "dice", "fbeta", "precision"]);

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
