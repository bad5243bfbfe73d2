import type { Metric } from "./metric";

/** What people call the macro mean of a metric: mIoU, mDice, mean Precision. */
export function meanName(metric: Metric): string {
  return COMMON[metric.id] ?? `mean ${metric.short}`;
}

const COMMON: Readonly<Record<string, string>> = { iou: "mIoU", dice: "mDice" };
