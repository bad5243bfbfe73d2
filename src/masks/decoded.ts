import type { ArrayReading } from "../core/document/arrayReading";
import type { LabelMap } from "../core/labels/labelMap";
import type { Beside } from "./besideFile";

/** What bounds the memory that a file can ask for. */
export interface Limits {
  /** Declared sizes above this many pixels are refused before memory is taken. */
  readonly maxPixels: number;
  /** Masks of more pixels are not read whole (`LargeMask`); absent: all are. */
  readonly mostAtOnce?: number;
  /** Arrays of more bytes are not read whole either, however closely they are packed; absent: all are. */
  readonly mostBytesAtOnce?: number;
  /** Pixels of a strip of a mask that is not read whole, a row at least; absent: as many as are fastest (`STRIP_PIXELS`). */
  readonly stripPixels?: number;
}

/** How files become masks. */
export interface ReadOptions extends Limits, ArrayReading {
  /** Of this file: those in its folder, where its voxels may be; absent where nobody can look there. */
  readonly beside?: Beside | undefined;
}

/** A mask, or a full sentence, without the file's name, on what is wrong with it and what to do; `isLarge`: it is not to be read whole. */
export type Decoded =
  | { readonly ok: true; readonly map: LabelMap }
  | { readonly ok: false; readonly message: string; readonly isLarge?: true };
