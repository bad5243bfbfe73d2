import type { CompareOptions, CompareOutcome } from "../../src/core/compare/compareReports";
import { prepareStreamedComparison } from "../../src/core/compare/streamedComparison";
import type { StreamEngine } from "../../src/core/compare/streamedRows";
import type { StreamedReport } from "../../src/core/compare/streamedRuns";
import type { StreamedTask } from "../../src/core/compare/streamedTask";
import { streamedDraws, streamedParts } from "../../src/core/draws/streamedJob";
import type { ImageEntry, Report } from "../../src/core/document/report";
import type { RankOptions, RankOutcome } from "../../src/core/rank/rankRuns";
import { prepareStreamedRanking, type NamedStream } from "../../src/core/rank/streamedRanking";
import { ImagePool } from "../../src/core/reading/imagePool";

/** A report as it streams by, so many images a part; with the sums that tables note, or without. */
export function streamOf(report: Report, step: number, notes = true): StreamedReport {
  const { images } = report;
  const pool = new ImagePool();
  for (const image of images) pool.add(image);
  return {
    head: { ...report, images: [] },
    images: () => partsOf(images, step),
    ...(notes && { sums: pool.images() }),
  };
}

async function* partsOf(images: readonly ImageEntry[], step: number): AsyncGenerator<readonly ImageEntry[]> {
  for (let from = 0; from < images.length; from += step) yield await Promise.resolve(images.slice(from, from + step));
}

/** Compares two runs that stream by, on this thread; undefined where they must be in memory. */
export async function compareStreamed(
  a: StreamedReport,
  b: StreamedReport,
  options: CompareOptions,
  engine: StreamEngine,
): Promise<CompareOutcome | undefined> {
  const outcome = await prepareStreamedComparison(a, b, options);
  if (!outcome.ok) return outcome.message === undefined ? undefined : { ok: false, message: outcome.message };
  const { job, stretches, reliances, complete } = outcome.prepared;
  const draws = streamedDraws(job, reliances);
  const taken = await drawHere(engine)({ job, parts: draws.parts, stretches });
  return { ok: true, comparison: complete(draws.result(taken)) };
}

/** Ranks runs that stream by, on this thread; undefined where they must be in memory. */
export async function rankStreamed(
  runs: readonly NamedStream[],
  options: RankOptions,
  engine: StreamEngine,
): Promise<RankOutcome | undefined> {
  const outcome = await prepareStreamedRanking(runs, options);
  if (!outcome.ok) return outcome.message === undefined ? undefined : { ok: false, message: outcome.message };
  const { job, stretches, complete } = outcome.prepared;
  const draws = streamedDraws(job);
  const taken = await drawHere(engine)({ job, parts: draws.parts, stretches });
  return { ok: true, ranking: complete(draws.result(taken)) };
}

/** Draws of rows that stream by, on this thread. */
export function drawHere(engine: StreamEngine): (task: StreamedTask) => Promise<readonly Float64Array[]> {
  return async ({ job, parts: count, stretches }) => {
    const parts = Array.from({ length: count }, (_, part) => part);
    if (count === 0) return [];
    const { rows, take } = streamedParts(job, parts, engine);
    for await (const stretch of stretches((bytes) => new ArrayBuffer(bytes))) rows.add(stretch);
    return parts.map(take);
  };
}
