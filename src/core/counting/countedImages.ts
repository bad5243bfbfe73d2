import type { Choices } from "../document/choices";
import { imagesByColour } from "../reading/imagesByColour";
import { oncePer } from "../collections/oncePer";
import type { ImageEntry, Report } from "../document/report";

/** The images that take part, as they are read: those without a prediction only where they are counted as missed. */
export function countedImages({ images }: Report, choices: Choices): readonly ImageEntry[] {
  return imagesByColour(choices.missing === "count" ? images : withPrediction(images), choices);
}

/** The first such image as it is read, where it takes part; else as it stands in the report. */
export function imageAsRead(
  report: Report,
  choices: Choices,
  isWanted: (image: ImageEntry) => boolean,
): ImageEntry | undefined {
  return countedImages(report, choices).find(isWanted) ?? report.images.find(isWanted);
}

/** The same array for the same images: much is kept by it. */
const withPrediction = oncePer((images: readonly ImageEntry[]) =>
  images.filter(({ prediction }) => prediction !== undefined),
);
