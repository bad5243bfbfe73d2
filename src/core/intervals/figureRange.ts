import type { FigureRange, Metric } from "../metrics/metric";

/** Where the figures of a metric can lie at all: no interval reaches beyond. */
export function figureRange({ range = { least: 0, most: 1 } }: Pick<Metric, "range">): FigureRange {
  return range;
}

/** Where the difference of two figures of a metric can lie. */
export function differenceRange(metric: Pick<Metric, "range">): FigureRange {
  const { least, most } = figureRange(metric);
  return { least: least - most, most: most - least };
}
