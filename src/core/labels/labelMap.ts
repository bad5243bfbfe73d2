import type { Label } from "./label";
import type { VolumeFacts } from "./volume";

/** What the values of a mask are: grey or integer samples, palette indices, or packed colours. */
export type LabelKind = "grey" | "palette" | "colour";

export type LabelArray = Uint8Array | Uint16Array | Int32Array;

/** The labels of one mask, row by row from the top left. */
export interface LabelMap {
  readonly width: number;
  /** Rows; of a volume those of all slices. */
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
  /**
   * Palette colours in the order of the indices, six hex digits each, with nothing between: one string, since
   * it travels with every mask. Read by `paletteColour`.
   */
  readonly palette?: string;
  /** The file holds scores, of which the labels were made; absent where it holds labels. */
  readonly scores?: ScoreFacts;
  /** The label that stands for "no data" by the file's own word (GDAL_NODATA). */
  readonly nodata?: Label;
  /** The mask is a volume; absent of an image. */
  readonly volume?: VolumeFacts;
  /** Sentences on what was unusual but did not change a label. */
  readonly notes?: readonly string[];
}

/** How the labels of a mask were made of the scores in its file. */
export type ScoreFacts =
  /** One score in 0 to 1 a pixel; the label is its level, from 0 to 255. */
  | { readonly kind: "levels" }
  /**
   * The channel of the largest of several scores; `sumToOne`: they are the shares of a distribution, as softmax gives; `unbounded`:
   * some are below 0 or above 1, as they are before a softmax or a sigmoid.
   */
  | { readonly kind: "argmax"; readonly channels: number; readonly sumToOne: boolean; readonly unbounded?: true }
  /** 0 where all of several scores are below the threshold, else 1 + the channel of the largest. */
  | { readonly kind: "independent"; readonly channels: number };

/** Whether the file is an array of numbers, which has no colours. */
export function isArray({ format }: MaskFacts): boolean {
  return format === "NPY" || format === "NPZ";
}

/** The colour of a palette index as `#rrggbb`; undefined past the end of the palette. */
export function paletteColour(palette: string, index: number): string | undefined {
  const digits = palette.slice(index * 6, index * 6 + 6);
  return digits.length === 6 ? `#${digits}` : undefined;
}
