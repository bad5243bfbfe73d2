import { sum } from "../numbers/sum";
import type { Figure } from "../numbers/figure";
import type { DistanceHistogram } from "./surfaceHistograms";
import { numberAt } from "../numbers/numberAt";
import { addTo } from "../collections/addTo";

/** Both lists of distances as one. */
export function poolDistances(a: DistanceHistogram, b: DistanceHistogram): DistanceHistogram {
  const weights = new Map<number, number>();
  for (const { squared, weights: added } of [a, b]) {
    squared.forEach((distance, row) => {
      addTo(weights, distance, numberAt(added, row));
    });
  }
  const rows = [...weights].sort(([first], [second]) => first - second);
  return {
    squared: Float64Array.from(rows, ([distance]) => distance),
    weights: Float64Array.from(rows, ([, weight]) => weight),
  };
}

/** The sum of all weights. */
export function weightOf({ weights }: DistanceHistogram): number {
  return sum(weights);
}

/** The mean distance; undefined without points. */
export function meanDistance({ squared, weights }: DistanceHistogram): Figure {
  let [sum, weight] = [0, 0];
  squared.forEach((distance, row) => {
    sum += Math.sqrt(distance) * numberAt(weights, row);
    weight += numberAt(weights, row);
  });
  return weight === 0 ? undefined : sum / weight;
}

/** The largest distance; undefined without points. */
export function largestDistance({ squared }: DistanceHistogram): Figure {
  const largest = squared.at(-1);
  return largest === undefined ? undefined : Math.sqrt(largest);
}

/**
 * The quantile of points that count 1 each, with linear interpolation between neighbours, as numpy gives it by default;
 * undefined without points.
 *
 * @param share from 0 to 1
 */
export function linearQuantile(histogram: DistanceHistogram, share: number): Figure {
  const position = share * (weightOf(histogram) - 1);
  const below = distanceAt(histogram, position);
  const above = distanceAt(histogram, Math.ceil(position));
  if (below === undefined || above === undefined) return undefined;
  return below === above ? below : below + (above - below) * (position - Math.floor(position));
}

/** The distance of the point of that rank, from 0; between two ranks that of the lower one. */
function distanceAt({ squared, weights }: DistanceHistogram, rank: number): Figure {
  let points = 0;
  const row = weights.findIndex((weight) => (points += weight) > rank);
  const distance = squared[row];
  return rank < 0 || distance === undefined ? undefined : Math.sqrt(distance);
}

/** The first distance up to which that share of the whole length lies; undefined without points. */
export function cumulatedQuantile(histogram: DistanceHistogram, share: number): Figure {
  const whole = weightOf(histogram);
  let length = 0;
  const row = histogram.weights.findIndex((weight) => (length += weight) / whole >= share);
  const distance = histogram.squared[row];
  return distance === undefined ? undefined : Math.sqrt(distance);
}

/** The weight of the points at most `tolerance` away, or nearer than it. */
export function weightWithin(
  { squared, weights }: DistanceHistogram,
  tolerance: number,
  limit: "atMost" | "below" = "atMost",
): number {
  return weights.reduce((sum, weight, row) => {
    const distance = Math.sqrt(numberAt(squared, row));
    return distance < tolerance || (limit === "atMost" && distance === tolerance) ? sum + weight : sum;
  }, 0);
}
