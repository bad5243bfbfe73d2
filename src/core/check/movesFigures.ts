import type { Effect } from "../reading/finding";

/** From this difference of the mean IoU on, a finding stands with the figures: by less than that no two runs can be told apart. */
const MOVES_FIGURES = 0.02;

export function movesFigures({ now, then }: Effect): boolean {
  if (now === undefined || then === undefined) return now !== then;
  return Math.abs(then - now) >= MOVES_FIGURES;
}
