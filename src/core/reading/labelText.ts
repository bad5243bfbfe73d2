import { packedColour, hexColour } from "../classLists/packedColour";
import { oncePer } from "../collections/oncePer";
import type { ImageEntry } from "../document/report";
import { readLabelText, type Label, SIDES } from "../labels/label";
import { unknownColourOf } from "./colourReading";

/** Up to this a number may be a label as well: a mask of colours that is read as classes has small ones. */
const LARGEST_SMALL = 0xff;

/** Packed colours of colour masks, as they stand in the files. */
const colourLabels = oncePer((images: readonly ImageEntry[]): ReadonlySet<Label> => {
  const colours = new Set<Label>();
  for (const image of images) {
    for (const side of SIDES) {
      if (image[side]?.facts.kind !== "colour") continue;
      for (const label of side === "target" ? image.counts.targets : image.counts.predictions)
        if (label > LARGEST_SMALL) colours.add(label);
    }
  }
  return colours;
});

/** A label for people: its number, or `#rrggbb` where it is a packed colour of the masks. */
export function labelText(label: Label, images: readonly ImageEntry[]): string {
  const unknown = unknownColourOf(label);
  if (unknown !== undefined) return hexColour(unknown);
  return colourLabels(images).has(label) ? hexColour(label) : String(label);
}

/** The label that such a text is; undefined where it is none. */
export function readLabelOrColour(text: string): Label | undefined {
  return packedColour(text) ?? readLabelText(text);
}
