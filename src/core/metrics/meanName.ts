import type { Metric } from "./metric";

/** What people call the macro mean of a metric: mIoU, mDice, mean Precision. */
export function meanName(metric: Pick<Metric, "meanName" | "short">): string {
  return metric.meanName ?? `mean ${metric.short}`;
}
