import type { VNode } from "preact";
import type { Interval } from "../../src/core/intervals/interval";
import type { StripRange } from "../charts/stripMarks";
import { placeIn } from "./figureSpan";

/** A figure as a dot with its interval as a line, on the axis of all runs. The numbers stand beside it, so it is silent. */
export function IntervalDot({
  figure,
  interval,
  span,
  isFirst,
}: {
  readonly figure: number | undefined;
  readonly interval: Interval | undefined;
  readonly span: StripRange;
  readonly isFirst: boolean;
}): VNode {
  const at = placeIn(span);
  return (
    <span class="dots" aria-hidden="true">
      {interval && (
        <span
          class="whisker"
          style={{ left: `${at(interval.low)}%`, width: `${at(interval.high) - at(interval.low)}%` }}
        />
      )}
      {figure !== undefined && Number.isFinite(figure) && (
        <span class={isFirst ? "dot first" : "dot"} style={{ left: `${at(figure)}%` }} />
      )}
    </span>
  );
}
