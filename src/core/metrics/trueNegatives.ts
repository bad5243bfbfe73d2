import type { Metric } from "./metric";
import { NEEDS } from "./need";

/** Whether a metric looks at the true negatives: then one of the things that it needs is made of them. */
export function countsTrueNegatives({ needs }: Pick<Metric, "needs">): boolean {
  return needs.some((need) => NEEDS[need].pixels({ tp: 0, fp: 0, fn: 0, tn: 1 }) > 0);
}
