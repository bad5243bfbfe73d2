import type { Metric } from "../metrics/metric";

export interface FigureRange {
  readonly least: number;
  readonly most: number;
}

const SIGNED: ReadonlySet<string> = new Set(["mcc", "informedness", "markedness"]);
const UNBOUNDED: ReadonlySet<string> = new Set(["lrPositive", "lrNegative"]);

/** Where the figures of a metric can lie at all: no interval reaches beyond. */
export function figureRange({ id }: Metric): FigureRange {
  return { least: SIGNED.has(id) ? -1 : 0, most: UNBOUNDED.has(id) ? Infinity : 1 };
}

/** Where the difference of two figures of a metric can lie. */
export function differenceRange(metric: Metric): FigureRange {
  const { least, most } = figureRange(metric);
  return { least: least - most, most: most - least };
}
