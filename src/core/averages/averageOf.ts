import { averageInput } from "./averageInput";
import { AVERAGE, type AverageId } from "./averages";
import type { Evaluation } from "../counting/evaluation";
import type { Mean } from "./mean";
import type { Metric } from "../metrics/metric";

/** One average of a metric. For several of the same metric share an `averageInput`. */
export function averageOf(evaluation: Evaluation, metric: Metric, id: AverageId): Mean {
  return AVERAGE[id].compute(averageInput(evaluation, metric));
}
