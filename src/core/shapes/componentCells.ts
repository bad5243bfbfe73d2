import { sum } from "../numbers/sum";
import { numberAt } from "../numbers/numberAt";

/**
 * The cells of one class in one image: the parts of it that are nearest to each component of the target. Columns of one length,
 * a row a component; `outside` is what was predicted where there is none.
 */
export interface ComponentCells {
  /** Pixels of the component, of the prediction in its cell, and of both. */
  readonly target: Float64Array;
  readonly prediction: Float64Array;
  readonly common: Float64Array;
  /** Predicted pixels of an image without a component. */
  readonly outside: number;
}

/**
 * The mean Dice of the cells, each counting alike whatever its size; of a target without components 1 if nothing was predicted,
 * else 0.
 *
 * Source: Jaus et al., "Every component counts", 2024; `CCDiceMetric` of CC-Metrics.
 */
export function componentDice({ target, prediction, common, outside }: ComponentCells): number {
  if (target.length === 0) return outside === 0 ? 1 : 0;
  const dice = common.map((pixels, cell) => (2 * pixels) / (numberAt(target, cell) + numberAt(prediction, cell)));
  return sum(dice) / target.length;
}
