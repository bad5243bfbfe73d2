import type { AverageId } from "../averages/averages";
import { quantile } from "../averages/quantile";
import { holm } from "../compare/holm";
import { SIGNIFICANT } from "../compare/signSwap";
import type { Evaluation } from "../counting/evaluation";
import type { Choices } from "../document/choices";
import type { BootstrapOptions } from "../intervals/bootstrap";
import type { BootstrapInput } from "../intervals/bootstrapInput";
import type { Reliance } from "../intervals/reliance";
import { badness } from "../metrics/better";
import type { Metric } from "../metrics/metric";
import type { Figure } from "../numbers/figure";
import { itemAt } from "../numbers/numberAt";
import { figureIntervals, firstShares, optimism, rankInterval } from "./drawnRanks";
import { letters } from "./letters";
import { rankedClasses, rankedFigures, rankedMetric } from "./rankedFigures";
import { RANK_SCHEMES, type Ranking, type RankScheme } from "./ranking";
import type { DrawnRuns, RunPair } from "./rankResampling";
import { kendallTau, ranks } from "./ranks";

/** What is known of the runs without a look at their images, and how many of these count. */
export interface RankedRuns extends Pick<Ranking, "rules" | "images" | "rows"> {
  readonly runs: readonly {
    readonly name: string;
    /** Folder of the predictions. */
    readonly predictions: string;
    /** Images of this run that another one lacks. */
    readonly leftOut: number;
  }[];
  /** Those of the first run, which hold for all. */
  readonly choices: Choices;
  /** The classes of all runs. */
  readonly totals: Pick<Evaluation, "choices" | "table" | "classSet">;
  readonly areCases: boolean;
  readonly metric: Metric;
  readonly average: AverageId;
  readonly options: BootstrapOptions;
}

/** What of a ranking follows from the images alone. */
export interface Foreseen {
  /** Of each run the mean of its ranks in the single images. */
  readonly mean: readonly Figure[];
  /** Of each run how its figure rests on the images. */
  readonly reliances: readonly Reliance[];
  /** The sums of all images of each run, a row a run. */
  readonly sumsOf: (metric: Metric) => BootstrapInput;
}

/** Makes the ranking of what follows from the runs alone and of the draws. */
export function completeRanking(
  { runs, choices, totals, rules, images, areCases, rows, metric, average, options }: RankedRuns,
  { mean, reliances, sumsOf }: Foreseen,
  drawn: DrawnRuns,
): Ranking {
  const { confidence } = options;
  const { figures } = drawn;
  const count = runs.length;
  const bad = figures.map((figure) => badnessOf(metric, figure));
  const order = runs.map((_, run) => run).sort((a, b) => itemAt(bad, a) - itemAt(bad, b) || a - b);
  const pairs = correctedPairs(drawn.pairs);
  const isApart = apartIn(pairs);
  const wins = bad.map((ofRun, run) => bad.filter((ofOther, other) => ofRun < ofOther && isApart(run, other)).length);
  const schemes: Readonly<Record<RankScheme, readonly number[]>> = {
    aggregateThenRank: ranks(figures, metric.better),
    rankThenAggregate: ranks(mean, "lower"),
    testThenRank: ranks(wins, "higher"),
  };
  const lettersOf = letters(count, (a, b) => isApart(itemAt(order, a), itemAt(order, b)));
  const drawnRanks = drawn.draws.map((ofDraw) => ranks(ofDraw, metric.better));
  const shares = firstShares(drawnRanks, count);
  const intervals = figureIntervals(reliances, drawn, { metric, confidence });
  const steps = stepsOf(runs.map(({ name }) => name));
  const taus = drawnRanks
    .flatMap((ofDraw) => kendallTau(ofDraw, schemes.aggregateThenRank) ?? [])
    .sort((a, b) => a - b);
  return {
    metric: rankedMetric(metric),
    average,
    options,
    rules,
    images,
    ...(areCases && { areCases }),
    grouping: choices.groups,
    rows,
    runs: order.map((run, index) => {
      const { name, predictions, leftOut } = itemAt(runs, run);
      const byScheme = RANK_SCHEMES.map((id) => [id, itemAt(schemes[id], run)]);
      return {
        name,
        given: run,
        predictions,
        figure: figures[run],
        interval: intervals[run],
        rank: itemAt(schemes.aggregateThenRank, run),
        rankInterval: rankInterval(drawnRanks, run, confidence),
        first: shares[run],
        letters: itemAt(lettersOf, index),
        ranks: Object.fromEntries(byScheme) as Readonly<Record<RankScheme, number>>,
        meanRank: mean[run],
        wins: itemAt(wins, run),
        leftOut,
        step: steps?.[run],
      };
    }),
    pairs: placedPairs(pairs, order),
    smallest: drawn.smallest,
    tau: { median: quantile(taus, 0.5), low: quantile(taus, 0.05) },
    optimism: optimism(drawn, metric),
    byFigure: rankedFigures(totals, order, sumsOf),
    classes: rankedClasses(totals, metric, order, sumsOf(metric)),
  };
}

function badnessOf({ better }: Metric, figure: Figure): number {
  return figure === undefined ? Number.MAX_VALUE : badness(better, figure);
}

type CorrectedPair = Ranking["pairs"][number];

function correctedPairs(pairs: readonly RunPair[]): readonly CorrectedPair[] {
  const byHolm = holm(pairs.map(({ p }) => p));
  return pairs.map((pair, index) => ({ ...pair, holm: byHolm[index] }));
}

/** Whether two runs can be told apart. */
function apartIn(pairs: readonly CorrectedPair[]): (a: number, b: number) => boolean {
  const key = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;
  const apart = new Set(
    pairs.flatMap(({ one, other, holm: p }) => (p !== undefined && p < SIGNIFICANT ? [key(one, other)] : [])),
  );
  return (a, b) => apart.has(key(a, b));
}

/** Pairs by the places of their runs in the order. */
function placedPairs(pairs: readonly CorrectedPair[], order: readonly number[]): readonly CorrectedPair[] {
  return pairs
    .map(({ one, other, ...rest }) => {
      const [a, b] = [order.indexOf(one), order.indexOf(other)];
      return { one: Math.min(a, b), other: Math.max(a, b), ...rest };
    })
    .sort((a, b) => a.one - b.one || a.other - b.other);
}

/** The last number in each name, where all have one and no two the same: epochs and steps of checkpoints. */
function stepsOf(names: readonly string[]): readonly number[] | undefined {
  const numbers = names.map((name) => [...name.matchAll(/\d+(?:\.\d+)?/g)].at(-1)?.[0]);
  const steps = numbers.flatMap((text) => (text === undefined ? [] : [Number(text)]));
  return steps.length === names.length && new Set(steps).size === names.length ? steps : undefined;
}
