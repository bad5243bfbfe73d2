import { averageInput } from "../../../../src/core/averages/averageInput";
import { AVERAGES, type AverageId } from "../../../../src/core/averages/averages";
import { classFigures } from "../../../../src/core/averages/classFigures";
import type { Evaluation } from "../../../../src/core/evaluation";
import type { Figure } from "../../../../src/core/metrics/figure";
import { imageFigures } from "../../../../src/core/averages/imageFigures";
import type { Metric } from "../../../../src/core/metrics/metric";

/** One average of a metric. */
export function averageOf(evaluation: Evaluation, metric: Metric, id: AverageId): Figure {
  const average = AVERAGES.find((row) => row.id === id);
  if (!average) throw new RangeError(`No average ${id}`);
  return average.compute(averageInput(evaluation, metric)).value;
}

export function globalByClass(evaluation: Evaluation, metric: Metric): readonly Figure[] {
  return evaluation.classSet.map((k) => classFigures(evaluation, metric, k).global);
}

export function samplewiseByClass(evaluation: Evaluation, metric: Metric): readonly Figure[] {
  return evaluation.classSet.map((k) => classFigures(evaluation, metric, k).samplewise.value);
}

export function macroByImage(evaluation: Evaluation, metric: Metric): readonly Figure[] {
  return evaluation.cells.pixels.length === 0
    ? []
    : Array.from(evaluation.cells.pixels, (_, image) => imageFigures(evaluation, metric, image).macro.value);
}

export function microByImage(evaluation: Evaluation, metric: Metric): readonly Figure[] {
  return Array.from(evaluation.cells.pixels, (_, image) => imageFigures(evaluation, metric, image).micro);
}
