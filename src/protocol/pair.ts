import type { ImageCounts } from "../core/labels/counts";
import type { Side } from "../core/labels/label";
import type { MaskFacts } from "../core/labels/labelMap";

export type MaskSource =
  | { readonly path: string }
  /** Of a file that no thread can read by itself; `stamp`: as it was when it was fetched. */
  | { readonly bytes: Uint8Array; readonly stamp?: FileStamp };

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
      readonly target: MaskFacts;
      readonly prediction?: MaskFacts;
      /** The prediction's own size, where it was brought to the target's. */
      readonly resizedFrom?: { readonly width: number; readonly height: number };
      readonly counts: ImageCounts;
    }
  | { readonly ok: false; readonly kind: "unreadable" | "size-mismatch"; readonly side: Side; readonly message: string };
