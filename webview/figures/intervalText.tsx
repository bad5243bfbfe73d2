import type { VNode } from "preact";
import type { Interval } from "../../src/core/bootstrap";
import { formatFigure } from "../format";

/** An interval as a range, in full precision in the document. */
export function IntervalText({ id, interval }: { readonly id: string; readonly interval: Interval }): VNode {
  const { low, high } = interval;
  return (
    <span class="interval" data-interval={id} data-low={low} data-high={high} title={`${low} to ${high}`}>
      {formatFigure(low)}–{formatFigure(high)}
    </span>
  );
}
