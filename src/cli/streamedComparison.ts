import type { BootstrapOptions } from "../core/intervals/bootstrap";
import type { CompareOutcome } from "../core/compare/compareReports";
import { prepareStreamedComparison } from "../core/compare/streamedComparison";
import { streamedDraws } from "../core/draws/streamedJob";
import { drawStreamed } from "../run/drawStreamed";
import { metricOf, type RunsValues } from "./runsOptions";
import { withStreamed } from "./openStreamed";

/** Compares two runs of very many images in tables, which are not read into memory; undefined where they must be. */
export function streamedComparison(
  files: readonly string[],
  values: RunsValues,
  { metric, ...options }: BootstrapOptions & { readonly metric: string },
): Promise<CompareOutcome | undefined> {
  return withStreamed(files, values, async ([a, b]) => {
    if (!a || !b) return undefined;
    const outcome = await prepareStreamedComparison(a, b, { ...options, metric: metricOf([a.head, b.head], metric) });
    if (!outcome.ok) return outcome.message === undefined ? undefined : { ok: false, message: outcome.message };
    const { job, stretches, reliances, complete } = outcome.prepared;
    const draws = streamedDraws(job, reliances);
    const taken = await drawStreamed({ job, parts: draws.parts, stretches }, { programFolder: __dirname });
    return { ok: true, comparison: complete(draws.result(taken)) };
  });
}
