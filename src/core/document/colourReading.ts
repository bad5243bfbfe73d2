import type { Label, Side } from "../labels/label";
import type { LabelKind, MaskFacts } from "../labels/labelMap";

/** How the labels of a mask were made of its colours. */
export interface ColourReading {
  /** Of all masks of the side. */
  readonly plan: ColourPlan;
  /** Of the file itself, whose values are not labels. */
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

/** One colour under two indices. */
export interface TwoIndices {
  readonly colour: Label;
  readonly uses: readonly [ColourUse, ColourUse];
}

export interface ColourUse {
  readonly path: string;
  readonly index: Label;
}

/** What the colours of a side's palettes say of its indices; only values that occur in pixels count. */
export interface SideColours {
  readonly files: Readonly<Record<LabelKind, number>>;
  /** Different palettes among the files. */
  readonly palettes: number;
  /** The colours that occur. */
  readonly colours: ReadonlySet<Label>;
  /** Colours that have one index in one file and another in another file, and one of them. */
  readonly severalIndices: { readonly colours: number; readonly example?: TwoIndices };
  /** The colours under which an index occurs: several where palettes differ. */
  readonly coloursOfIndex: ReadonlyMap<Label, ReadonlySet<Label>>;
  /** Whether every value has a colour, but for indices past the end of their palette. */
  readonly allHaveColours: boolean;
  /** The index of every colour of the palettes; undefined where there is no palette, or an index has several colours. */
  readonly indices: ColourIndices | undefined;
}

export interface ColourIndices {
  /** Of colours with several indices the smallest that occurs. */
  readonly indexOf: ReadonlyMap<Label, Label>;
  /** The palette with the most colours, as of `MaskFacts`. */
  readonly palette: string;
}
