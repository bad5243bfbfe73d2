import type { Choices, Presence } from "../document/choices";
import type { Figure } from "../numbers/figure";
import { isOverlapping } from "../reading/labelRegions";
import type { Metric } from "./metric";
import type { Tally } from "../counting/tally";
import { chosenRegions } from "../reading/chosenRegions";

/** What decides what enters a mean. */
export interface Policy extends Pick<Choices, "zeroDivision" | "presence"> {
  /** The classes are regions that overlap: counts summed over them would count a pixel twice, and micro averages have no value. */
  readonly overlap?: boolean;
}

/** What of the choices is such a rule. */
export function policyOf(choices: Choices): Policy {
  const { zeroDivision, presence } = choices;
  return { zeroDivision, presence, ...(isOverlapping(chosenRegions(choices) ?? []) && { overlap: true }) };
}

/** The metric with the knob for 0/0 applied: still undefined where 0/0 is excluded. */
export function withZeroDivision(metric: Metric, tally: Tally, policy: Policy): Figure {
  const value = metric.value(tally);
  if (value !== undefined || policy.zeroDivision === "exclude") return value;
  return obeysZeroDivision(metric, tally) ? policy.zeroDivision : undefined;
}

/** Whether the rule for 0/0 gives a value to what has none: not to distances, nor to what was not measured. */
export function obeysZeroDivision({ shape, isDistance }: Metric, tally: Tally): boolean {
  return !isDistance && (shape === undefined || tally.shapes?.(shape) !== undefined);
}

/** What a class, image or cell gives to a mean; undefined where it does not enter. */
export function valueForMean(metric: Metric, tally: Tally, policy: Policy): Figure {
  return PRESENT[policy.presence](tally) ? finiteForMean(metric, withZeroDivision(metric, tally, policy)) : undefined;
}

/** The figure as it enters a mean: a distance does so where it is finite. */
export function finiteForMean({ isDistance }: Metric, value: Figure): Figure {
  return isDistance && value !== undefined && !Number.isFinite(value) ? undefined : value;
}

/** Which classes or cells each rule for the classes counted lets into a mean. */
export const PRESENT: Readonly<Record<Presence, (tally: Tally) => boolean>> = {
  all: () => true,
  union: ({ tp, fp, fn }) => tp + fp + fn > 0,
  target: ({ tp, fn }) => tp + fn > 0,
};
