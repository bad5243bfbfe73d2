import { parentPort, workerData } from "node:worker_threads";
import { everyMetric, metricCalled } from "../core/metrics/metricsFor";
import type { Report } from "../core/document/report";
import { DEFAULT_BOOTSTRAP } from "../core/intervals/bootstrap";
import type { NamedRun } from "../core/rank/commonRuns";
import { prepareRanking, type PreparedRanking } from "../core/rank/rankRuns";
import { runNames } from "../core/rank/runNames";
import type { RankedBy } from "../core/rank/savedRanking";
import { readReport } from "../core/report/reportDocument";
import { withResolvedFolders } from "../core/report/reportFolders";
import type { RankableMetric, RankRequest, RankResponse, RunSource } from "../protocol/ranking";

// A thread that holds the reports of a ranking and ranks them by what it is asked for; others draw for it.
const runs = readRuns(workerData as readonly RunSource[]);
let prepared: PreparedRanking | undefined;

parentPort?.on("message", (request: RankRequest) => {
  const answer = request.kind === "rank" ? prepare(request.by) : complete(request.drawn);
  if (answer) parentPort?.postMessage(answer);
});

type Runs =
  { readonly ok: true; readonly runs: readonly NamedRun[] } | { readonly ok: false; readonly message: string };

function readRuns(sources: readonly RunSource[]): Runs {
  const reports: Report[] = [];
  for (const { file, text, folder } of sources) {
    const read = readReport(text);
    if (!read.ok) return { ok: false, message: `${file}: ${read.message}` };
    reports.push(withResolvedFolders(read.report, folder));
  }
  const names = runNames(reports);
  return { ok: true, runs: reports.map((report, run) => ({ name: names[run] ?? "", report })) };
}

function prepare({ metric: id, average }: RankedBy): RankResponse {
  if (!runs.ok) return { kind: "refused", message: runs.message };
  const [first] = runs.runs;
  const metric = first && metricCalled(id, first.report.choices);
  if (!metric) return { kind: "refused", message: `There is no metric ${id}.` };
  const outcome = prepareRanking(runs.runs, { ...DEFAULT_BOOTSTRAP, metric, average });
  if (!outcome.ok) return { kind: "refused", message: outcome.message };
  ({ prepared } = outcome);
  const { input, options } = prepared;
  return { kind: "draw", job: { kind: "ranked", input, options } };
}

function complete(drawn: Extract<RankRequest, { kind: "drawn" }>["drawn"]): RankResponse | undefined {
  return prepared && { kind: "ranked", ranking: prepared.complete(drawn), metrics: rankable() };
}

/** Metrics of counts, and those of shapes where all runs were measured. */
function rankable(): readonly RankableMetric[] {
  if (!runs.ok) return [];
  const [first] = runs.runs;
  if (!first) return [];
  const { choices } = first.report;
  const areMeasured = runs.runs.every(({ report }) => report.measured);
  return everyMetric(choices).flatMap(({ id, name, shape }) => (shape && !areMeasured ? [] : [{ id, name }]));
}
