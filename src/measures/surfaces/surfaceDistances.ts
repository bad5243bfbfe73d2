import type { DistanceHistogram, SurfaceHistograms, SurfacePair } from "../../core/shapes/surfaceHistograms";
import type { ClassPair, Spacing } from "../classPair";
import { borderPixels } from "./borderPixels";
import type { Grid } from "./distanceTransform";
import { histogramOf } from "./histogramOf";
import { nearestSquared } from "./nearestPoints";
import { cornerLengths, outlineCorners } from "./outlineCorners";
import type { ClassPoints } from "./pointList";

/**
 * The distances between the outlines of target and prediction for every class of an image, both ways, from border pixels and
 * from corners. A class that neither side holds has empty histograms.
 */
export function surfaceDistances(pair: ClassPair, spacing: Spacing): readonly SurfaceHistograms[] {
  const { width, height, depth, classes } = pair;
  const pixels = surfacePairs(
    [borderPixels(pair, "target"), borderPixels(pair, "prediction")],
    { width, height, depth },
    spacing,
    Float64Array.of(1),
  );
  const corners = depth > 1 ? undefined : cornerPairs(pair, spacing);
  return Array.from({ length: classes }, (_, index) => ({ pixels: pixels(index), corners: corners?.(index) }));
}

function cornerPairs(pair: ClassPair, spacing: Spacing): (classIndex: number) => SurfacePair {
  const grid = { width: pair.width + 1, height: pair.height + 1, depth: 1 };
  const sides = [outlineCorners(pair, "target"), outlineCorners(pair, "prediction")] as const;
  return surfacePairs(sides, grid, spacing, cornerLengths(spacing));
}

/** @param lengths the weight of a point by its code */
function surfacePairs(
  [target, prediction]: readonly [ClassPoints, ClassPoints],
  grid: Grid,
  spacing: Spacing,
  lengths: Float64Array,
): (classIndex: number) => SurfacePair {
  const of = ({ starts, positions }: ClassPoints, index: number): Int32Array =>
    positions.subarray(starts[index], starts[index + 1]);
  const one = (from: ClassPoints, to: ClassPoints, index: number): DistanceHistogram => {
    const squared = nearestSquared(of(from, index), of(to, index), grid, spacing);
    return histogramOf(squared, from.codes.subarray(from.starts[index], from.starts[index + 1]), lengths);
  };
  return (index) => ({ fromTarget: one(target, prediction, index), fromPrediction: one(prediction, target, index) });
}
