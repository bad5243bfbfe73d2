import type { VNode } from "preact";
import type { Metric } from "../../src/core/metrics/metric";
import { CURVE_METRICS, type ThresholdCurve } from "../../src/core/threshold/thresholdCurve";
import { TEXTS } from "../texts/texts";

const { threshold: texts } = TEXTS;

const WIDTH = 560;
const HEIGHT = 180;
/** Room for the numbers of the axes. */
const LEFT = 38;
const RIGHT = 12;
const TOP = 16;
const BOTTOM = 20;

const GRID = [0, 0.25, 0.5, 0.75, 1] as const;

export interface ThresholdChartProps {
  readonly curve: ThresholdCurve;
  /** The place of the point that is read out. */
  readonly at: number;
  readonly onLook: (index: number) => void;
}

/** IoU, Dice, precision and recall over the thresholds; lines at the chosen one, at the best and at the one that is read out. */
export function ThresholdChart({ curve: { points, chosen, best }, at, onLook }: ThresholdChartProps): VNode {
  const looked = points[at];
  return (
    <svg
      class="threshold-chart"
      role="img"
      aria-label={texts.chart}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      onPointerMove={({ currentTarget, clientX }) => {
        const box = currentTarget.getBoundingClientRect();
        const threshold = ((clientX - box.left) / box.width) * WIDTH;
        onLook(
          nearest(
            points.map((point) => x(point.threshold)),
            threshold,
          ),
        );
      }}
    >
      {GRID.map((value) => (
        <g key={value} class="grid">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">
            {value}
          </text>
          <text x={x(value)} y={HEIGHT - 4} text-anchor="middle">
            {value}
          </text>
        </g>
      ))}
      {looked && (
        <line class="looked" x1={x(looked.threshold)} x2={x(looked.threshold)} y1={TOP} y2={HEIGHT - BOTTOM} />
      )}
      {CURVE_METRICS.map((metric) => (
        <path key={metric.id} class={`curve ${metric.id}`} d={path(metric, points)} />
      ))}
      {best && best.level !== chosen.level && (
        <Mark threshold={best.threshold} kind="best" words={texts.bestMark} flip={best.threshold > chosen.threshold} />
      )}
      <Mark
        threshold={chosen.threshold}
        kind="chosen"
        words={best?.level === chosen.level ? texts.chosenAndBest : texts.chosenMark}
        flip={best === undefined || best.threshold <= chosen.threshold}
      />
    </svg>
  );
}

interface MarkProps {
  readonly threshold: number;
  readonly kind: "chosen" | "best";
  readonly words: string;
  /** The words stand to the right of the line, so that two marks do not write on each other. */
  readonly flip: boolean;
}

function Mark({ threshold, kind, words, flip }: MarkProps): VNode {
  const toRight = threshold < 0.15 || (flip && threshold < 0.85);
  return (
    <g class={`mark ${kind}`}>
      <line x1={x(threshold)} x2={x(threshold)} y1={TOP} y2={HEIGHT - BOTTOM} />
      <text x={x(threshold) + (toRight ? 4 : -4)} y={TOP - 5} text-anchor={toRight ? "start" : "end"}>
        {words}
      </text>
    </g>
  );
}

function x(threshold: number): number {
  return LEFT + threshold * (WIDTH - LEFT - RIGHT);
}

function y(value: number): number {
  return TOP + (1 - value) * (HEIGHT - TOP - BOTTOM);
}

/** A line through the points that have a value, with a gap where one has none. */
function path(metric: Metric, points: ThresholdCurve["points"]): string {
  let pen = "M";
  return points
    .map((point) => {
      const value = metric.value(point);
      const step = value === undefined ? "" : `${pen}${x(point.threshold).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = value === undefined ? "M" : "L";
      return step;
    })
    .join("");
}

function nearest(places: readonly number[], wanted: number): number {
  return places.reduce(
    (best, position, index) =>
      Math.abs(position - wanted) < Math.abs((places[best] ?? Infinity) - wanted) ? index : best,
    0,
  );
}
