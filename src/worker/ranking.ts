import { parentPort, workerData } from "node:worker_threads";
import type { ImageEntry, Report } from "../core/document/report";
import { DEFAULT_BOOTSTRAP } from "../core/intervals/bootstrap";
import { NO_PREDICTION } from "../core/labels/label";
import { OTHER } from "../core/labels/indices";
import type { Metric } from "../core/metrics/metric";
import { everyMetric, metricCalled } from "../core/metrics/metricsFor";
import type { NamedRun } from "../core/rank/commonRuns";
import { FEWEST_RUNS } from "../core/rank/fewestRuns";
import { rankedImages } from "../core/rank/rankedImages";
import { prepareRanking, type PreparedRanking } from "../core/rank/rankRuns";
import { runNames } from "../core/sentences/runNames";
import { className } from "../core/reading/className";
import { labelAsRead } from "../core/reading/imagesByColour";
import { readReport } from "../core/report/reportDocument";
import { withResolvedFolders } from "../core/report/reportFolders";
import { quantity } from "../core/text/format";
import type {
  ImageOfRuns,
  LabelClasses,
  RankableMetric,
  RankRequest,
  RankResponse,
  RunSource,
  UnrankedRun,
} from "../protocol/ranking";

const PARTIAL = "It is a partial report, which is not a score. Evaluate its folders to the end, or merge all shards.";

// A thread that holds the reports of a ranking and ranks them by what it is asked for; others draw for it.
const { runs, given, unranked } = readRuns(workerData as readonly RunSource[]);
let prepared: { readonly ranking: PreparedRanking; readonly metric: Metric } | undefined;

parentPort?.on("message", (request: RankRequest) => {
  const response = answer(request);
  if (response) parentPort?.postMessage(response);
  // While others draw.
  if (response?.kind === "draw") prepared?.ranking.foresee();
});

function answer(request: RankRequest): RankResponse | undefined {
  switch (request.kind) {
    case "rank":
      return prepare(request);
    case "drawn":
      return complete(request.drawn);
    case "image":
      return { kind: "image", found: imageOfRuns(request.image) };
    case "classes":
      return { kind: "classes", classes: classesOf(request) };
  }
}

interface Runs {
  readonly runs: readonly NamedRun[];
  /** The places of these among all that were given. */
  readonly given: readonly number[];
  readonly unranked: readonly UnrankedRun[];
}

/** A file that is no whole report is told by its name, and the others are ranked. */
function readRuns(sources: readonly RunSource[]): Runs {
  const reports: { readonly report: Report; readonly given: number }[] = [];
  const bad: UnrankedRun[] = [];
  for (const [index, { file, text, unread, folder }] of sources.entries()) {
    const read = text === undefined ? { ok: false as const, message: unread ?? "" } : readReport(text);
    if (!read.ok) bad.push({ name: file, reason: read.message });
    else if (read.report.state === "partial") bad.push({ name: file, reason: PARTIAL });
    else reports.push({ report: withResolvedFolders(read.report, folder), given: index });
  }
  const names = runNames(reports.map(({ report }) => report));
  return {
    runs: reports.map(({ report }, run) => ({ name: names[run] ?? "", report })),
    given: reports.map((read) => read.given),
    unranked: bad,
  };
}

function prepare({ by, only }: Extract<RankRequest, { kind: "rank" }>): RankResponse {
  if (runs.length < FEWEST_RUNS && unranked.length > 0) return { kind: "refused", message: tooFew() };
  const [first] = runs;
  const metric = first && metricCalled(by.metric, first.report.choices);
  if (!metric) return { kind: "refused", message: `There is no metric ${by.metric}.` };
  const { average } = by;
  const outcome = prepareRanking(runs, {
    ...DEFAULT_BOOTSTRAP,
    metric,
    average,
    ...(only !== undefined && { only }),
  });
  if (!outcome.ok) return { kind: "refused", message: outcome.message };
  prepared = { ranking: outcome.prepared, metric };
  const { input, options } = outcome.prepared;
  return { kind: "draw", job: { kind: "ranked", input, options } };
}

function tooFew(): string {
  const bad = unranked.map(({ name, reason }) => `${name}: ${reason}`).join(" ");
  const left = quantity(runs.length, "report");
  return `${bad} ${left} of ${runs.length + unranked.length} can be ranked, and a ranking takes ${FEWEST_RUNS}; two are compared with Compare Reports.`;
}

function complete(drawn: Extract<RankRequest, { kind: "drawn" }>["drawn"]): RankResponse | undefined {
  if (!prepared) return undefined;
  const ranking = prepared.ranking.complete(drawn);
  const images = rankedImages(
    prepared.ranking,
    prepared.metric,
    ranking.runs.map((run) => run.given),
  );
  return {
    kind: "ranked",
    ranking: { ...ranking, runs: ranking.runs.map((run) => ({ ...run, given: given[run.given] ?? run.given })) },
    images,
    classSet: prepared.ranking.evaluation.classSet,
    metrics: rankable(),
    unranked,
  };
}

/** Metrics of counts, and those of shapes where all runs were measured. */
function rankable(): readonly RankableMetric[] {
  const [first] = runs;
  if (!first) return [];
  const { choices } = first.report;
  const areMeasured = runs.every(({ report }) => report.measured);
  return everyMetric(choices).flatMap(({ id, name, shape }) => (shape && !areMeasured ? [] : [{ id, name }]));
}

function imageOfRuns(image: number): ImageOfRuns | undefined {
  const ofFirst = entryOf(0, image);
  if (!prepared || !ofFirst) return undefined;
  const { images, evaluation } = prepared.ranking;
  const ofRuns = runs.flatMap(({ name, report: { folders, choices } }, run) => {
    const entry = entryOf(run, image);
    return entry ? [{ name, given: given[run] ?? run, folders, choices, entry }] : [];
  });
  return {
    name: ofFirst.name,
    classes: evaluation.table.classes.map(({ color }, index) => ({ name: className(evaluation.table, index), color })),
    targets: (images[0] ?? []).map(({ target }) => target.path),
    runs: ofRuns,
  };
}

function entryOf(run: number, image: number): ImageEntry | undefined {
  return prepared?.ranking.images[run]?.[image];
}

function classesOf({ run, image, ...raw }: Extract<RankRequest, { kind: "classes" }>): LabelClasses {
  const table = prepared?.ranking.evaluation.table;
  const entry = entryOf(given.indexOf(run), image);
  const targets = raw.targets.map((label) => labelAsRead(entry?.target.byColour, label));
  const predictions = raw.predictions.map((label) => labelAsRead(entry?.prediction?.byColour, label));
  return {
    targets,
    predictions,
    targetClasses: targets.map((label) => table?.targetClass(label) ?? OTHER),
    predictionClasses: predictions.map((label) =>
      label === NO_PREDICTION ? OTHER : (table?.predictionClass(label) ?? OTHER),
    ),
  };
}
