import { cellTally, classTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { MeanSum, type Mean } from "./mean";
import type { Metric } from "../metrics/metric";
import { valueForMean, withZeroDivision } from "../metrics/policy";
import type { ClassIndex } from "../labels/indices";

/** The figure of one class: global, and the mean of its cells over the images. */
export function classFigures(
  { cells, imageSet, choices: policy }: Evaluation,
  metric: Metric,
  classIndex: ClassIndex,
): { readonly global: Figure; readonly samplewise: Mean } {
  const sum = new MeanSum();
  for (const image of imageSet) sum.add(valueForMean(metric, cellTally(cells, image, classIndex), policy));
  return { global: withZeroDivision(metric, classTally(cells, classIndex), policy), samplewise: sum.mean() };
}
