import type { StripRange } from "../charts/stripMarks";

/** From 0, or the least figure below it, to 1, or the greatest above it: the axis that figures of several runs are drawn on. */
export function figureSpan(figures: readonly (number | undefined)[]): StripRange {
  const finite = figures.flatMap((figure) => (figure !== undefined && Number.isFinite(figure) ? [figure] : []));
  return { least: Math.min(0, ...finite), most: Math.max(1, ...finite) };
}
