import type { Figure } from "../numbers/figure";
import { MOST_EXACT, type Swapping } from "./swapWays";

/** What is called a difference, once corrected for how many are tested. */
export const SIGNIFICANT = 0.05;

/** So many random swaps a test at least, or Holm's correction over the tests could not reach 0.05 at all. */
const SWAPS_A_TEST = 40;

/** Rounding must not make a swap that changes nothing count as a smaller difference. */
const ROUNDING = 1e-12;

/** Which swaps the tests of several differences share: all ways where the rows are few, else random ones. */
export interface SwapPlan {
  readonly method: Swapping["method"];
  /** How many are made. */
  readonly swaps: number;
  /** No p can be below. */
  readonly smallest: number;
}

export function swapPlan(rows: number, draws: number, tests: number): SwapPlan {
  if (rows <= MOST_EXACT) {
    const swaps = 2 ** rows;
    return { method: "exact", swaps, smallest: Math.min(1, 2 / swaps) };
  }
  const swaps = Math.max(draws, SWAPS_A_TEST * tests);
  return { method: "random", swaps, smallest: 1 / (swaps + 1) };
}

/**
 * p of a difference that so many swaps are as far as. With random swaps the observed one is one of them, so that p is never 0.
 * Source: B. Phipson and G. Smyth, "Permutation p-values should never be zero", Statist. Appl. Genet. Mol. Biol. 9 (2010).
 */
export function swapP({ method, swaps }: SwapPlan, asFar: number): number {
  return method === "exact" ? asFar / swaps : (asFar + 1) / (swaps + 1);
}

/** b - a; undefined where one of the two is, or where it is infinite. */
export function differenceOf(a: Figure, b: Figure): Figure {
  const difference = a === undefined || b === undefined ? undefined : b - a;
  return difference !== undefined && Number.isFinite(difference) ? difference : undefined;
}

/** A swap without a value could be any: it counts against the difference. */
export function isAsFar(swapped: Figure, difference: Figure): boolean {
  return swapped === undefined || Math.abs(swapped) >= Math.abs(difference ?? 0) - ROUNDING;
}
