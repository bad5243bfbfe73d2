import type { Evaluation } from "../counting/evaluation";
import { sharedShapes } from "../counting/imageShapes";
import type { Metric } from "./metric";

/** What stands above figures, with the unit of those that have one: `HD95 (px)`, `HD95 (macro, px)`. */
export function withUnit(
  title: string,
  { isDistance }: Pick<Metric, "isDistance">,
  evaluation: Pick<Evaluation, "choices" | "images">,
): string {
  if (!isDistance) return title;
  const { unit } = sharedShapes(evaluation);
  return title.endsWith(")") ? `${title.slice(0, -1)}, ${unit})` : `${title} (${unit})`;
}
