import { averageInput } from "../averageInput";
import { AVERAGES, type AverageId } from "../averages";
import { classFigures } from "../classFigures";
import { classTally } from "../cells";
import type { Evaluation } from "../evaluation";
import type { Metric } from "../metric";
import { metricsFor } from "../metricsFor";
import { shown, shownCount, shownShare } from "../shown";
import { support } from "../tally";
import type { Column } from "./alignedTable";

/** A column of the classes table in text: a cell a class, and the mean over the class set below. */
export interface ClassColumn extends Column {
  readonly id: string;
  readonly text: (evaluation: Evaluation, classIndex: number) => string;
  readonly footer: (evaluation: Evaluation) => string;
}

/** The columns of the classes table as it is shown first. */
export const DEFAULT_CLASS_COLUMNS: readonly string[] = ["class", "support", "iou", "iou.samplewise", "dice", "precision", "recall"];

/** The columns of these ids in this order, those of metrics as `iou` (global) and `iou.samplewise`; unknown ids are left out. */
export function classColumns(evaluation: Evaluation, ids: readonly string[] = DEFAULT_CLASS_COLUMNS): readonly ClassColumn[] {
  const all = [...FACT_COLUMNS, ...metricsFor(evaluation.choices).flatMap(metricColumns)];
  return ids.flatMap((id) => all.filter((column) => column.id === id));
}

const FACT_COLUMNS: readonly ClassColumn[] = [
  {
    id: "label",
    title: "Label",
    align: "right",
    text: ({ table }, classIndex) => String(table.classes[classIndex]?.label ?? ""),
    footer: () => "",
  },
  {
    id: "class",
    title: "Class",
    align: "left",
    text: ({ table }, classIndex) => table.classes[classIndex]?.name ?? "",
    footer: () => "mean",
  },
  {
    id: "support",
    title: "Support",
    align: "right",
    text: ({ cells }, classIndex) =>
      shownShare(
        support(classTally(cells, classIndex)),
        cells.pixels.reduce((sum, pixels) => sum + pixels, 0),
      ),
    footer: () => "",
  },
  ...(["tp", "fp", "fn"] as const).map((count): ClassColumn => ({
    id: count,
    title: count.toUpperCase(),
    align: "right",
    text: ({ cells }, classIndex) => shownCount(classTally(cells, classIndex)[count]),
    footer: () => "",
  })),
];

function metricColumns(metric: Metric): readonly ClassColumn[] {
  return [
    {
      id: metric.id,
      title: metric.short,
      align: "right",
      text: (evaluation, classIndex) => shown(classFigures(evaluation, metric, classIndex).global),
      footer: (evaluation) => averageText(evaluation, metric, "macro"),
    },
    {
      id: `${metric.id}.samplewise`,
      title: `${metric.short} samplewise`,
      align: "right",
      text: (evaluation, classIndex) => shown(classFigures(evaluation, metric, classIndex).samplewise.value),
      footer: (evaluation) => averageText(evaluation, metric, "classwise-imagewise"),
    },
  ];
}

function averageText(evaluation: Evaluation, metric: Metric, id: AverageId): string {
  return shown(AVERAGES.find((average) => average.id === id)?.compute(averageInput(evaluation, metric)).value);
}
