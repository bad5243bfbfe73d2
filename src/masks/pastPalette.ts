import type { LabelArray } from "../core/labels/labelMap";
import { largestLabel } from "../kernel/plain/largestLabel";

/** A note when a palette has no colour for a label of the mask. */
export function pastPalette(labels: LabelArray, palette: string | undefined): readonly string[] {
  if (palette === undefined) return [];
  const colours = palette.length / 6;
  // With a colour for each label there can be there is nothing to look for.
  if (colours === 256) return [];
  const largest = largestLabel(labels);
  return largest < colours ? [] : [`The palette has ${colours} colours, but labels reach ${largest}.`];
}
