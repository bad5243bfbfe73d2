import type { DrawJob } from "../core/draws/drawJob";
import type { Ranking } from "../core/rank/ranking";
import type { DrawnRuns } from "../core/rank/rankResampling";
import type { RankedBy } from "../core/rank/savedRanking";

/** A saved report as the thread that ranks is given it. */
export interface RunSource {
  /** Name of its file, for what is wrong with it. */
  readonly file: string;
  readonly text: string;
  /** Where it lies. */
  readonly folder: string;
}

/** What the thread is asked, one thing at a time: a ranking, and then the draws that it asked for itself. */
export type RankRequest =
  { readonly kind: "rank"; readonly by: RankedBy } | { readonly kind: "drawn"; readonly drawn: DrawnRuns };

export type RankResponse =
  | { readonly kind: "draw"; readonly job: DrawJob<"ranked"> }
  | { readonly kind: "ranked"; readonly ranking: Ranking; readonly metrics: readonly RankableMetric[] }
  | { readonly kind: "refused"; readonly message: string };

/** A metric that all runs have figures of. */
export interface RankableMetric {
  readonly id: string;
  readonly name: string;
}

/** What a page of a ranking is told; what it is to keep brings it back after a window reload. */
export type RankHostMessage =
  | { readonly type: "ranking"; readonly ranking: Ranking; readonly metrics: readonly RankableMetric[] }
  | { readonly type: "ranking-under-way"; readonly by: RankedBy; readonly kept: string }
  | { readonly type: "ranking-refused"; readonly message: string };

/** What it asks for. Runs are by their places in the ranking that is shown. */
export type RankPageMessage =
  | { readonly type: "ready" }
  | { readonly type: "rank"; readonly by: RankedBy }
  | { readonly type: "open-run"; readonly run: number }
  | { readonly type: "compare-runs"; readonly a: number; readonly b: number }
  | { readonly type: "export-ranking" }
  | { readonly type: "save-ranking" };
