import type { Figure } from "../numbers/figure";

/**
 * The quantile of values in ascending order, `share` from 0 to 1, with linear interpolation between neighbours
 * (Hyndman and Fan's type 7, numpy's default); undefined without values.
 */
export function quantile(sorted: ArrayLike<number>, share: number): Figure {
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return undefined;
  return below === above ? below : below + (above - below) * (position - Math.floor(position));
}
