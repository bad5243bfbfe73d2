import type { AverageId } from "../averages/averages";
import type { ImageGrouping } from "../document/choices";
import type { BootstrapOptions } from "../intervals/bootstrap";
import type { Interval } from "../intervals/interval";
import type { Metric } from "../metrics/metric";
import type { Figure } from "../numbers/figure";
import type { RankedClass, RankedFigure } from "./rankedFigures";
import type { RunPair } from "./rankResampling";

/** How runs are put in order: by the figure of all images; by the mean of their ranks in the images; by how many others they beat. */
export const RANK_SCHEMES = ["aggregateThenRank", "rankThenAggregate", "testThenRank"] as const;
export type RankScheme = (typeof RANK_SCHEMES)[number];

/** A metric as far as a ranking tells of it: plain data that can be posted. */
export type RankedMetric = Pick<Metric, "id" | "name" | "short" | "meanName" | "better">;

export interface RankedRun {
  readonly name: string;
  /** Its place among the runs as they were given. */
  readonly given: number;
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
  readonly metric: RankedMetric;
  readonly average: AverageId;
  readonly options: BootstrapOptions;
  /** The rules that the figures were computed by, as clauses. */
  readonly rules: readonly string[];
  /** Common images with a counted pixel: what every figure rests on. */
  readonly images: number;
  /** They are pairs of volumes. */
  readonly areCases?: true;
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
