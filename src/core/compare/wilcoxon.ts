import { normalTails } from "./normalTails";
import { addAt, itemAt, numberAt } from "../numbers/numberAt";

export interface Wilcoxon {
  /** Differences that are not 0: the others say nothing and are left out. */
  readonly n: number;
  /** The smaller of the two sums of ranks. */
  readonly statistic: number;
  /** Two-sided. */
  readonly p: number;
  readonly method: "exact" | "normal";
}

/** Up to this many differences the sums of ranks are counted; beyond, the normal distribution stands in. */
const MOST_EXACT = 50;

/** Differences of figures closer than this are ties: the figures are ratios that rounding has touched. */
const TIE = 1e-12;

/**
 * The signed-rank test of paired differences, two-sided: exact for up to 50, with ties too, else the normal
 * approximation with the correction for ties and none for continuity (as scipy's default).
 *
 * Source: F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1 (1945); W. Pratt and
 * J. Gibbons, "Concepts of Nonparametric Theory" (1981), for the variance with ties.
 */
export function wilcoxon(differences: readonly number[]): Wilcoxon {
  const sorted = differences.filter((d) => Math.abs(d) > TIE).sort((a, b) => Math.abs(a) - Math.abs(b));
  const n = sorted.length;
  const all = (n * (n + 1)) / 2;
  const { positive, ties, doubled } = rankSums(sorted);
  const statistic = Math.min(positive, all - positive);
  if (n <= MOST_EXACT) return { n, statistic, p: exactP(doubled, 2 * statistic), method: "exact" };
  const variance = (n * (n + 1) * (2 * n + 1) - ties / 2) / 24;
  return { n, statistic, p: normalTails((statistic - all / 2) / Math.sqrt(variance)), method: "normal" };
}

interface RankSums {
  /** Sum of the ranks of positive differences, tied ones with their mean rank. */
  readonly positive: number;
  /** The sum of t^3 - t over ties of t. */
  readonly ties: number;
  /** Twice the rank of each difference: a mean of ranks is whole or a half. */
  readonly doubled: readonly number[];
}

function rankSums(sorted: readonly number[]): RankSums {
  const doubled: number[] = [];
  let positive = 0;
  let ties = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && Math.abs(itemAt(sorted, end)) - Math.abs(itemAt(sorted, start)) <= TIE) end++;
    const rank = (start + 1 + end) / 2;
    positive += rank * sorted.slice(start, end).filter((d) => d > 0).length;
    ties += (end - start) ** 3 - (end - start);
    for (let tied = start; tied < end; tied++) doubled.push(2 * rank);
    start = end;
  }
  return { positive, ties, doubled };
}

/**
 * Twice the share of the 2^n choices of signs whose ranks sum to `statistic` or less, both doubled; exact below 2^53.
 *
 * Source: B. Streitberg and J. Roehmel, "Exact distributions for permutation and rank tests: an introduction to some
 * recently published algorithms", Statist. Software Newsletter 12 (1986): the shift algorithm, for scores with ties.
 */
function exactP(doubled: readonly number[], statistic: number): number {
  const ways = new Float64Array(doubled.reduce((sum, rank) => sum + rank, 0) + 1);
  ways[0] = 1;
  for (const rank of doubled) {
    for (let sum = ways.length - 1; sum >= rank; sum--) addAt(ways, sum, numberAt(ways, sum - rank));
  }
  const tail = ways.subarray(0, statistic + 1).reduce((sum, count) => sum + count, 0);
  return Math.min(1, (2 * tail) / 2 ** doubled.length);
}
