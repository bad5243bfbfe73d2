import type { Plane } from "../core/labels/volumePlanes";
import type { ErrorProfiles } from "../core/regions/errorProfile";
import type { ErrorKinds } from "../core/regions/errorKinds";
import type { ErrorRegions } from "../core/regions/errorRegions";
import type { PairRuns } from "../core/labels/pairPlanes";
import type { ShapeMarks, ShapeView } from "../core/shapes/shapeMarks";
import type { ShapeTask } from "./measureTask";

/** What is wanted of the pixels of a pair. */
export type PixelDetail =
  /** All of an image, or of a case the axial slice with most errors, and where the errors are. */
  | { readonly kind: "whole"; readonly errors: ErrorKinds }
  /** One slice of a case. */
  | ({ readonly kind: "slice" } & SliceOfCase)
  /** A small picture, of a case of the slice with most errors: nearest-neighbour, its longer side at most this many pixels. */
  | {
      readonly kind: "thumbnail";
      readonly longerSide: number;
      /** Absent: what is wrong is what differs. */
      readonly errors?: ErrorKinds;
    };

export interface SliceOfCase {
  readonly plane: Plane;
  /** From 0, along the axis of the file that the plane is cut through. */
  readonly at: number;
}

/** The pixels of one pair, as labels. */
export interface PairPixels extends PairRuns {
  /** Of a case: which of its slices this is. */
  readonly slice?: SliceOfCase;
  /** Of the image, or of the whole case; absent in a thumbnail and in a further slice. */
  readonly regions?: ErrorRegions;
  /** Of a case, where the regions are: wrong voxels of the slices of each plane. */
  readonly profiles?: ErrorProfiles;
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
