import type { VNode } from "preact";
import type { Figure } from "../../src/core/numbers/figure";

const WIDTH = 60;
const HEIGHT = 10;

export interface DifferenceBarProps {
  readonly value: Figure;
  /** The largest size of a difference in the column: fills one half. */
  readonly scale: number;
}

/** A bar around 0. The number stands beside it, so it is silent to screen readers. */
export function DifferenceBar({ value, scale }: DifferenceBarProps): VNode {
  const middle = WIDTH / 2;
  const finite = value !== undefined && Number.isFinite(value) ? value : 0;
  const length = scale > 0 ? Math.min(1, Math.abs(finite) / scale) * (middle - 1) : 0;
  return (
    <svg class="difference-bar" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <rect class="bar" x={finite < 0 ? middle - length : middle} y={1} width={length} height={HEIGHT - 2} />
      <line class="zero" x1={middle} x2={middle} y1={0} y2={HEIGHT} />
    </svg>
  );
}
