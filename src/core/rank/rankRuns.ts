import { AVERAGE, type AverageId } from "../averages/averages";
import { quantile } from "../averages/quantile";
import { evaluateTogether } from "../compare/evaluateTogether";
import { oncePer } from "../collections/oncePer";
import { holm } from "../compare/holm";
import { SIGNIFICANT } from "../compare/signSwap";
import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import { DEFAULT_BOOTSTRAP, type BootstrapOptions } from "../intervals/bootstrap";
import { bootstrapInput, type BootstrapInput } from "../intervals/bootstrapInput";
import { imageGroups } from "../intervals/imageGroups";
import { averageReliance, type Reliance } from "../intervals/reliance";
import { takeAll } from "../intervals/resampling";
import { badness } from "../metrics/better";
import type { Metric } from "../metrics/metric";
import type { Figure } from "../numbers/figure";
import { itemAt } from "../numbers/numberAt";
import { policyWords } from "../sentences/policyWords";
import { itemWords } from "../text/itemWords";
import { commonRuns, type CommonRuns, type NamedRun } from "./commonRuns";
import { figureIntervals, firstShares, meanRanks, optimism, rankInterval } from "./drawnRanks";
import { letters } from "./letters";
import { rankedClasses, rankedFigures, rankedMetric, rankedMetrics, rowsOfRun, sumsOfRuns } from "./rankedFigures";
import { rankInput, type RankInput } from "./rankInput";
import { RANK_SCHEMES, type Ranking, type RankScheme } from "./ranking";
import { RankResampling, type DrawnRuns, type RunPair } from "./rankResampling";
import { kendallTau, ranks } from "./ranks";

export interface RankOptions extends BootstrapOptions {
  readonly metric: Metric;
  readonly average: AverageId;
  /** Ranks by this class alone, by its place in `Ranking.classes`; the others still make errors for it. */
  readonly only?: number;
}

/** Runs that can be ranked: what is drawn from, and what becomes of the draws. */
export interface PreparedRanking {
  /** Of all runs, for `RankResampling`: plain data that can be posted to a thread. */
  readonly input: RankInput;
  readonly options: BootstrapOptions;
  /** The ranking by these draws, those of `RankResampling` over the input. */
  readonly complete: (drawn: DrawnRuns) => Ranking;
  /** Makes what of the ranking waits for no draw, for those that have time while threads draw. */
  readonly foresee: () => void;
  /** The images that all runs have, run by run, the same targets at the same places. */
  readonly images: CommonRuns["images"];
  /** Of the images of all runs, run by run. */
  readonly evaluation: Evaluation;
}

/** Why the runs cannot be ranked, and what to do. */
interface Refusal {
  readonly ok: false;
  readonly message: string;
}

export type RankOutcome = { readonly ok: true; readonly ranking: Ranking } | Refusal;
export type PrepareRankingOutcome = { readonly ok: true; readonly prepared: PreparedRanking } | Refusal;

/**
 * Ranks runs over the same targets on the images that all of them have, read with one class table made from the labels of all.
 *
 * Deterministic: the same reports, options and seed give the same ranks; runs given in another order differ in nothing but it.
 */
export function rankRuns(runs: readonly NamedRun[], options: RankOptions): RankOutcome {
  const outcome = prepareRanking(runs, options);
  if (!outcome.ok) return outcome;
  const { input, options: drawn, complete } = outcome.prepared;
  return { ok: true, ranking: complete(takeAll(new RankResampling(input, drawn))) };
}

