import type { Figure } from "../numbers/figure";

/** Global minus samplewise; undefined where one of them is, or where both are infinite. */
export function differenceOf(global: Figure, samplewise: Figure): Figure {
  if (global === undefined || samplewise === undefined) return undefined;
  const difference = global - samplewise;
  return Number.isNaN(difference) ? undefined : difference;
}
