import { averageInput } from "../averages/averageInput";
import { imageMean } from "../averages/cellMeans";
import { AVERAGES, type AverageId } from "../averages/averages";
import { holm } from "../compare/holm";
import { evaluate, type Evaluation } from "../counting/evaluation";
import type { Choices, ImageGrouping } from "../document/choices";
import { DEFAULT_BOOTSTRAP, type BootstrapOptions } from "../intervals/bootstrap";
import { bootstrapInput, type BootstrapInput } from "../intervals/bootstrapInput";
import { figureRange } from "../intervals/figureRange";
import { imageGroups } from "../intervals/imageGroups";
import { intervalOf, type Interval } from "../intervals/interval";
import { reliances } from "../intervals/reliance";
import { resampled } from "../intervals/resampling";
import { badness } from "../metrics/better";
import type { Metric } from "../metrics/metric";
import { quantile } from "../averages/quantile";
import type { Figure } from "../numbers/figure";
import { policyWords } from "../sentences/policyWords";
import { commonRuns, type NamedRun } from "./commonRuns";
import { letters } from "./letters";
import { RankResampling, type DrawnRuns, type RunPair } from "./rankDraws";
import { rankedClasses, rankedFigures, rowsOfRun, type RankedClass, type RankedFigure } from "./rankedFigures";
import { kendallTau, midRanks, ranks } from "./ranks";

export interface RankOptions extends BootstrapOptions {
  readonly metric: Metric;
  readonly average: AverageId;
}

/** How runs are put in order: by the figure of all images; by the mean of their ranks in the images; by how many others they beat. */
export const RANK_SCHEMES = ["aggregateThenRank", "rankThenAggregate", "testThenRank"] as const;
export type RankScheme = (typeof RANK_SCHEMES)[number];

export interface RankedRun {
  readonly name: string;
  /** Folder of the predictions. */
  readonly predictions: string;
  readonly figure: Figure;
  readonly interval: Interval | undefined;
  /** From 1, by the figure; ties share the lowest. */
  readonly rank: number;
  /** The ranks that `confidence` of the draws lie within; undefined below two images. */
  readonly rankInterval: { readonly low: number; readonly high: number } | undefined;
  /** The share of the draws in which it is first, ties split; undefined below two images. */
  readonly first: Figure;
  /** Two runs share a letter exactly where they cannot be told apart. */
  readonly letters: string;
  /** Its rank by each scheme, the one by the figure among them. */
  readonly ranks: Readonly<Record<RankScheme, number>>;
  /** The mean of its ranks in the single images; undefined where no image has a figure in all runs. */
  readonly meanRank: Figure;
  /** How many others it is better than, by the test of their pair under Holm's correction. */
  readonly wins: number;
  /** Images of this run that another one lacks: in no figure here. */
  readonly leftOut: number;
  /** The number in its name, such as an epoch, where every run has a different one. */
  readonly step: Figure;
}

export interface Ranking {
  readonly metric: Metric;
  readonly average: AverageId;
  readonly options: BootstrapOptions;
  /** The rules that the figures were computed by, as clauses. */
  readonly rules: readonly string[];
  /** Common images with a counted pixel: what every figure rests on. */
  readonly images: number;
  readonly grouping: ImageGrouping | undefined;
  /** Images, or groups, that were drawn from. */
  readonly rows: number;
  /** The best first; of runs that tie, as they were given. */
  readonly runs: readonly RankedRun[];
  /** Pairs by their places in `runs`, with p adjusted over all pairs by Holm's method. */
  readonly pairs: readonly (RunPair & { readonly holm: Figure })[];
  readonly smallest: number;
  /** Kendall's tau-b of the order of the runs in a draw with the shown one: its median, and what 5 % of the draws lie below. */
  readonly tau: { readonly median: Figure; readonly low: Figure };
  /** By how much the best of so many runs is expected to look better than it is: E[max] - max over the draws. */
  readonly optimism: Figure;
  readonly byFigure: readonly RankedFigure[];
  readonly classes: readonly RankedClass[];
}

export type RankOutcome =
  | { readonly ok: true; readonly ranking: Ranking }
  /** Why the runs cannot be ranked, and what to do. */
  | { readonly ok: false; readonly message: string };

/** What is called a difference, once corrected for all pairs. */
const LEVEL = 0.05;

