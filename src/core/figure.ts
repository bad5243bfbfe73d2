/** A figure that is `undefined` has no value (0/0): never NaN, never 0 by accident. */
export type Figure = number | undefined;

/** The ratio of two counts, undefined where both are 0. */
export function ratio(numerator: number, denominator: number): Figure {
  return denominator === 0 ? undefined : numerator / denominator;
}
