import type { Label } from "../labels/label";

/** The share of their range from which scores are foreground where nothing is chosen. */
export const DEFAULT_THRESHOLD = 0.5;

/** The levels that scores from 0 to 1 are read as: level k holds the scores from k / 256 up to (k + 1) / 256. */
export const SCORE_LEVELS = 256;

/**
 * The least label that is foreground under a threshold t, above 0 and up to 1: the smallest k with k / top >= t. `top` is the
 * label that stands for a score of 1: 255 in masks of 8 bits, 65535 in those of 16, `SCORE_LEVELS` where scores were read as
 * levels, of which the last holds 1 itself.
 */
export function thresholdLevel(threshold: number, top: number): Label {
  const rounded = Math.ceil(threshold * top);
  // The product may be rounded up past a whole number that the threshold was made of.
  const level = (rounded - 1) / top >= threshold ? rounded - 1 : rounded;
  return top === SCORE_LEVELS ? Math.min(level, SCORE_LEVELS - 1) : level;
}

/** The threshold with the fewest decimals under which `level`, from 1 to `top`, is the least that is foreground. */
export function plainThreshold(level: Label, top: number): number {
  for (let scale = 10; scale <= 1e9; scale *= 10) {
    const threshold = Math.floor((level / top) * scale) / scale;
    if (threshold > 0 && thresholdLevel(threshold, top) === level) return threshold;
  }
  return level / top;
}
