import type { DistanceHistogram } from "../../core/shapes/surfaceHistograms";

/** Whole squared distances below this are counted in a table. */
const SMALL = 4096;

/**
 * Adds up the weights of equal distances.
 *
 * @param codes of the points, one a distance
 * @param lengths the weight of a point by its code
 */
export function histogramOf(squared: Float64Array, codes: Uint8Array, lengths: Float64Array): DistanceHistogram {
  let largest = 0;
  for (const distance of squared) if (distance > largest && distance < SMALL) largest = distance;
  const small = new Float64Array(Math.floor(largest) + 1);
  const others = new Map<number, number>();
  for (let i = 0; i < squared.length; i++) {
    const distance = squared[i];
    const weight = lengths[codes[i]];
    if (distance < SMALL && distance === Math.floor(distance)) small[distance] += weight;
    else others.set(distance, (others.get(distance) ?? 0) + weight);
  }
  const rows: (readonly [squared: number, weight: number])[] = [...others];
  small.forEach((weight, distance) => {
    if (weight > 0) rows.push([distance, weight]);
  });
  rows.sort(([a], [b]) => a - b);
  return {
    squared: Float64Array.from(rows, ([distance]) => distance),
    weights: Float64Array.from(rows, ([, weight]) => weight),
  };
}
