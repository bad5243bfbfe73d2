import type { Figure } from "../numbers/figure";
import { badness, type Better } from "../metrics/better";
import { entryAt } from "../numbers/numberAt";

/** Ranks from 1, the best first; ties share the lowest of theirs, as scipy's `rankdata(method="min")`. A run without a figure is behind all others. */
export function ranks(figures: readonly Figure[], better: Better): readonly number[] {
  const bad = figures.map((figure) => (figure === undefined ? Infinity : badness(better, figure)));
  const sorted = bad.toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1));
  return bad.map((value) => sorted.indexOf(value) + 1);
}

/** The same with the mean of the ranks that ties take up, as `rankdata(method="average")`: what means of ranks are made of. */
export function midRanks(figures: readonly Figure[], better: Better): readonly number[] {
  const lowest = ranks(figures, better);
  return lowest.map((rank) => rank + (lowest.filter((other) => other === rank).length - 1) / 2);
}

/**
 * Kendall's tau-b of two orders of the same runs, -1 to 1; undefined where one of them ties all.
 *
 * Source: M. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).
 */
export function kendallTau(a: readonly number[], b: readonly number[]): Figure {
  let agreeing = 0;
  let [apartInA, apartInB] = [0, 0];
  for (let one = 0; one < a.length; one++) {
    for (let other = 0; other < one; other++) {
      const ofA = Math.sign(entryAt(a, one) - entryAt(a, other));
      const ofB = Math.sign(entryAt(b, one) - entryAt(b, other));
      agreeing += ofA * ofB;
      apartInA += Math.abs(ofA);
      apartInB += Math.abs(ofB);
    }
  }
  const apart = Math.sqrt(apartInA * apartInB);
  return apart === 0 ? undefined : agreeing / apart;
}
