import { AVERAGE, type AverageId } from "../averages/averages";
import { once } from "../collections/once";
import { oncePer } from "../collections/oncePer";
import { evaluateTogether } from "../compare/evaluateTogether";
import type { Evaluation } from "../counting/evaluation";
import { DEFAULT_BOOTSTRAP, type BootstrapOptions } from "../intervals/bootstrap";
import { bootstrapInput, type BootstrapInput } from "../intervals/bootstrapInput";
import { imageGroups } from "../intervals/imageGroups";
import { averageRows } from "../intervals/oneAverage";
import { averageReliance } from "../intervals/reliance";
import { takeAll } from "../intervals/resampling";
import type { Metric } from "../metrics/metric";
import { itemAt } from "../numbers/numberAt";
import { policyWords } from "../sentences/policyWords";
import { itemWords } from "../text/itemWords";
import { commonRuns, type CommonRuns, type NamedRun } from "./commonRuns";
import { completeRanking, type Foreseen, type RankedRuns } from "./completeRanking";
import { meanRanks } from "./drawnRanks";
import { rankedMetrics, rowsOfRun, sumsOfRuns } from "./rankedFigures";
import type { Ranking } from "./ranking";
import { RankResampling, type DrawnRuns, type RankInput } from "./rankResampling";

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
  const of = { runs: runs.length, evaluation, metric, average, rows };
  const ranked = {
    runs: runs.map(({ name, report }, run) => ({
      name,
      predictions: report.folders.prediction,
      leftOut: itemAt(leftOut, run),
    })),
    choices: first.choices,
    totals: evaluation,
    rules: policyWords({ ...evaluation, choices: first.choices }),
    images: evaluation.imageSet.length / runs.length,
    areCases: itemWords(evaluation.images).item === "case",
    rows: rows.rows / runs.length,
    metric,
    average,
    options: { draws, seed, confidence },
  };
  const ahead = once(() => foreseen(of));
  return {
    ok: true,
    prepared: {
      input: { ...averageRows(rows, average), runs: runs.length },
      options: ranked.options,
      complete: (drawn) => completeRanking(ranked, ahead(), drawn),
      foresee: ahead,
      images,
      evaluation,
    },
  };
}

/** Means over one class are its figures. */
function ofClass(evaluation: Evaluation, only: number | undefined): Evaluation {
  return only === undefined ? evaluation : { ...evaluation, classSet: [itemAt(evaluation.classSet, only)] };
}

interface Drawn extends Pick<RankedRuns, "metric" | "average"> {
  /** Of the images of all runs, run by run. */
  readonly evaluation: Evaluation;
  readonly runs: number;
  /** Of all runs, all that is known of each. */
  readonly rows: BootstrapInput;
}

function foreseen({ runs, evaluation, metric, average, rows }: Drawn): Foreseen {
  const sumsOf = oncePer((of: Metric) => sumsOfRuns(evaluation, of, runs));
  for (const ranked of rankedMetrics(evaluation)) sumsOf(ranked);
  return {
    mean: meanRanks(evaluation, metric, runs),
    reliances: Array.from({ length: runs }, (_, run) =>
      averageReliance(rowsOfRun(rows, run, runs), metric, AVERAGE[average]),
    ),
    sumsOf,
  };
}
