import type { ErrorKinds } from "../core/regions/errorKinds";
import type { ErrorRegions } from "../core/regions/errorRegions";
import type { LabelRuns } from "../core/labels/labelRuns";

/** What is wanted of the pixels of a pair: all of them and where the errors are, or a small picture. */
export type PixelDetail =
  | { readonly kind: "whole"; readonly errors: ErrorKinds }
  /** Nearest-neighbour, its longer side at most this many pixels. */
  | { readonly kind: "thumbnail"; readonly longerSide: number };

/** The pixels of one pair, as labels. */
export interface PairPixels {
  readonly width: number;
  readonly height: number;
  readonly target: LabelRuns;
  /** Absent where the target has no prediction. */
  readonly prediction?: LabelRuns;
  /** Absent in a thumbnail. */
  readonly regions?: ErrorRegions;
}

export type PixelOutcome =
  | { readonly ok: true; readonly pixels: PairPixels }
  /** One of the files can't be read; the sentence names the side and what to do. */
  | { readonly ok: false; readonly message: string };