/**
 * Ranks runs over the same targets on the images that all of them have, read with one class table made from the labels of all.
 *
 * Deterministic: the same reports, options and seed give the same ranks; runs given in another order differ in nothing but it.
 */
export function rankRuns(named: readonly NamedRun[], options: RankOptions): RankOutcome {
  const found = commonRuns(named);
  if (!found.ok) return found;
  const [first] = named;
  const average = AVERAGES.find(({ id }) => id === options.average);
  if (!first || !average) return { ok: false, message: `There is no average ${options.average}.` };
  const { choices } = first.report;
  const { images, leftOut } = found.common;
  const names = (images[0] ?? []).map(({ name }) => name);
  const grouped = imageGroups(names, choices.groups);
  if (!grouped.ok) return grouped;
  // The subset was taken by the names in the first run; by colour each run was read by itself.
  const evaluation = evaluate({ ...first.report, images: images.flat() }, {
    ...choices,
    missing: "count",
    subset: undefined,
    palettes: "indices",
  } satisfies Choices);
  const count = named.length;
  const groups = grouped.groups && named.flatMap((_, run) => grouped.groups?.map((group) => `${run} ${group}`) ?? []);
  const { metric } = options;
  const input = bootstrapInput(evaluation, metric, groups);
  const { draws, seed, confidence } = { ...DEFAULT_BOOTSTRAP, ...options };
  const drawn = resampled(new RankResampling({ input, runs: count, metric, average }, { draws, seed, confidence }));
  const order = named
    .map((_, run) => run)
    .sort((a, b) => badnessOf(metric, drawn.figures[a]) - badnessOf(metric, drawn.figures[b]) || a - b);
  const byHolm = holm(drawn.pairs.map(({ p }) => p));
  const apart = drawn.pairs.map((pair, place) => ({ ...pair, holm: byHolm[place] }));
  const isApart = (a: number, b: number): boolean =>
    apart.some(
      ({ one, other, holm: p }) =>
        p !== undefined && p < LEVEL && ((one === a && other === b) || (one === b && other === a)),
    );
  const isBetter = (a: number, b: number): boolean =>
    isApart(a, b) && badnessOf(metric, drawn.figures[a]) < badnessOf(metric, drawn.figures[b]);
  const wins = named.map((_, run) => named.filter((_other, other) => isBetter(run, other)).length);
  const meanRanks = meanRanksOf(evaluation, metric, count);
  const schemes: Readonly<Record<RankScheme, readonly number[]>> = {
    aggregateThenRank: ranks(drawn.figures, metric.better),
    rankThenAggregate: ranks(meanRanks, "lower"),
    testThenRank: ranks(wins, "higher"),
  };
  const lettersOf = letters(count, (a, b) => isApart(order[a] ?? a, order[b] ?? b));
  const drawnRanks = drawn.draws.map((figures) => ranks(figures, metric.better));
  const shares = firstShares(drawnRanks, count);
  const intervals = intervalsOf(input, drawn, { metric, average: options.average, confidence });
  const steps = stepsOf(named.map(({ name }) => name));
  const place = new Map(order.map((run, position) => [run, position]));
  const taus = drawnRanks
    .flatMap((ofDraw) => kendallTau(ofDraw, schemes.aggregateThenRank) ?? [])
    .sort((a, b) => a - b);
  return {
    ok: true,
    ranking: {
      metric,
      average: options.average,
      options: { draws, seed, confidence },
      rules: policyWords({ ...evaluation, choices }),
      images: evaluation.imageSet.length / count,
      grouping: choices.groups,
      rows: input.rows / count,
      runs: order.map((run, position) => ({
        name: named[run]?.name ?? "",
        predictions: named[run]?.report.folders.prediction ?? "",
        figure: drawn.figures[run],
        interval: intervals[run],
        rank: schemes.aggregateThenRank[run] ?? count,
        rankInterval: rankInterval(
          drawnRanks.map((ofDraw) => ofDraw[run] ?? count),
          confidence,
        ),
        first: shares?.[run],
        letters: lettersOf[position] ?? "",
        ranks: {
          aggregateThenRank: schemes.aggregateThenRank[run] ?? count,
          rankThenAggregate: schemes.rankThenAggregate[run] ?? count,
          testThenRank: schemes.testThenRank[run] ?? count,
        },
        meanRank: meanRanks[run],
        wins: wins[run] ?? 0,
        leftOut: leftOut[run] ?? 0,
        step: steps?.[run],
      })),
      pairs: apart
        .map(({ one, other, ...rest }) => {
          const [a, b] = [place.get(one) ?? one, place.get(other) ?? other];
          return { one: Math.min(a, b), other: Math.max(a, b), ...rest };
        })
        .sort((a, b) => a.one - b.one || a.other - b.other),
      smallest: drawn.smallest,
      tau: { median: quantile(taus, 0.5), low: quantile(taus, 0.05) },
      optimism: optimismOf(drawn, metric),
      byFigure: rankedFigures(evaluation, count, order, groups),
      classes: rankedClasses(evaluation, input, { metric, runs: count, order }),
    },
  };
}

