import type { MaskFacts } from "../core/labels/labelMap";
import { pastPalette } from "../masks/pastPalette";

/** The facts of a mask with what its labels say of its palette. */
export function withPaletteNotes(facts: MaskFacts, labels: Int32Array): MaskFacts {
  const past = pastPalette(labels, facts.palette);
  // A plain decoder has noted them already.
  return past.length === 0 ? facts : { ...facts, notes: [...new Set([...(facts.notes ?? []), ...past])] };
}
