import type { VNode } from "preact";
import type { Interval } from "../../src/core/intervals/bootstrap";
import { formatDifference, formatFigure } from "../format";

export interface IntervalTextProps {
  readonly id: string;
  readonly interval: Interval;
  /** A difference has its sign, so that no dash may stand before it. */
  readonly of?: "figure" | "difference";
}

/** An interval as a range, in full precision in the document. */
export function IntervalText({ id, interval, of = "figure" }: IntervalTextProps): VNode {
  const { low, high } = interval;
  return (
    <span class="interval" data-interval={id} data-low={low} data-high={high} title={`${low} to ${high}`}>
      {of === "figure" ? `${formatFigure(low)}–${formatFigure(high)}` : `${formatDifference(low)} to ${formatDifference(high)}`}
    </span>
  );
}