/** All of a ranking but the draws, which take time: for threads. */
export function prepareRanking(runs: readonly NamedRun[], options: RankOptions): PrepareRankingOutcome {
  const found = commonRuns(runs);
  if (!found.ok) return found;
  const { images, leftOut } = found.common;
  const [first, ...others] = runs.map(({ report }) => report);
  if (!first) return { ok: false, message: "There is no run to rank." };
  const { groups: grouping } = first.choices;
  const groups = imageGroups(
    (images[0] ?? []).map(({ name }) => name),
    grouping,
  );
  if (!groups.ok) return groups;
  const together = evaluateTogether([first, ...others], images, options.metric);
  if (!together.ok) return together;
  const evaluation = ofClass(together.evaluation, options.only);
  const groupsOfAll = groups.groups && runs.flatMap((_, run) => groups.groups?.map((group) => `${run} ${group}`) ?? []);
  const { metric, average, draws, seed, confidence } = { ...DEFAULT_BOOTSTRAP, ...options };
  const rows = bootstrapInput(evaluation, metric, groupsOfAll);
  const input = rankInput(rows, runs.length, average);
  const of = { runs, first, leftOut, evaluation, metric, average, rows };
  const drawing = { draws, seed, confidence };
  const ahead = oncePer(foreseen);
  return {
    ok: true,
    prepared: {
      input,
      options: drawing,
      complete: (drawn) => complete(of, ahead(of), drawing, drawn),
      foresee: () => {
        ahead(of);
      },
      images,
      evaluation,
    },
  };
}

/** Means over one class are its figures. */
function ofClass(evaluation: Evaluation, only: number | undefined): Evaluation {
  return only === undefined ? evaluation : { ...evaluation, classSet: [itemAt(evaluation.classSet, only)] };
}

interface AllRuns {
  readonly runs: readonly NamedRun[];
  /** The report whose choices hold. */
  readonly first: Report;
  readonly leftOut: readonly number[];
  /** Of the images of all runs, run by run. */
  readonly evaluation: Evaluation;
  readonly metric: Metric;
  readonly average: AverageId;
  /** Of all runs, all that is known of each. */
  readonly rows: BootstrapInput;
}

/** What of a ranking follows from the runs alone. */
interface Foreseen {
  readonly mean: readonly Figure[];
  readonly reliances: readonly Reliance[];
  readonly sumsOf: (metric: Metric) => BootstrapInput;
}

function foreseen({ runs, evaluation, metric, average, rows }: AllRuns): Foreseen {
  const sumsOf = oncePer((of: Metric) => sumsOfRuns(evaluation, of, runs.length));
  for (const ranked of rankedMetrics(evaluation)) sumsOf(ranked);
  return {
    mean: meanRanks(evaluation, metric, runs.length),
    reliances: runs.map((_, run) => averageReliance(rowsOfRun(rows, run, runs.length), metric, AVERAGE[average])),
    sumsOf,
  };
}

function complete(
  { runs, first, leftOut, evaluation, metric, average, rows }: AllRuns,
  { mean, reliances, sumsOf }: Foreseen,
  options: BootstrapOptions,
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
    rules: policyWords({ ...evaluation, choices: first.choices }),
    images: evaluation.imageSet.length / count,
    ...(itemWords(evaluation.images).item === "case" && { areCases: true }),
    grouping: first.choices.groups,
    rows: rows.rows / count,
    runs: order.map((run, index) => {
      const { name, report } = itemAt(runs, run);
      const byScheme = RANK_SCHEMES.map((id) => [id, itemAt(schemes[id], run)]);
      return {
        name,
        given: run,
        predictions: report.folders.prediction,
        figure: figures[run],
        interval: intervals[run],
        rank: itemAt(schemes.aggregateThenRank, run),
        rankInterval: rankInterval(drawnRanks, run, confidence),
        first: shares[run],
        letters: itemAt(lettersOf, index),
        ranks: Object.fromEntries(byScheme) as Readonly<Record<RankScheme, number>>,
        meanRank: mean[run],
        wins: itemAt(wins, run),
        leftOut: itemAt(leftOut, run),
        step: steps?.[run],
      };
    }),
    pairs: placedPairs(pairs, order),
    smallest: drawn.smallest,
    tau: { median: quantile(taus, 0.5), low: quantile(taus, 0.05) },
    optimism: optimism(drawn, metric),
    byFigure: rankedFigures(evaluation, order, sumsOf),
    classes: rankedClasses(evaluation, metric, order, sumsOf(metric)),
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
