import { streamedDraws } from "../core/draws/streamedJob";
import type { RankOptions, RankOutcome } from "../core/rank/rankRuns";
import { prepareStreamedRanking } from "../core/rank/streamedRanking";
import { runNames } from "../core/sentences/runNames";
import { drawStreamed } from "../run/drawStreamed";
import { withStreamed } from "./openStreamed";
import { metricOf, type RunsValues } from "./runsOptions";

/** How runs are to be ranked, the metric by its id. */
export type RankingOptions = Omit<RankOptions, "metric" | "only"> & { readonly metric: string };

/** Ranks runs of very many images in tables, which are not read into memory; undefined where they must be. */
export function streamedRanking(
  files: readonly string[],
  values: RunsValues,
  { metric, ...options }: RankingOptions,
): Promise<RankOutcome | undefined> {
  return withStreamed(files, values, async (reports) => {
    const heads = reports.map(({ head }) => head);
    const names = runNames(heads);
    const outcome = await prepareStreamedRanking(
      reports.map((report, run) => ({ name: names[run] ?? "", report })),
      { ...options, metric: metricOf(heads, metric) },
    );
    if (!outcome.ok) return outcome.message === undefined ? undefined : { ok: false, message: outcome.message };
    const { job, stretches, complete } = outcome.prepared;
    const draws = streamedDraws(job);
    const taken = await drawStreamed({ job, parts: draws.parts, stretches }, { programFolder: __dirname });
    return { ok: true, ranking: complete(draws.result(taken)) };
  });
}
