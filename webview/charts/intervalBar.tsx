import type { VNode } from "preact";
import type { Interval } from "../../src/core/intervals/interval";
import type { StripRange } from "./stripMarks";

export interface IntervalBarProps {
  readonly value: number;
  readonly interval: Interval | undefined;
  readonly range: StripRange;
}

/** A bar from 0 to the value, with a line from one end of its interval to the other. The number stands beside it, so it is silent. */
export function IntervalBar({ value, interval, range }: IntervalBarProps): VNode {
  const place = (at: number): number =>
    Math.min(100, Math.max(0, ((at - range.least) / (range.most - range.least || 1)) * 100));
  const [zero, end] = [place(0), place(value)];
  return (
    <span class="interval-bar" aria-hidden="true">
      <span class="fill" style={{ left: `${Math.min(zero, end)}%`, width: `${Math.abs(end - zero)}%` }} />
      {interval && (
        <span
          class="whisker"
          style={{ left: `${place(interval.low)}%`, width: `${place(interval.high) - place(interval.low)}%` }}
        />
      )}
    </span>
  );
}
