import type { DistanceHistogram, SurfaceHistograms, SurfacePair } from "../../core/shapes/surfaceHistograms";
import type { Spacing } from "../../core/shapes/spacing";
import type { ClassPair } from "../classPair";
import { borderPixels } from "./borderPixels";
import { cornerAreas } from "./cornerAreas";
import type { Grid } from "./distanceTransform";
import { histogramOf } from "./histogramOf";
import { nearestSquared } from "./nearestPoints";
import { cornerLengths, outlineCorners } from "./outlineCorners";
import { volumeCorners } from "./volumeCorners";
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
  const corners = cornerPairs(pair, spacing);
  return Array.from({ length: classes }, (_, index) => ({ pixels: pixels(index), corners: corners(index) }));
}

function cornerPairs(pair: ClassPair, spacing: Spacing): (classIndex: number) => SurfacePair {
  const { width, height, depth } = pair;
  const isVolume = depth > 1;
  const corners = isVolume ? volumeCorners : outlineCorners;
  return surfacePairs(
    [corners(pair, "target"), corners(pair, "prediction")],
    { width: width + 1, height: height + 1, depth: isVolume ? depth + 1 : 1 },
    spacing,
    isVolume ? cornerAreas(spacing) : cornerLengths(spacing),
  );
}

/** @param weights of points by their code */
function surfacePairs(
  [target, prediction]: readonly [ClassPoints, ClassPoints],
  grid: Grid,
  spacing: Spacing,
  weights: Float64Array,
): (classIndex: number) => SurfacePair {
  const of = ({ starts, positions }: ClassPoints, index: number): Int32Array =>
    positions.subarray(starts[index], starts[index + 1]);
  const one = (from: ClassPoints, to: ClassPoints, index: number): DistanceHistogram => {
    const squared = nearestSquared(of(from, index), of(to, index), grid, spacing);
    return histogramOf(squared, from.codes.subarray(from.starts[index], from.starts[index + 1]), weights);
  };
  return (index) => ({ fromTarget: one(target, prediction, index), fromPrediction: one(prediction, target, index) });
}
