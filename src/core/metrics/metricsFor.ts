import type { Choices } from "../document/choices";
import { DEFAULT_BETA, fbeta } from "./fbeta";
import type { Metric } from "./metric";
import { METRICS } from "./metrics";

/** Every metric under the user's choices, in the order of the menus: `METRICS` with the chosen beta. */
export function metricsFor(choices: Pick<Choices, "beta">): readonly Metric[] {
  const beta = choices.beta ?? DEFAULT_BETA;
  return METRICS.map((metric) => (metric.id === "fbeta" ? fbeta(beta) : metric));
}
