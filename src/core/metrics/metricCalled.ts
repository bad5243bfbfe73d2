import type { Choices } from "../document/choices";
import type { Metric } from "./metric";
import { metricsFor } from "./metricsFor";
import { shapeMetrics } from "./shapeMetrics";

/** The metric of that id under the choices, of counts or measured; undefined where there is none. */
export function metricCalled(id: string, choices: Pick<Choices, "beta" | "shapes">): Metric | undefined {
  return [...metricsFor(choices), ...shapeMetrics(choices.shapes)].find((metric) => metric.id === id);
}
