import { averageOf } from "../averages/averageOf";
import { classFigures } from "../averages/classFigures";
import { differenceOf } from "../averages/differenceOf";
import type { Metric } from "../metrics/metric";
import type { IntervalsColumn, NumbersColumn } from "./classesColumn";

/** The columns of a metric: `iou`, `iou.samplewise` and `iou.difference`. */
export function metricColumns(
  metric: Metric,
): readonly [global: NumbersColumn, samplewise: NumbersColumn, difference: NumbersColumn] {
  const unit = metric.isDistance && { isDistance: metric.isDistance };
  return [
    {
      ...unit,
      id: metric.id,
      title: metric.short,
      description: `${metric.name} of the class, counts summed over the images.`,
      kind: "figure",
      values:
        ({ evaluation }) =>
        (classIndex) =>
          classFigures(evaluation, metric, classIndex).global,
      footer: ({ evaluation }) => averageOf(evaluation, metric, "macro"),
    },
    {
      ...unit,
      id: `${metric.id}.samplewise`,
      title: `${metric.short} samplewise`,
      description: "Mean over images of the ratio of the class.",
      kind: "figure",
      values:
        ({ evaluation }) =>
        (classIndex) =>
          classFigures(evaluation, metric, classIndex).samplewise.value,
      footer: ({ evaluation }) => averageOf(evaluation, metric, "classwise-imagewise"),
    },
    {
      ...unit,
      id: `${metric.id}.difference`,
      title: `${metric.short} difference`,
      description: "Global minus samplewise: right of the line where images with much of the class are done better.",
      kind: "difference",
      values:
        ({ evaluation }) =>
        (classIndex) => {
          const { global, samplewise } = classFigures(evaluation, metric, classIndex);
          return differenceOf(global, samplewise.value);
        },
      footer: ({ evaluation }) => ({
        value: differenceOf(
          averageOf(evaluation, metric, "macro").value,
          averageOf(evaluation, metric, "classwise-imagewise").value,
        ),
      }),
    },
  ];
}

/** The columns of intervals of a metric, by the ids that views and the command line know. */
export function intervalColumns({
  short,
  isDistance,
}: Pick<Metric, "short" | "isDistance">): readonly IntervalsColumn[] {
  return (["global", "samplewise"] as const).map((of) => ({
    ...(isDistance && { isDistance }),
    id: `interval.${of}`,
    title: `${short} ${of} interval`,
    name: `${of} interval`,
    description: `Interval over images of the ${of} figure; sorted by its width.`,
    kind: "interval",
    of,
  }));
}
