import { averageOf } from "../averages/averageOf";
import type { AverageId } from "../averages/averages";
import { classFigures } from "../averages/classFigures";
import { className } from "../reading/className";
import { classTally } from "../counting/cells";
import { differenceOf } from "../averages/differenceOf";
import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "../metrics/metric";
import { IOU, METRICS } from "../metrics/metrics";
import type { Intervals } from "../intervals/bootstrap";
import { INTERVAL_COLUMNS, intervalColumns } from "./intervalColumns";
import { metricsFor } from "../metrics/metricsFor";
import { imageDetection } from "../averages/imageDetection";
import { IMAGE_STATISTICS, imageStatistics } from "../averages/imageStatistics";
import { imagesWithClass } from "../counting/imagesWithClass";
import { mostTakenAs } from "../counting/mixUps";
import { formatFigure, formatCount, formatShare, UNDEFINED_TEXT } from "../text/format";
import { support } from "../counting/tally";
import type { Column } from "./alignedTable";

/** A column of the classes table in text: a cell a class, and the mean over the class set below. */
export interface ClassColumn extends Column {
  readonly id: string;
  readonly text: (evaluation: Evaluation, classIndex: number) => string;
  readonly footer: (evaluation: Evaluation) => string;
  /** Of a column of intervals: of which figure of the class. */
  readonly interval?: "global" | "samplewise";
}

/** The columns of the classes table as it is shown first. */
export const DEFAULT_CLASS_COLUMNS: readonly string[] = [
  "class",
  "support",
  "iou",
  "iou.samplewise",
  "dice",
  "precision",
  "recall",
];

/** The columns of these ids in this order, those of metrics as `iou` (global) and `iou.samplewise`; unknown ids are left out. Those of intervals are of `metric`. */
export function classColumns(
  evaluation: Evaluation,
  ids: readonly string[] = DEFAULT_CLASS_COLUMNS,
  { metric = IOU, intervals }: { readonly metric?: Metric; readonly intervals?: Intervals | undefined } = {},
): readonly ClassColumn[] {
  const all = [
    ...FACT_COLUMNS,
    ...intervalColumns(metric, intervals),
    ...metricsFor(evaluation.choices).flatMap(metricColumns),
  ];
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
      formatShare(
        support(classTally(cells, classIndex)),
        cells.pixels.reduce((sum, pixels) => sum + pixels, 0),
      ),
    footer: () => "",
  },
  ...(["inTarget", "inPrediction"] as const).map((side): ClassColumn => ({
    id: side,
    title: side === "inTarget" ? "Images (target)" : "Images (predicted)",
    align: "right",
    text: ({ cells }, classIndex) => formatCount(imagesWithClass(cells, classIndex)[side]),
    footer: () => "",
  })),
  ...(["sensitivity", "specificity"] as const).map((share): ClassColumn => ({
    id: `image.${share}`,
    title: share === "sensitivity" ? "Images found" : "Images without, left clear",
    align: "right",
    text: (evaluation, classIndex) => formatFigure(imageDetection(evaluation, classIndex)[share]),
    footer: () => "",
  })),
  ...IMAGE_STATISTICS.map(({ id, title }): ClassColumn => ({
    id: `images.${id}`,
    title,
    align: "right",
    text: (evaluation, classIndex) => formatFigure(imageStatistics(evaluation).classes[classIndex]?.[id]),
    footer: (evaluation) => formatFigure(imageStatistics(evaluation).overClasses[id]),
  })),
  {
    id: "takenAs",
    title: "Most often taken as",
    align: "left",
    text: ({ table, confusion }, classIndex) => {
      const mixUp = mostTakenAs(confusion, classIndex);
      if (!mixUp) return UNDEFINED_TEXT;
      const name = mixUp.prediction === "other" ? "other" : className(table, mixUp.prediction);
      return `${name} ${formatShare(mixUp.shareOfTarget, 1)}`;
    },
    footer: () => "",
  },
  ...(["tp", "fp", "fn"] as const).map((count): ClassColumn => ({
    id: count,
    title: count.toUpperCase(),
    align: "right",
    text: ({ cells }, classIndex) => formatCount(classTally(cells, classIndex)[count]),
    footer: () => "",
  })),
];

/** The ids of all columns. */
export const CLASS_COLUMN_IDS: readonly string[] = [
  ...FACT_COLUMNS,
  ...INTERVAL_COLUMNS,
  ...METRICS.flatMap(metricColumns),
].map(({ id }) => id);

function metricColumns(metric: Metric): readonly ClassColumn[] {
  return [
    {
      id: metric.id,
      title: metric.short,
      align: "right",
      text: (evaluation, classIndex) => formatFigure(classFigures(evaluation, metric, classIndex).global),
      footer: (evaluation) => averageText(evaluation, metric, "macro"),
    },
    {
      id: `${metric.id}.samplewise`,
      title: `${metric.short} samplewise`,
      align: "right",
      text: (evaluation, classIndex) => formatFigure(classFigures(evaluation, metric, classIndex).samplewise.value),
      footer: (evaluation) => averageText(evaluation, metric, "classwise-imagewise"),
    },
    {
      id: `${metric.id}.difference`,
      title: `${metric.short} difference`,
      align: "right",
      text: (evaluation, classIndex) => {
        const { global, samplewise } = classFigures(evaluation, metric, classIndex);
        return formatFigure(differenceOf(global, samplewise.value));
      },
      footer: (evaluation) =>
        formatFigure(
          differenceOf(
            averageOf(evaluation, metric, "macro").value,
            averageOf(evaluation, metric, "classwise-imagewise").value,
          ),
        ),
    },
  ];
}

function averageText(evaluation: Evaluation, metric: Metric, id: AverageId): string {
  return formatFigure(averageOf(evaluation, metric, id).value);
}
