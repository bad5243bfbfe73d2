import { streamedDraws } from "../core/draws/streamedJob";
import type { RankOptions, RankOutcome } from "../core/rank/rankRuns";
import { prepareStreamedRanking } from "../core/rank/streamedRanking";
import { runNames } from "../core/sentences/runNames";
import { drawStreamed } from "../run/drawStreamed";
import { openStreamed } from "./openStreamed";
import { refuseInputs } from "./outputPlace";
import { metricOf, withGroups, type RunsValues } from "./runsOptions";

/** How runs are to be ranked, the metric by its id. */
export type RankingOptions = Omit<RankOptions, "metric" | "only"> & { readonly metric: string };

/** Ranks runs of very many images in tables, which are not read into memory; undefined where they must be. */
export async function streamedRanking(
  files: readonly string[],
  { groups, output }: RunsValues,
  { metric, ...options }: RankingOptions,
): Promise<RankOutcome | undefined> {
  const opened = await openStreamed(files);
  if (!opened) return undefined;
  try {
    const reports = opened.reports.map((report) => ({ ...report, head: withGroups(report.head, groups) }));
    const heads = reports.map(({ head }) => head);
    for (const { folders } of heads) refuseInputs(output, { folders: Object.values(folders) });
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
  } finally {
    await opened.close();
  }
}
