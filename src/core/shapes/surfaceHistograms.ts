/**
 * How far the points of one surface lie from another: columns of one length, a row a distance that occurs, ascending.
 * Distances are squared and in the unit of the spacing that they were measured with, pixels if with none; all are infinite
 * where the other surface has no point.
 */
export interface DistanceHistogram {
  readonly squared: Float64Array;
  /** The points at that distance, or the length of the outline that they stand for. */
  readonly weights: Float64Array;
}

/** The distances of both surfaces of one class in one image, each to the other. No rows: the side has no surface. */
export interface SurfacePair {
  readonly fromTarget: DistanceHistogram;
  readonly fromPrediction: DistanceHistogram;
}

/** Both ways of saying what a surface is. */
export interface SurfaceHistograms {
  /** Border pixels: those of the mask with one of 4 neighbours (6 in a volume) outside of it; each counts 1. */
  readonly pixels: SurfacePair;
  /** Corners of the grid where the mask and its outside meet, each with the length of the outline there, in a volume its area. */
  readonly corners: SurfacePair;
}
