import { everyMetric } from "../core/metrics/metricsFor";
import { wrongValue } from "./arguments";

/** Every metric that can be named. */
export const METRIC_IDS: readonly string[] = everyMetric({}).map(({ id }) => id);

/** The id of the metric that an option names, in any case and also with hyphens, as `boundary-iou`. */
export function metricOption(value: string | undefined, fallback: string): string {
  if (value === undefined) return fallback;
  const plain = (id: string): string => id.replaceAll("-", "").toLowerCase();
  const found = METRIC_IDS.find((id) => id === value) ?? METRIC_IDS.find((id) => plain(id) === plain(value));
  if (found === undefined) throw wrongValue("metric", METRIC_IDS.join(", "), value);
  return found;
}
