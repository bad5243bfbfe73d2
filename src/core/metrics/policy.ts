import type { Choices, Presence } from "../document/choices";
import type { Figure } from "../numbers/figure";
import type { Metric } from "./metric";
import type { Tally } from "../counting/tally";

/** The two knobs that decide what enters a mean. */
export type Policy = Pick<Choices, "zeroDivision" | "presence">;

/** The metric with the knob for 0/0 applied: still undefined where 0/0 is excluded. */
export function withZeroDivision(metric: Metric, tally: Tally, policy: Policy): Figure {
  return metric.value(tally) ?? (policy.zeroDivision === "exclude" ? undefined : policy.zeroDivision);
}

/** What a class or cell gives to a mean; undefined where it does not enter. */
export function valueForMean(metric: Metric, tally: Tally, policy: Policy): Figure {
  return PRESENT[policy.presence](tally) ? withZeroDivision(metric, tally, policy) : undefined;
}

/** Which classes or cells each rule for the classes counted lets into a mean. */
export const PRESENT: Readonly<Record<Presence, (tally: Tally) => boolean>> = {
  all: () => true,
  union: ({ tp, fp, fn }) => tp + fp + fn > 0,
  target: ({ tp, fn }) => tp + fn > 0,
};
