import type { DistanceHistogram } from "../../core/shapes/surfaceHistograms";

/** Whole squared distances below this are counted in a table. */
const SMALL = 2 ** 14;

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
  return mergeRows(small, others);
}

/** The weights of the table, by their places, and the others in one order. */
function mergeRows(small: Float64Array, others: ReadonlyMap<number, number>): DistanceHistogram {
  const keys = Float64Array.from(others.keys()).sort();
  let rows = keys.length;
  for (const weight of small) if (weight > 0) rows++;
  const histogram = { squared: new Float64Array(rows), weights: new Float64Array(rows) };
  let row = 0;
  let key = 0;
  const putOthers = (to: number): void => {
    for (; key < keys.length && keys[key] <= to; key++, row++) {
      histogram.squared[row] = keys[key];
      histogram.weights[row] = others.get(keys[key]) ?? 0;
    }
  };
  for (let distance = 0; distance < small.length; distance++) {
    if (small[distance] === 0) continue;
    putOthers(distance);
    histogram.squared[row] = distance;
    histogram.weights[row++] = small[distance];
  }
  putOthers(Infinity);
  return histogram;
}
