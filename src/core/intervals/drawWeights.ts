import { exponential } from "../numbers/exponential";

/** Random bits that a weight is made of: a word of 32 has those of two rows. */
export const WEIGHT_BITS = 16;

/** What stands for 1, the mean of all weights. */
const UNIT = 86;

/**
 * No weight is larger: sums of the values of a block of rows times their weights then are integers of 32 bits (`packedRows.ts`).
 */
export const MOST_WEIGHT = 1023;

let made: Uint16Array | undefined;

/**
 * The weight that each choice of random bits stands for: an exponential number in whole 86ths of its mean, the middle one of its bits'
 * share of all. None is 0, so that no class vanishes from a draw.
 */
export function drawWeights(): Uint16Array {
  return (made ??= Uint16Array.from({ length: 2 ** WEIGHT_BITS }, (_, bits) =>
    Math.min(MOST_WEIGHT, Math.max(1, Math.round(UNIT * exponential((bits + 0.5) * 2 ** WEIGHT_BITS)))),
  ));
}
