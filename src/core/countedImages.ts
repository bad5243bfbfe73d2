import type { Choices } from "./choices";
import type { ImageEntry, Report } from "./report";

/** The images that take part: those without a prediction only where they are counted as missed. */
export function countedImages({ images }: Report, choices: Choices): readonly ImageEntry[] {
  return choices.missing === "count" ? images : images.filter(({ prediction }) => prediction !== undefined);
}
