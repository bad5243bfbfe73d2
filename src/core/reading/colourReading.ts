import type { Label } from "../labels/label";

/** Colours that a palette does not have stand above all packed colours and all labels that masks hold. */
const UNKNOWN_FROM = 0x1000000;
const PAST_PALETTE_FROM = 0x2000000;

export function unknownColourLabel(colour: Label): Label {
  return UNKNOWN_FROM + colour;
}

/** Of an index past the end of its palette, which has no colour. */
export function pastPaletteLabel(index: Label): Label {
  return PAST_PALETTE_FROM + index;
}

/** The packed colour that the label of an unknown colour stands for; undefined for all other labels. */
export function unknownColourOf(label: Label): Label | undefined {
  return label >= UNKNOWN_FROM && label < PAST_PALETTE_FROM ? label - UNKNOWN_FROM : undefined;
}
