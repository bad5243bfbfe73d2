import { normalTails } from "./normalTails";

export interface Wilcoxon {
  /** Differences that are not 0: the others say nothing and are left out. */
  readonly n: number;
  /** The smaller of the two sums of ranks. */
  readonly statistic: number;
  /** Two-sided. */
  readonly p: number;
  readonly method: "exact" | "normal";
}

/** Up to this many differences the sums of ranks are counted; beyond, and with ties, the normal distribution stands in. */
const MOST_EXACT = 50;

/** Differences of figures closer than this are ties: the figures are ratios that rounding has touched. */
const TIE = 1e-12;

/**
 * The signed-rank test of paired differences, two-sided: exact for up to 50 without ties, else the normal
 * approximation with the correction for ties and none for continuity (as scipy's default).
 *
 * Source: F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1 (1945); W. Pratt and
 * J. Gibbons, "Concepts of Nonparametric Theory" (1981), for the variance with ties.
 */
export function wilcoxon(differences: readonly number[]): Wilcoxon {
  const sorted = differences.filter((d) => Math.abs(d) > TIE).sort((a, b) => Math.abs(a) - Math.abs(b));
  const n = sorted.length;
  const all = (n * (n + 1)) / 2;
  const { positive, ties } = rankSums(sorted);
  const statistic = Math.min(positive, all - positive);
  if (n === 0) return { n, statistic, p: 1, method: "exact" };
  if (n <= MOST_EXACT && ties === 0) return { n, statistic, p: exactP(n, statistic), method: "exact" };
  const variance = (n * (n + 1) * (2 * n + 1) - ties / 2) / 24;
  return { n, statistic, p: normalTails((statistic - all / 2) / Math.sqrt(variance)), method: "normal" };
}

/** Sum of the ranks of positive differences, tied ones with their mean rank; and the sum of t^3 - t over ties of t. */
function rankSums(sorted: readonly number[]): { readonly positive: number; readonly ties: number } {
  let positive = 0;
  let ties = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && Math.abs(sorted[end] ?? 0) - Math.abs(sorted[start] ?? 0) <= TIE) end++;
    const rank = (start + 1 + end) / 2;
    positive += rank * sorted.slice(start, end).filter((d) => d > 0).length;
    ties += (end - start) ** 3 - (end - start);
    start = end;
  }
  return { positive, ties };
}

/** Twice the share of the 2^n choices of signs whose ranks sum to `statistic` or less; exact below 2^53. */
function exactP(n: number, statistic: number): number {
  const ways = new Float64Array((n * (n + 1)) / 2 + 1);
  ways[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = ways.length - 1; sum >= rank; sum--) ways[sum] = (ways[sum] ?? 0) + (ways[sum - rank] ?? 0);
  }
  const tail = ways.subarray(0, statistic + 1).reduce((sum, count) => sum + count, 0);
  return Math.min(1, (2 * tail) / 2 ** n);
}
