import { DEFAULT_BOOTSTRAP, type BootstrapOptions } from "../core/intervals/bootstrap";
import type { Report } from "../core/document/report";
import type { Metric } from "../core/metrics/metric";
import { metricCalled } from "../core/metrics/metricsFor";
import { METRICS } from "../core/metrics/metrics";
import { oneOf, wholeNumber } from "./arguments";
import { UsageError } from "./command";
import { chosenGroups } from "./groupsOption";
import { metricOption } from "./metricOption";
import { refuseInputs, requireFolderOf } from "./outputPlace";
import { readReportFile } from "./readReportFile";

/** The options of commands that draw and swap the images of several saved reports. */
export const RUNS_OPTIONS = {
  metric: { type: "string" },
  seed: { type: "string" },
  draws: { type: "string" },
  groups: { type: "string" },
  format: { type: "string" },
  output: { type: "string" },
} as const;

export type RunsValues = { readonly [Option in keyof typeof RUNS_OPTIONS]?: string };

/** Beyond, draws take hours and tell no more. */
const MOST_DRAWS = 1_000_000;

/** `--metric` as it stands in the usage. */
export const METRIC_USAGE = `[--metric ${METRICS.filter(({ tier }) => tier === 1)
  .map(({ id }) => id)
  .join("|")}|...]`;

/** A way to write out what was found. */
interface Form {
  readonly id: string;
}

/** What the options ask for, before a report is read: wrong usage costs no time. */
export interface RunsOptions<OfForm extends Form> extends BootstrapOptions {
  readonly metric: string;
  readonly form: OfForm;
}

export function runsOptions<OfForm extends Form>(
  values: RunsValues,
  forms: readonly OfForm[],
  files: readonly string[],
): RunsOptions<OfForm> {
  const ids = forms.map(({ id }) => id);
  const wanted = oneOf("format", values.format, ids, "table");
  const form = forms.find(({ id }) => id === wanted);
  if (!form) throw new UsageError(`There is no format ${wanted}.`);
  const metric = metricOption(values.metric, "iou");
  const draws = values.draws === undefined ? {} : { draws: wholeNumber("draws", values.draws, 1, MOST_DRAWS) };
  const seed = values.seed === undefined ? {} : { seed: wholeNumber("seed", values.seed, 0) };
  requireFolderOf(values.output);
  refuseInputs(values.output, { files });
  return { ...DEFAULT_BOOTSTRAP, ...draws, ...seed, metric, form };
}

/** The saved reports, the first with the groups that an option names; its choices hold for all. */
export async function readRuns(files: readonly string[], { groups, output }: RunsValues): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (const file of files) {
    const report = await readReportFile(file);
    refuseInputs(output, { folders: Object.values(report.folders) });
    reports.push(withGroups(report, groups));
  }
  return reports;
}

/** A report with the groups that an option names. */
export function withGroups(report: Report, groups: string | undefined): Report {
  return groups === undefined ? report : { ...report, choices: { ...report.choices, groups: chosenGroups(groups) } };
}

/** The metric under the choices of the first of the reports. */
export function metricOf([first]: readonly Report[], id: string): Metric {
  const metric = first && metricCalled(id, first.choices);
  if (!metric) throw new UsageError(`There is no metric ${id}.`);
  return metric;
}
