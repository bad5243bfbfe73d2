import { scoreLevel } from "../core/reading/scoreLevel";
import { inPrecision } from "./npy/inPrecision";

/** What rounding takes from 0 or adds to 1. */
const ROUNDING = 1e-6;

/** The level of a score from 0 to 1, stored as a type of NumPy (`f4`); undefined for a number that is none. */
export function levelOfScore(
  threshold: number,
  type: { readonly code: string },
): (score: number) => number | undefined {
  const level = scoreLevel(threshold, inPrecision(threshold, type));
  return (score) => (score >= -ROUNDING && score <= 1 + ROUNDING ? level(score) : undefined);
}
