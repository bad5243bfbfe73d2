import type { Choices } from "../document/choices";
import { DEFAULT_BETA, fbeta } from "./fbeta";
import type { Metric } from "./metric";
import { METRICS } from "./metrics";
import { shapeMetrics } from "./shapeMetrics";

/** Every metric of counts under the user's choices, in the order of the menus: `METRICS` with the chosen beta. */
export function metricsFor(choices: Pick<Choices, "beta">): readonly Metric[] {
  const beta = choices.beta ?? DEFAULT_BETA;
  return METRICS.map((metric) => (metric.id === "fbeta" ? fbeta(beta) : metric));
}

/** Every metric that there is under the choices, of counts and of shapes, in the order of the menus. */
export function everyMetric(choices: Pick<Choices, "beta" | "shapes">): readonly Metric[] {
  return [...metricsFor(choices), ...shapeMetrics(choices.shapes)];
}

/** The metric of that id under the choices; undefined where there is none. */
export function metricCalled(id: string, choices: Pick<Choices, "beta" | "shapes">): Metric | undefined {
  return everyMetric(choices).find((metric) => metric.id === id);
}
