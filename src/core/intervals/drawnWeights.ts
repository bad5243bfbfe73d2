import type { MersenneTwister } from "../numbers/mersenneTwister";
import { LANES } from "./weightedRows";

/**
 * Weights of `rows` rows for `LANES` draws of the Bayesian bootstrap, to be divided by their sum, which no ratio
 * feels: then they are Dirichlet(1, ..., 1). No weight is 0, so that no class vanishes from a draw. The draws follow
 * one another in the random numbers, however many are asked for at a time.
 *
 * Source: D. Rubin, "The Bayesian bootstrap", Ann. Statist. 9 (1981); independent exponential weights over their sum
 * are Dirichlet: L. Devroye, "Non-Uniform Random Variate Generation" (1986), XI.4.
 */
export function drawWeights(random: MersenneTwister, rows: number, weights: Float64Array): void {
  for (let lane = 0; lane < LANES; lane++) {
    for (let row = 0; row < rows; row++) weights[row * LANES + lane] = -Math.log((random.next() + 0.5) / 2 ** 32);
  }
}
