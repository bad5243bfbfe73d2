/** What the values of a mask are: grey or integer samples, palette indices, or packed colours. */
export type LabelKind = "grey" | "palette" | "colour";

export type LabelArray = Uint8Array | Uint16Array | Int32Array;

/** The labels of one mask, row by row from the top left. */
export interface LabelMap {
  readonly width: number;
  readonly height: number;
  /** `width * height` labels. */
  readonly labels: LabelArray;
  readonly facts: MaskFacts;
}

/** What the file says of itself beside its labels. */
export interface MaskFacts {
  /** The container, as people call it: `PNG`, `NPY`, `TIFF`. */
  readonly format: string;
  readonly kind: LabelKind;
  /** Bits a sample in the file. */
  readonly bits: number;
  /** Palette colours as `#rrggbb`, in the order of the indices. */
  readonly palette?: readonly string[];
  /** Sentences on what was unusual but did not change a label. */
  readonly notes?: readonly string[];
}
