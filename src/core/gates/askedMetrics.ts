import type { MetricId } from "../metrics/metrics";
import type { Gate } from "./gate";

/** The metrics of which gates ask for something, each once. */
export interface AskedMetrics {
  /** For figures. */
  readonly values: readonly MetricId[];
  /** For intervals of the run. */
  readonly intervals: readonly MetricId[];
  /** For those of the difference to the baseline. */
  readonly paired: readonly MetricId[];
}

export function askedMetrics(gates: readonly Gate[]): AskedMetrics {
  const metrics = (isAsked: (gate: Gate) => boolean): readonly MetricId[] => [
    ...new Set(
      gates.flatMap((gate) =>
        "figure" in gate && gate.figure.of !== "overall" && isAsked(gate) ? [gate.figure.metric] : [],
      ),
    ),
  ];
  return {
    values: metrics((gate) => "by" in gate),
    intervals: metrics((gate) => "by" in gate && gate.by === "bound"),
    paired: metrics(({ kind }) => kind === "notWorseThan"),
  };
}
