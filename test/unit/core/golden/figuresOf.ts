import { averageInput } from "../../../../src/core/averages/averageInput";
import { AVERAGES, type AverageId } from "../../../../src/core/averages/averages";
import { cellFigure, weightedImageMean } from "../../../../src/core/averages/cellMeans";
import { classFigures } from "../../../../src/core/averages/classFigures";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import type { Figure } from "../../../../src/core/numbers/figure";
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

/** The macro figure of each image with a counted pixel. */
export function macroByImage(evaluation: Evaluation, metric: Metric): readonly Figure[] {
  return evaluation.imageSet.map((image) => imageFigures(evaluation, metric, image).macro.value);
}

/** The micro figure of each image with a counted pixel. */
export function microByImage(evaluation: Evaluation, metric: Metric): readonly Figure[] {
  return evaluation.imageSet.map((image) => imageFigures(evaluation, metric, image).micro);
}

/** The support-weighted figure of each image with a counted pixel. */
export function weightedByImage(evaluation: Evaluation, metric: Metric): readonly Figure[] {
  const input = averageInput(evaluation, metric);
  return evaluation.imageSet.map((_, row) => weightedImageMean(input, row).value);
}

/** What each image with a counted pixel gives to the means, class by class. */
export function cellsByImage(evaluation: Evaluation, metric: Metric): readonly (readonly Figure[])[] {
  const input = averageInput(evaluation, metric);
  return evaluation.imageSet.map((_, row) => evaluation.classSet.map((_, column) => cellFigure(input, row, column)));
}

/** The sum of the values that are defined, and how many they are. */
export function sumOf(values: readonly Figure[]): { readonly sum: number; readonly of: number } {
  const defined = values.flatMap((value) => value ?? []);
  return { sum: defined.reduce((sum, value) => sum + value, 0), of: defined.length };
}

/** The mean that a value without a figure makes undefined, as numpy's `mean` does. */
export function strictMean(values: readonly Figure[]): Figure {
  const { sum, of } = sumOf(values);
  return of === values.length && of > 0 ? sum / of : undefined;
}

/** The columns of a table of figures. */
export function columnsOf(rows: readonly (readonly Figure[])[]): readonly (readonly Figure[])[] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
}
