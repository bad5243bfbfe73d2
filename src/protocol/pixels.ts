import type { ErrorKinds } from "../core/regions/errorKinds";
import type { ErrorRegions } from "../core/regions/errorRegions";
import type { PairRuns } from "../core/labels/pairPlanes";
import type { ShapeMarks, ShapeView } from "../core/shapes/shapeMarks";
import type { ShapeTask } from "./measureTask";

/** What is wanted of the pixels of a pair: all of them and where the errors are, or a small picture. */
export type PixelDetail =
  | ({ readonly kind: "whole"; readonly errors: ErrorKinds } & SliceOfCase)
  /** Nearest-neighbour, its longer side at most this many pixels. */
  | ({ readonly kind: "thumbnail"; readonly longerSide: number } & SliceOfCase);

/** Of a case one slice is shown: that in the middle where none is named. */
interface SliceOfCase {
  /** From 0. */
  readonly slice?: number;
}

/** The pixels of one pair, as labels. */
export interface PairPixels extends PairRuns {
  /** Of a case: which of its slices this is. */
  readonly slice?: { readonly at: number; readonly of: number };
  /** Absent in a thumbnail. */
  readonly regions?: ErrorRegions;
}

export type PixelOutcome =
  | { readonly ok: true; readonly pixels: PairPixels }
  /** One of the files can't be read; the sentence names the side and what to do. */
  | { readonly ok: false; readonly message: string };

/** What is wanted of the shapes of a pair, to be drawn. */
export interface WantedShapes {
  readonly view: ShapeView;
  readonly task: ShapeTask;
}

export type ShapeOutcome =
  { readonly ok: true; readonly marks: ShapeMarks } | { readonly ok: false; readonly message: string };
