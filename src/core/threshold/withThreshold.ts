import type { Choices } from "../document/choices";
import { thresholdLevel } from "../reading/thresholdLevel";

/** The choices with another threshold: scores that a reading by choice has made labels of are read by it as well. */
export function withThreshold({ relabelling }: Choices, threshold: number): Pick<Choices, "threshold" | "relabelling"> {
  return {
    threshold,
    relabelling: {
      ...relabelling,
      prediction: relabelling.prediction.map((step) =>
        step.kind === "threshold" ? { ...step, from: thresholdLevel(threshold, step.top) } : step,
      ),
    },
  };
}
