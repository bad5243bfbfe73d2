import type { Evaluation } from "../counting/evaluation";
import { everyMetric } from "../metrics/metricsFor";
import { measuredMetrics } from "../metrics/metricsOf";
import { IOU } from "../metrics/metrics";
import type { Metric } from "../metrics/metric";
import type { Choices } from "../document/choices";
import type { ClassesColumn } from "./classesColumn";
import { EXTRA_COLUMNS } from "./extraColumns";
import { FACT_COLUMNS, TAKEN_AS } from "./factColumns";
import { intervalColumns, metricColumns } from "./metricColumns";

/** The columns of the classes table as it is shown first. */
export const DEFAULT_COLUMN_IDS: readonly string[] = [
  "class",
  "support",
  "iou",
  "iou.samplewise",
  "dice",
  "precision",
  "recall",
];

/** The same where shapes were measured: their main figures too. */
export function usualColumnIds(evaluation: Pick<Evaluation, "choices" | "measured">): readonly string[] {
  const measured = measuredMetrics(evaluation).filter(({ tier }) => tier === 1);
  return [...DEFAULT_COLUMN_IDS, ...measured.map(({ id }) => id)];
}

/** The ids of the columns of a written table: what each class is, each of these figures, and the samplewise one of the first. */
export function writtenColumnIds(metrics: readonly Metric[], first: Metric): readonly string[] {
  return ["label", "class", "support", ...metrics.map(({ id }) => id), `${first.id}.samplewise`];
}

/** The ids of all columns. */
export const COLUMN_IDS: readonly string[] = everyColumn(everyMetric({}), IOU).map(({ id }) => id);

/** The columns of these ids in this order, those about one metric of `metric`; unknown ids are left out. */
export function classesColumns(
  choices: Pick<Choices, "beta" | "shapes">,
  ids: readonly string[] = DEFAULT_COLUMN_IDS,
  metric: Metric = IOU,
): readonly ClassesColumn[] {
  const all = everyColumn(everyMetric(choices), metric);
  return ids.flatMap((id) => all.filter((column) => column.id === id));
}

function everyColumn(metrics: readonly Metric[], metric: Metric): readonly ClassesColumn[] {
  return [...FACT_COLUMNS, TAKEN_AS, ...intervalColumns(metric), ...EXTRA_COLUMNS, ...metrics.flatMap(metricColumns)];
}
