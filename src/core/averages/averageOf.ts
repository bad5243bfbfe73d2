import { averageInput } from "./averageInput";
import { AVERAGES, type AverageId } from "./averages";
import type { Evaluation } from "../counting/evaluation";
import { mean, type Mean } from "./mean";
import type { Metric } from "../metrics/metric";

/** One average of a metric. For several of the same metric share an `averageInput`. */
export function averageOf(evaluation: Evaluation, metric: Metric, id: AverageId): Mean {
  const average = AVERAGES.find((row) => row.id === id);
  return average ? average.compute(averageInput(evaluation, metric)) : mean([]);
}
