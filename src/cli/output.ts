import { existsSync, rmSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { AVERAGES } from "../core/averages/averages";
import { evaluate, type Evaluation } from "../core/evaluation";
import { CLASS_COLUMN_IDS, classColumns } from "../core/exports/classColumns";
import { USUAL_FIGURES, type ShownFigures } from "../core/exports/exporter";
import { EXPORTS } from "../core/exports/exports";
import { METRICS } from "../core/metrics/metrics";
import { metricsFor } from "../core/metrics/metricsFor";
import type { Report } from "../core/report";
import { withStoredFolders } from "../core/report/reportFolders";
import { writeAside } from "../evaluation/writeAside";
import { writeReportFile } from "../evaluation/writeReportFile";
import { oneOf } from "./arguments";
import { UsageError } from "./command";
import { cleanedUp } from "./interruptible";

export const OUTPUT_OPTIONS = {
  format: { type: "string" },
  output: { type: "string" },
  metric: { type: "string" },
  average: { type: "string" },
  columns: { type: "string" },
} as const;

export const OUTPUT_USAGE = `[--format ${EXPORTS.map(({ id }) => id).join("|")}]
    [--metric ID] [--average ${AVERAGES.map(({ id }) => id).join("|")}] [--columns ID,...] [--output FILE]`;

export const SAVED_REPORT = ".maskeval.json";

interface OutputValues {
  readonly format?: string;
  readonly output?: string;
  readonly metric?: string;
  readonly average?: string;
  readonly columns?: string;
}

/** Writes a report, its folders absolute, as the options say. Chosen before the work, so that wrong options cost no time. */
export function outputFor(values: OutputValues): (report: Report) => Promise<void> {
  const { format, output } = values;
  requireFolderOf(output);
  if (output?.endsWith(SAVED_REPORT) === true) {
    if (format === undefined) return (report) => saveReport(output, report);
    throw new UsageError(`A file that ends in ${SAVED_REPORT} is the report itself: leave out --format, or give --output another ending.`);
  }
  const id = oneOf("format", format, EXPORTS.map((row) => row.id), formatOfEnding(output));
  const exporter = EXPORTS.find((candidate) => candidate.id === id);
  if (!exporter) throw new UsageError(`There is no format ${id}.`);
  const figuresOf = shownFigures(values);
  return (report) => {
    const evaluation = evaluate(report, report.choices);
    return deliver(exporter.write(evaluation, report, figuresOf(evaluation)), output);
  };
}

/** Before the work: counting for an hour only to find no place for the result helps nobody. */
export function requireFolderOf(output: string | undefined): void {
  if (output === undefined) return;
  const folder = dirname(resolve(output));
  if (!existsSync(folder)) throw new Error(`--output ${output} cannot be written: the folder ${folder} does not exist. Create it, or name another.`);
}

/** The first export with the file's ending; a table for the terminal where the ending tells nothing. */
function formatOfEnding(output: string | undefined): string {
  const ending = output === undefined ? "" : extname(output).toLowerCase();
  return EXPORTS.find(({ extension }) => extension === ending)?.id ?? "table";
}

function shownFigures({ metric, average, columns }: OutputValues): (evaluation: Evaluation) => ShownFigures {
  const metricId = oneOf("metric", metric, METRICS.map(({ id }) => id), USUAL_FIGURES.metric.id);
  const averageId = oneOf("average", average, AVERAGES.map(({ id }) => id), USUAL_FIGURES.average);
  const columnIds = columns?.split(",").map((id) => oneOf("columns", id.trim(), CLASS_COLUMN_IDS, ""));
  return (evaluation) => ({
    metric: metricsFor(evaluation.choices).find(({ id }) => id === metricId) ?? USUAL_FIGURES.metric,
    average: averageId,
    classColumns: classColumns(evaluation, columnIds),
  });
}

/** Saves the report, its folders relative to its own. */
export async function saveReport(output: string, report: Report): Promise<void> {
  const stored = withStoredFolders(report, dirname(resolve(output)));
  await leavingNoPart(output, () => writeReportFile(output, stored));
}

/** A text into the file, whole or not at all, or to standard output. */
export async function deliver(text: string, output: string | undefined): Promise<void> {
  if (output === undefined) process.stdout.write(text);
  else await leavingNoPart(output, () => writeAside(output, text));
}

/** Files are written under this name and renamed; Ctrl-C in between must not leave it. */
async function leavingNoPart(output: string, write: () => Promise<void>): Promise<void> {
  await cleanedUp(() => {
    rmSync(`${output}.${process.pid}.tmp`, { force: true });
  }, write);
}
