import type { VNode } from "preact";
import { doubt, type DrawnRows } from "../../src/core/intervals/doubt";
import type { Interval } from "../../src/core/intervals/interval";
import { agreement } from "../../src/core/sentences/intervalWords";
import { formatRange } from "../../src/core/text/format";
import { formatDifference, figureOnScreen } from "../texts/format";

export interface IntervalTextProps {
  readonly id: string;
  readonly interval: Interval;
  /** What it was drawn from: whether it means anything. */
  readonly drawn: DrawnRows;
  /** A difference has its sign, so that no dash may stand before it. */
  readonly of?: "figure" | "difference";
}

/** An interval as a range, in full precision in the document; one that means little is marked and says why. */
export function IntervalText({ id, interval, drawn, of = "figure" }: IntervalTextProps): VNode {
  const { low, high, effective } = interval;
  const why = doubt(drawn, effective);
  const title = [`${low} to ${high}`, ...agreement(interval), ...(why === undefined ? [] : [why])].join("; ");
  return (
    <span class="interval" data-interval={id} data-low={low} data-high={high} title={title}>
      {of === "figure"
        ? formatRange(low, high, figureOnScreen)
        : `${formatDifference(low)} to ${formatDifference(high)}`}
      {why !== undefined && (
        <span class="doubt" role="img" aria-label={why}>
          ?
        </span>
      )}
    </span>
  );
}
