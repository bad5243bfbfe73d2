import type { Choices } from "../document/choices";
import type { Metric } from "../metrics/metric";
import { metricsFor } from "../metrics/metricsFor";
import type { MetricId } from "../metrics/metrics";

/** The metric of a gate under the choices of the run. */
export function gateMetric(id: MetricId, choices: Pick<Choices, "beta">): Metric {
  const metric = metricsFor(choices).find((row) => row.id === id);
  if (!metric) throw new RangeError(`There is no metric ${id}`);
  return metric;
}
