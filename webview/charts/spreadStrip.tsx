import type { VNode } from "preact";
import type { Spread } from "../../src/core/averages/spread";
import { figureOnScreen } from "../texts/format";
import { TEXTS } from "../texts/texts";
import { stripMarks, type StripRange } from "./stripMarks";

/** Marks of so many values or more are drawn in the next stronger shade. */
const SHADES = [1, 3, 10, 30] as const;

export interface SpreadStripProps {
  /** What each value is of: `image`. */
  readonly values: readonly number[];
  readonly spread: Spread;
  readonly range: StripRange;
  readonly width: number;
  readonly height: number;
}

/** Where values lie: a dot each, dots on one place one darker dot, a line at the median; the same in words. */
export function SpreadStrip({ values, spread, range, width, height }: SpreadStripProps): VNode {
  const inner = width - 2 * RADIUS;
  const marks = stripMarks(values, range, inner + 1);
  const words = TEXTS.spread.words(values.length, {
    least: figureOnScreen(spread.minimum),
    first: figureOnScreen(spread.firstQuartile),
    median: figureOnScreen(spread.median),
    third: figureOnScreen(spread.thirdQuartile),
    most: figureOnScreen(spread.maximum),
  });
  const place = (value: number): number => {
    const share = (value - range.least) / (range.most - range.least || 1);
    return RADIUS + Math.min(1, Math.max(0, share)) * inner;
  };
  const middle = height / 2;
  return (
    <svg class="strip" role="img" aria-label={words} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{words}</title>
      <line class="base" x1={RADIUS} x2={width - RADIUS} y1={middle} y2={middle} />
      {SHADES.map((from, shade) => {
        const until = SHADES[shade + 1] ?? Infinity;
        const dots = marks.filter((mark) => mark.values >= from && mark.values < until);
        // One path a shade: a table of strips must not be tens of thousands of elements.
        return (
          dots.length > 0 && (
            <path key={from} class={`shade-${shade}`} d={dots.map(({ at }) => dot(at + RADIUS, middle)).join("")} />
          )
        );
      })}
      {spread.median !== undefined && Number.isFinite(spread.median) && (
        <line class="median" x1={place(spread.median)} x2={place(spread.median)} y1={1} y2={height - 1} />
      )}
    </svg>
  );
}

const RADIUS = 2.5;

function dot(x: number, y: number): string {
  return `M${x - RADIUS} ${y}a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0`;
}
