import type { Metric } from "../metrics/metric";
import { NEEDS } from "../metrics/need";
import type { Tally } from "../counting/tally";

/** Why the metric has no value for these counts, in words; undefined where it has one. */
export function undefinedReason(metric: Metric, tally: Tally): string | undefined {
  if (metric.value(tally) !== undefined) return undefined;
  if (metric.shape && tally.shapes?.(metric.shape) === undefined) return "it was not measured";
  // No counted pixel explains every other zero.
  if (NEEDS.counted.pixels(tally) === 0) return NEEDS.counted.reason;
  const unmet = metric.needs.find((need) => NEEDS[need].pixels(tally) === 0);
  return unmet === undefined ? `numerator and denominator of ${metric.formula} are both 0` : NEEDS[unmet].reason;
}
