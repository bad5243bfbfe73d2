import { ratio, type Figure } from "../numbers/figure";

/** 2ab / (a + b): undefined where one of them is, or both are 0. */
export function harmonicMean(a: Figure, b: Figure): Figure {
  return a === undefined || b === undefined ? undefined : ratio(2 * a * b, a + b);
}
