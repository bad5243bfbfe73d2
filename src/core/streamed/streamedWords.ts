import { policyWords } from "../sentences/policyWords";
import type { StreamedFigures } from "./streamedFigures";

/** What the present choices say, as `policyWords` of all images says it. */
export function streamedWords({
  totals,
  images,
  withPixels,
}: Pick<StreamedFigures, "totals" | "images" | "withPixels">): readonly string[] {
  return policyWords(totals, images - withPixels);
}
