import { cellTally, imageTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { MeanSum, type Mean } from "./mean";
import type { Metric } from "../metrics/metric";
import { valueForMean, withZeroDivision } from "../metrics/policy";

/** The macro and micro figure of one image; both undefined where no pixel of the image is counted. */
export function imageFigures(
  { cells, classSet, table, choices: policy }: Evaluation,
  metric: Metric,
  image: number,
): { readonly macro: Mean; readonly micro: Figure } {
  const sum = new MeanSum();
  if (cells.pixels[image] === 0) return { macro: sum.mean(), micro: undefined };
  for (const classIndex of classSet) sum.add(valueForMean(metric, cellTally(cells, image, classIndex), policy));
  const micro = table.regions ? undefined : withZeroDivision(metric, imageTally(cells, image, classSet), policy);
  return { macro: sum.mean(), micro };
}
