import { normalTails } from "./normalTails";
import { addAt, numberAt } from "../numbers/numberAt";

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
export function wilcoxon(differences: readonly number[] | Float64Array): Wilcoxon {
  const sizes = sortedSizes(differences);
  const n = sizes.up.length + sizes.down.length;
  const all = (n * (n + 1)) / 2;
  const { positive, ties, doubled } = rankSums(sizes, n <= MOST_EXACT);
  const statistic = Math.min(positive, all - positive);
  if (n <= MOST_EXACT) return { n, statistic, p: exactP(doubled, 2 * statistic), method: "exact" };
  const variance = (n * (n + 1) * (2 * n + 1) - ties / 2) / 24;
  return { n, statistic, p: normalTails((statistic - all / 2) / Math.sqrt(variance)), method: "normal" };
}

/** How far differences are from 0, the smallest first: those above it, and those below. */
interface Sizes {
  readonly up: Float64Array;
  readonly down: Float64Array;
}

/** Numbers alone are sorted many times as fast as what a function compares. */
function sortedSizes(differences: readonly number[] | Float64Array): Sizes {
  const sizes = new Float64Array(differences.length);
  let [up, down] = [0, sizes.length];
  for (const difference of differences) {
    if (difference > TIE) sizes[up++] = difference;
    else if (difference < -TIE) sizes[--down] = -difference;
  }
  return { up: sizes.subarray(0, up).sort(), down: sizes.subarray(down).sort() };
}

interface RankSums {
  /** Sum of the ranks of positive differences, tied ones with their mean rank. */
  readonly positive: number;
  /** The sum of t^3 - t over ties of t. */
  readonly ties: number;
  /** Twice the rank of each difference: a mean of ranks is whole or a half. Empty where nobody asks for them. */
  readonly doubled: readonly number[];
}

function rankSums({ up, down }: Sizes, withRanks: boolean): RankSums {
  const doubled: number[] = [];
  let positive = 0;
  let ties = 0;
  let [ofUp, ofDown] = [0, 0];
  while (ofUp < up.length || ofDown < down.length) {
    const first = Math.min(up[ofUp] ?? Infinity, down[ofDown] ?? Infinity);
    const start = ofUp + ofDown;
    const before = ofUp;
    while (ofUp < up.length && !(numberAt(up, ofUp) - first > TIE)) ofUp++;
    while (ofDown < down.length && !(numberAt(down, ofDown) - first > TIE)) ofDown++;
    const end = ofUp + ofDown;
    const rank = (start + 1 + end) / 2;
    positive += rank * (ofUp - before);
    ties += (end - start) ** 3 - (end - start);
    if (withRanks) for (let tied = start; tied < end; tied++) doubled.push(2 * rank);
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
