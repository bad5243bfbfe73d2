import type { Evaluation } from "../counting/evaluation";
import type { Metric } from "./metric";
import { metricsFor } from "./metricsFor";
import { shapeMetrics } from "./shapeMetrics";

/** Every metric that the evaluation has figures of: of counts, and of all that was measured and is not stale. */
export function metricsOf(evaluation: Pick<Evaluation, "choices" | "measured">): readonly Metric[] {
  return [...metricsFor(evaluation.choices), ...measuredMetrics(evaluation)];
}

/** Those that stand in every table: the usual ones, and those of shapes that were measured. */
export function usualMetrics(evaluation: Pick<Evaluation, "choices" | "measured">): readonly Metric[] {
  return metricsOf(evaluation).filter(({ tier }) => tier === 1);
}

/** Those that were measured, in the order of the menus. */
export function measuredMetrics({ choices, measured }: Pick<Evaluation, "choices" | "measured">): readonly Metric[] {
  if (!measured) return [];
  return shapeMetrics(choices.shapes).filter(({ shape }) => shape && measured[shape.kind].state === "measured");
}
