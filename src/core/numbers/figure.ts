/**
 * A figure that is `undefined` has no value (0/0): never NaN, never 0 by accident. A likelihood ratio alone may be
 * `Infinity`; means count how many infinite values entered them.
 */
export type Figure = number | undefined;

/** The ratio of two figures: undefined where both are 0 or one is undefined, infinite where only the denominator is 0. */
export function ratio(numerator: Figure, denominator: Figure): Figure {
  if (numerator === undefined || denominator === undefined) return undefined;
  return numerator === 0 && denominator === 0 ? undefined : numerator / denominator;
}
