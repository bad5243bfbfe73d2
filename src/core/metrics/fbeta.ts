import { ratioMetric, type Metric } from "./metric";

/** The weight of recall against precision that `fbeta` has where the user chose none. */
export const DEFAULT_BETA = 2;

/** Beta that the menus offer beside a number of the user's own; 1 is Dice. */
export const BETA_PRESETS: readonly number[] = [0.5, 2];

/** F-beta (van Rijsbergen 1979): recall weighs `beta` times as much as precision; `beta` is above 0. */
export function fbeta(beta: number): Metric<"fbeta"> {
  const square = beta * beta;
  return ratioMetric(
    {
      id: "fbeta",
      name: `F-beta (beta = ${beta})`,
      short: `F${beta}`,
      formula: "(1 + b^2) tp / ((1 + b^2) tp + b^2 fn + fp)",
      better: "higher",
      tier: 2,
      needs: ["present"],
      numpy: [`b2 = ${beta} ** 2`, "return (1 + b2) * tp / ((1 + b2) * tp + b2 * fn + fp)"],
    },
    {
      numerator: ({ tp }) => (1 + square) * tp,
      denominator: ({ tp, fp, fn }) => (1 + square) * tp + square * fn + fp,
    },
  );
}
