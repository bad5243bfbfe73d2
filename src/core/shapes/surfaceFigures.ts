import type { Figure } from "../numbers/figure";
import {
  cumulatedQuantile,
  largestDistance,
  linearQuantile,
  meanDistance,
  poolDistances,
  weightOf,
  weightWithin,
} from "./distanceQuantiles";
import type { SurfaceDialect, SurfaceFigure } from "./surfaceDialects";
import { weightsWithin } from "./surfaceShares";
import type { DistanceHistogram, SurfaceHistograms, SurfacePair } from "./surfaceHistograms";

/** What can be moved while a report is looked at. */
export interface SurfaceOptions {
  /** Percent of the Hausdorff percentile, above 0 to 100. */
  readonly percentile: number;
  /** The tolerance of NSD, in the unit of the distances. */
  readonly tau: number;
}

/** A figure of one class in one image as a library would give it; undefined where it gives none, infinite where it says so. */
export function surfaceFigure(
  histograms: SurfaceHistograms,
  figure: SurfaceFigure,
  dialect: SurfaceDialect,
  options: SurfaceOptions,
): Figure {
  const pair = histograms[dialect.points];
  const emptySides = [pair.fromTarget, pair.fromPrediction].filter(({ squared }) => squared.length === 0).length;
  if (emptySides === 2) return dialect.bothEmpty[figure];
  if (emptySides === 1) return dialect.oneEmpty[figure];
  return VALUES[figure](pair, dialect, options);
}

type Value = (pair: SurfacePair, dialect: SurfaceDialect, options: SurfaceOptions) => Figure;

const VALUES: Readonly<Record<SurfaceFigure, Value>> = {
  hd: (pair) => larger(pair, largestDistance),
  hdPercentile: (pair, { percentile }, options) => {
    const share = options.percentile / 100;
    if (percentile === "pooled") return linearQuantile(poolDistances(pair.fromTarget, pair.fromPrediction), share);
    const quantile = percentile === "larger" ? linearQuantile : cumulatedQuantile;
    return larger(pair, (histogram) => quantile(histogram, share));
  },
  /** From the prediction to the target alone, as MONAI's average is by default. */
  asd: ({ fromPrediction }) => meanDistance(fromPrediction),
  assd: (pair, { assd }) =>
    assd === "pooled" ? meanDistance(poolDistances(pair.fromTarget, pair.fromPrediction)) : meanOf(pair, meanDistance),
  masd: (pair) => meanOf(pair, meanDistance),
  nsd: ({ fromTarget, fromPrediction }, { nsd }, { tau }) =>
    nsd === "meanOfShares"
      ? meanOf({ fromTarget, fromPrediction }, (histogram) => shareWithin(histogram, tau))
      : shareOf(weightsWithin({ fromTarget, fromPrediction }, tau)),
};

function shareOf({ within, whole }: ReturnType<typeof weightsWithin>): number {
  return within / whole;
}

/** The share of an outline that lies within a tolerance of the other; undefined without points. */
export function shareWithin(histogram: DistanceHistogram, tolerance: number, limit?: "atMost" | "below"): Figure {
  const whole = weightOf(histogram);
  return whole === 0 ? undefined : weightWithin(histogram, tolerance, limit) / whole;
}

/**
 * The BF score: the harmonic mean of the share of the predicted border that lies nearer to the target's than `tolerance`,
 * and of the share of the target's that lies nearer to the predicted. 0 where one side has no border, undefined where
 * neither has one.
 *
 * Source: Csurka, Larlus and Perronnin, "What is a good evaluation measure for semantic segmentation?", BMVC 2013, where
 * the tolerance is 0.75 % of the image's diagonal; libraries that take a distance equal to it for near differ.
 */
export function bfScore({ pixels }: SurfaceHistograms, tolerance: number, limit: "below" | "atMost" = "below"): Figure {
  const precision = shareWithin(pixels.fromPrediction, tolerance, limit);
  const recall = shareWithin(pixels.fromTarget, tolerance, limit);
  if (precision === undefined && recall === undefined) return undefined;
  if (precision === undefined || recall === undefined || precision + recall === 0) return 0;
  return (2 * precision * recall) / (precision + recall);
}

function larger({ fromTarget, fromPrediction }: SurfacePair, of: (histogram: DistanceHistogram) => Figure): Figure {
  const [a, b] = [of(fromTarget), of(fromPrediction)];
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}

function meanOf({ fromTarget, fromPrediction }: SurfacePair, of: (histogram: DistanceHistogram) => Figure): Figure {
  const [a, b] = [of(fromTarget), of(fromPrediction)];
  return a === undefined || b === undefined ? undefined : (a + b) / 2;
}
