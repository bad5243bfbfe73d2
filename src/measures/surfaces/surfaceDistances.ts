import type { DistanceHistogram, SurfaceHistograms, SurfacePair } from "../../core/shapes/surfaceHistograms";
import type { Spacing } from "../../core/shapes/spacing";
import type { ClassPair } from "../classPair";
import { borderPixels } from "./borderPixels";
import { cornerAreas } from "./cornerAreas";
import type { Grid } from "./distanceTransform";
import { histogramOf } from "./histogramOf";
import { nearestSquared, type NearestSquared } from "./nearestPoints";
import { cornerLengths, outlineCorners } from "./outlineCorners";
import { volumeCorners } from "./volumeCorners";
import type { ClassPoints } from "./pointList";

/**
 * The distances between the outlines of target and prediction for every class of an image, both ways, from border pixels and
 * from corners. A class that neither side holds has empty histograms.
 *
 * @param nearest another way to find what is nearest, as a kernel has
 */
export function surfaceDistances(
  pair: ClassPair,
  spacing: Spacing,
  nearest: NearestSquared = nearestSquared,
): readonly SurfaceHistograms[] {
  const { classes } = pair;
  const [pixels, corners] = [pixelOutlines(pair), cornerOutlines(pair, spacing)];
  return Array.from({ length: classes }, (_, index) => ({
    pixels: surfacePair(pixels, index, spacing, nearest),
    corners: surfacePair(corners, index, spacing, nearest),
  }));
}

/** The outlines of both sides as points of a grid. */
export interface Outlines {
  readonly target: ClassPoints;
  readonly prediction: ClassPoints;
  readonly grid: Grid;
  /** What a point weighs, by its code. */
  readonly weights: Float64Array;
}

export function pixelOutlines(pair: ClassPair): Outlines {
  const { width, height, depth } = pair;
  return {
    target: borderPixels(pair, "target"),
    prediction: borderPixels(pair, "prediction"),
    grid: { width, height, depth },
    weights: Float64Array.of(1),
  };
}

export function cornerOutlines(pair: ClassPair, spacing: Spacing): Outlines {
  const { width, height, depth } = pair;
  const isVolume = depth > 1;
  const corners = isVolume ? volumeCorners : outlineCorners;
  return {
    target: corners(pair, "target"),
    prediction: corners(pair, "prediction"),
    grid: { width: width + 1, height: height + 1, depth: isVolume ? depth + 1 : 1 },
    weights: isVolume ? cornerAreas(spacing) : cornerLengths(spacing),
  };
}

/** The distances of the points of a class to those of the other side, both ways. */
export function surfacePair(
  { target, prediction, grid, weights }: Outlines,
  classIndex: number,
  spacing: Spacing,
  nearest: NearestSquared = nearestSquared,
): SurfacePair {
  const of = ({ starts, positions }: ClassPoints): Int32Array =>
    positions.subarray(starts[classIndex], starts[classIndex + 1]);
  const one = (from: ClassPoints, to: ClassPoints): DistanceHistogram => {
    const squared = nearest(of(from), of(to), grid, spacing);
    return histogramOf(squared, from.codes.subarray(from.starts[classIndex], from.starts[classIndex + 1]), weights);
  };
  return { fromTarget: one(target, prediction), fromPrediction: one(prediction, target) };
}
