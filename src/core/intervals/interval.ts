import type { Figure } from "../numbers/figure";
import type { FigureRange } from "../metrics/metric";
import type { Reliance } from "./reliance";
import { studentQuantile } from "./studentQuantile";

/** An interval over images (or groups of images), not over training runs. It holds its figure. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** The figure rests on about so many equal images, or groups. */
  readonly effective: number;
}

/** Rounding alone makes drawn figures differ by so much. */
const ROUNDING = 1e-12;

/** How far the drawn values of a figure lie from the figure of all rows. */
export interface Deviations {
  /** The sum of their squares. */
  readonly squares: number;
  readonly draws: number;
}

/**
 * The figure with so many spreads to both sides that it holds `confidence` by Student's t, the spread being corrected
 * for few and unequal rows; cut off where no figure can lie. Undefined where the figure is undefined or infinite.
 *
 * Percentiles of the draws, and those of draws with replacement, miss the true figure too often where regions are of
 * very different sizes: `npm run bench:coverage` measures by how much, and what this reaches.
 */
export function intervalOf(
  figure: Figure,
  { squares, draws }: Deviations,
  confidence: number,
  { effective, degrees, inflation }: Reliance,
  { least, most }: FigureRange,
): Interval | undefined {
  if (figure === undefined || !Number.isFinite(figure) || draws === 0) return undefined;
  const spread = Math.sqrt((squares / draws) * inflation);
  if (!(spread > ROUNDING * Math.max(1, Math.abs(figure)))) return { low: figure, high: figure, effective };
  const reach = studentQuantile(confidence, degrees) * spread;
  return {
    low: Math.min(figure, Math.max(least, figure - reach)),
    high: Math.max(figure, Math.min(most, figure + reach)),
    effective,
  };
}
