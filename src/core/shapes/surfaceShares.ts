import { weightOf, weightWithin } from "./distanceQuantiles";
import type { SurfacePair } from "./surfaceHistograms";

/** How much of both outlines lies within a tolerance of the other, and the whole of both. */
export function weightsWithin(
  { fromTarget, fromPrediction }: SurfacePair,
  tolerance: number,
): { readonly within: number; readonly whole: number } {
  return {
    within: weightWithin(fromTarget, tolerance) + weightWithin(fromPrediction, tolerance),
    whole: weightOf(fromTarget) + weightOf(fromPrediction),
  };
}
