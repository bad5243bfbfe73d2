import type { Figure } from "../numbers/figure";

/** Which values of a metric are better: the higher, the lower, or those nearer to 0 from either side. */
export type Better = "higher" | "lower" | "zero";

/** How bad a value is: the larger, the worse. Only for an order, since it has another zero for each metric. */
export function badness(better: Better, value: number): number {
  switch (better) {
    case "higher":
      return -value;
    case "lower":
      return value;
    case "zero":
      return Math.abs(value);
  }
}

/** In words, behind the name of a metric. */
export const BETTER_WORDS: Readonly<Record<Better, string>> = {
  higher: "higher is better",
  lower: "lower is better",
  zero: "nearer to 0 is better",
};

/** What a value is sorted by: where 0 is best its distance from 0. */
export function sortValue(better: Better, value: Figure): Figure {
  return better === "zero" && value !== undefined ? Math.abs(value) : value;
}

/** The direction of a sort that has the worst first. */
export function worstFirst(better: Better): "ascending" | "descending" {
  return better === "higher" ? "ascending" : "descending";
}

/** Below 0 where `a` is worse than `b`, 0 where they are as good: for a sort that has the worst first, of infinite values too. */
export function compareWorst(better: Better, a: number, b: number): number {
  const [ofA, ofB] = [badness(better, a), badness(better, b)];
  return ofA === ofB ? 0 : ofA > ofB ? -1 : 1;
}
