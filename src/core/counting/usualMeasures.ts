import type { ImageEntry } from "../document/report";
import type { MeasureKind } from "../shapes/imageMeasures";
import { tellsSpacing } from "./imageShapes";

/** What is measured with no question: of cases the distances between their surfaces, where the files say what a millimetre is. */
export function usualMeasures(
  images: readonly Pick<ImageEntry, "depth" | "target" | "prediction">[],
): readonly MeasureKind[] {
  return tellsSpacing(images) ? ["surface"] : [];
}
