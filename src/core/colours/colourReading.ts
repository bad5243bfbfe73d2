import type { Label, Side } from "../labels/label";
import type { MaskFacts } from "../labels/labelMap";
import type { SideColours } from "./sideColours";

/** How the labels of a mask were made of its colours. */
export interface ColourReading {
  /** Of all masks of the side. */
  readonly plan: ColourPlan;
  /** Of the file itself, whose values are no labels. */
  readonly facts: MaskFacts;
  /** The label of every value in the file. */
  readonly labels: ReadonlyMap<Label, Label>;
}

/** How the colours of a side are read. */
export interface ColourPlan {
  readonly side: Side;
  /** The side whose palette gives the colours their labels; `packed`: the packed colours are the labels, as of colour masks. */
  readonly as: Side | "packed";
  readonly because: "severalIndices" | "coloursBesideIndices" | "otherIsPalette" | "choice";
  readonly colours: SideColours;
  /** Colours that the palette does not have. */
  readonly unknown: readonly Label[];
}

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
