import type { ImageCounts } from "../core/labels/counts";
import type { Label, Side } from "../core/labels/label";
import type { MaskFacts } from "../core/labels/labelMap";
import type { Turn } from "../core/labels/turn";
import type { ImageMeasures } from "../core/shapes/imageMeasures";

export type FileSource =
  | { readonly path: string }
  /** Of a file that no thread can read by itself; `stamp`: as it was when it was fetched. */
  | {
      readonly bytes: Uint8Array;
      readonly stamp?: FileStamp;
      /** Of a header whose voxels lie in another file: its name, and the files beside it that may be that one. */
      readonly beside?: { readonly name: string; readonly files: Readonly<Record<string, Uint8Array>> };
    };

/** A file whose foreground, which is every label but 0, is read as one label. */
export interface PartSource {
  readonly file: FileSource;
  readonly label: Label;
}

/** Where a mask comes from: one file, or several that are laid over each other in this order. */
export type MaskSource = FileSource | { readonly parts: readonly PartSource[] };

/** Two stamps of a file that are equal stand for the same content. */
export interface FileStamp {
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
}

export type PairOutcome =
  | {
      readonly ok: true;
      readonly width: number;
      readonly height: number;
      /** Slices of a case. */
      readonly depth?: number | undefined;
      readonly target: MaskFacts;
      readonly prediction?: MaskFacts;
      /** The prediction's own size, where it was brought to the target's. */
      readonly resizedFrom?: { readonly width: number; readonly height: number };
      /** Pixels that parts of several labels have, on each side that has such. */
      readonly overlap?: Partial<Readonly<Record<Side, number>>>;
      readonly counts: ImageCounts;
      /** With the prediction turned, in the order in which the turns were asked for; without those that do not fit. */
      readonly turned?: readonly { readonly by: Turn; readonly counts: ImageCounts }[];
      /** Where they were asked for: `counts` are then of the places of classes. */
      readonly measures?: ImageMeasures;
    }
  | {
      readonly ok: false;
      readonly kind: "unreadable" | "size-mismatch" | "volume-mismatch" | "orientation-mismatch";
      readonly side: Side;
      /** The file that is at fault, by its place among the parts of the mask. */
      readonly part?: number;
      readonly message: string;
    };
