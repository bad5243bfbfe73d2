import { averageInput } from "../averages/averageInput";
import { imageMean } from "../averages/cellMeans";
import type { Evaluation } from "../counting/evaluation";
import { figureRange } from "../intervals/figureRange";
import { intervalOf, type Interval } from "../intervals/interval";
import type { Reliance } from "../intervals/reliance";
import { badness } from "../metrics/better";
import type { Metric } from "../metrics/metric";
import type { Figure } from "../numbers/figure";
import { addAt, itemAt } from "../numbers/numberAt";
import type { RankedRun } from "./ranking";
import type { DrawnRuns } from "./rankResampling";
import { midRanks } from "./ranks";

/** The mean over the images of the ranks of the runs in each; images in which a run has no figure are left out. */
export function meanRanks(evaluation: Evaluation, metric: Metric, runs: number): readonly Figure[] {
  const ranks = new MeanRanks(metric, runs);
  ranks.add(evaluation);
  return ranks.means();
}

/** The same of images that come some at a time. */
export class MeanRanks {
  readonly #sums: Float64Array;
  #ranked = 0;

  constructor(
    private readonly metric: Metric,
    private readonly runs: number,
  ) {
    this.#sums = new Float64Array(runs);
  }

  /** @param evaluation of the images of all runs, run by run. */
  add(evaluation: Evaluation): void {
    const input = averageInput(evaluation, this.metric);
    const images = evaluation.imageSet.length / this.runs;
    for (let image = 0; image < images; image++) {
      const figures = Array.from({ length: this.runs }, (_, run) => imageMean(input, run * images + image).value);
      if (figures.includes(undefined)) continue;
      this.#ranked++;
      for (const [run, rank] of midRanks(figures, this.metric.better).entries()) addAt(this.#sums, run, rank);
    }
  }

  means(): readonly Figure[] {
    return Array.from(this.#sums, (sum) => (this.#ranked === 0 ? undefined : sum / this.#ranked));
  }
}

/** Of each run the share of the draws in which it is first, ties split; none without draws. */
export function firstShares(drawnRanks: readonly (readonly number[])[], runs: number): readonly Figure[] {
  const shares = new Float64Array(runs);
  for (const ofDraw of drawnRanks) {
    const ties = ofDraw.filter((rank) => rank === 1).length;
    for (const [run, rank] of ofDraw.entries()) if (rank === 1) addAt(shares, run, 1 / ties);
  }
  return Array.from(shares, (share) => (drawnRanks.length === 0 ? undefined : share / drawnRanks.length));
}

/** The smallest and largest rank of a run once as many draws are cut off at both ends as the confidence says. */
export function rankInterval(
  drawnRanks: readonly (readonly number[])[],
  run: number,
  confidence: number,
): RankedRun["rankInterval"] {
  const sorted = drawnRanks.map((ofDraw) => itemAt(ofDraw, run)).sort((a, b) => a - b);
  const cut = Math.floor(((1 - confidence) / 2) * sorted.length);
  const [low, high] = [sorted[cut], sorted[sorted.length - 1 - cut]];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** Of each run the interval of its figure, which rests on its rows like that. */
export function figureIntervals(
  reliances: readonly Reliance[],
  { figures, draws }: DrawnRuns,
  { metric, confidence }: { readonly metric: Metric; readonly confidence: number },
): readonly (Interval | undefined)[] {
  const range = figureRange(metric);
  return figures.map((figure, run) => {
    const squares = draws.reduce((sum, ofDraw) => sum + ((ofDraw[run] ?? 0) - (figure ?? 0)) ** 2, 0);
    return intervalOf(figure, { squares, draws: draws.length }, confidence, itemAt(reliances, run), range);
  });
}

/** The best of several runs is chosen by the same images that it is judged by: what it gains by that, E[max] - max. */
export function optimism({ figures, draws }: DrawnRuns, { better }: Metric): Figure {
  const best = (values: readonly Figure[]): Figure => {
    const sorted = values.flatMap((value) => value ?? []).sort((a, b) => badness(better, a) - badness(better, b));
    return sorted[0];
  };
  const observed = best(figures);
  const drawn = draws.flatMap((ofDraw) => best(ofDraw) ?? []);
  if (observed === undefined || drawn.length === 0 || !Number.isFinite(observed)) return undefined;
  return drawn.reduce((sum, value) => sum + value, 0) / drawn.length - observed;
}
