import type { ImageCounts } from "../core/counts";
import type { Side } from "../core/label";
import type { MaskFacts } from "../core/labelMap";

export type MaskSource = { readonly path: string } | { readonly bytes: Uint8Array };

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
