import type { Choices } from "../choices";
import { imagesByColour } from "../colours/imagesByColour";
import { oncePer } from "../oncePer";
import type { ImageEntry, Report } from "../report";

/** The images that take part, as they are read: those without a prediction only where they are counted as missed. */
export function countedImages({ images }: Report, choices: Choices): readonly ImageEntry[] {
  return imagesByColour(choices.missing === "count" ? images : withPrediction(images), choices);
}

/** The same array for the same images: much is kept by it. */
const withPrediction = oncePer((images: readonly ImageEntry[]) => images.filter(({ prediction }) => prediction !== undefined));