function badnessOf({ better }: Metric, figure: Figure): number {
  return figure === undefined ? Number.MAX_VALUE : badness(better, figure);
}

/** The mean over the images of the ranks of the runs in each; images in which a run has no figure are left out. */
function meanRanksOf(evaluation: Evaluation, metric: Metric, runs: number): readonly Figure[] {
  const input = averageInput(evaluation, metric);
  const images = evaluation.imageSet.length / runs;
  const sums = new Float64Array(runs);
  let ranked = 0;
  for (let image = 0; image < images; image++) {
    const figures = Array.from({ length: runs }, (_, run) => imageMean(input, run * images + image).value);
    if (figures.includes(undefined)) continue;
    ranked++;
    for (const [run, rank] of midRanks(figures, metric.better).entries()) sums[run] = (sums[run] ?? 0) + rank;
  }
  return Array.from(sums, (sum) => (ranked === 0 ? undefined : sum / ranked));
}

function firstShares(drawnRanks: readonly (readonly number[])[], runs: number): readonly number[] | undefined {
  if (drawnRanks.length === 0) return undefined;
  const shares = new Float64Array(runs);
  for (const ofDraw of drawnRanks) {
    const ties = ofDraw.filter((rank) => rank === 1).length;
    for (const [run, rank] of ofDraw.entries()) if (rank === 1) shares[run] = (shares[run] ?? 0) + 1 / ties;
  }
  return Array.from(shares, (share) => share / drawnRanks.length);
}

/** The smallest and largest rank once as many draws are cut off at both ends as the confidence says. */
function rankInterval(drawn: readonly number[], confidence: number): RankedRun["rankInterval"] {
  const sorted = drawn.toSorted((a, b) => a - b);
  const cut = Math.floor(((1 - confidence) / 2) * sorted.length);
  const [low, high] = [sorted[cut], sorted[sorted.length - 1 - cut]];
  return low === undefined || high === undefined ? undefined : { low, high };
}

function intervalsOf(
  input: BootstrapInput,
  { figures, draws }: DrawnRuns,
  { metric, average, confidence }: Pick<RankOptions, "metric" | "average" | "confidence">,
): readonly (Interval | undefined)[] {
  const range = figureRange(metric);
  return figures.map((figure, run) => {
    const squares = draws.reduce((sum, ofDraw) => sum + ((ofDraw[run] ?? 0) - (figure ?? 0)) ** 2, 0);
    const { [average]: reliance } = reliances(rowsOfRun(input, run, figures.length), metric, 1).averages;
    return intervalOf(figure, { squares, draws: draws.length }, confidence, reliance, range);
  });
}

/** The best of several runs is chosen by the same images that it is judged by: what it gains by that. */
function optimismOf({ figures, draws }: DrawnRuns, { better }: Metric): Figure {
  const best = (values: readonly Figure[]): Figure => {
    const sorted = values.flatMap((value) => value ?? []).sort((a, b) => badness(better, a) - badness(better, b));
    return sorted[0];
  };
  const observed = best(figures);
  const drawn = draws.flatMap((ofDraw) => best(ofDraw) ?? []);
  if (observed === undefined || drawn.length === 0 || !Number.isFinite(observed)) return undefined;
  return drawn.reduce((sum, value) => sum + value, 0) / drawn.length - observed;
}

/** The last number in each name, where all have one and no two the same: epochs and steps of checkpoints. */
function stepsOf(names: readonly string[]): readonly number[] | undefined {
  const numbers = names.map((name) => [...name.matchAll(/\d+(?:\.\d+)?/g)].at(-1)?.[0]);
  const steps = numbers.flatMap((text) => (text === undefined ? [] : [Number(text)]));
  return steps.length === names.length && new Set(steps).size === names.length ? steps : undefined;
}
