import { SCORE_LEVELS, thresholdLevel } from "./thresholdLevel";

/**
 * The levels of scores from 0 to 1. A score s is at the level floor(256 s), at most 255; but the scores of one level that lie on both
 * sides of the threshold are parted there, those from it on going one level up: so "from the threshold on" is exactly "from its
 * `thresholdLevel` on", whatever the threshold.
 *
 * No score is at level 1: of a folder in which some files hold scores and others masks of 0 and 1, a label 1 is always that of a mask.
 *
 * @param threshold above 0, at most 1.
 * @param rounded the threshold in the precision of the scores: what a program compares them with.
 */
export function scoreLevel(threshold: number, rounded: number): (score: number) => number {
  const least = thresholdLevel(threshold, SCORE_LEVELS);
  return (score) => {
    const level = Math.max(0, Math.min(SCORE_LEVELS - 1, Math.floor(SCORE_LEVELS * score)));
    if (score >= rounded) return Math.max(2, level, least);
    const below = Math.min(level, least - 1);
    return below === 1 ? 0 : below;
  };
}
