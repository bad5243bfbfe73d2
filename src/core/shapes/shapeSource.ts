import type { ImageMeasures, MeasureKind } from "./imageMeasures";
import type { ShapeOptions } from "./shapeOptions";

/** One class in one image, to make sums of. */
export interface ShapeCell {
  readonly measures: ImageMeasures;
  /** The place of the class in `measures.classes`. */
  readonly place: number;
  /** Pixels that were wrongly predicted as the class. */
  readonly fp: number;
  /** Of the image, in pixels; slices of a case. */
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  /** The mean area of the target's objects of the class over all images that count; 0 where there are none. */
  readonly meanArea: () => number;
  readonly options: ShapeOptions;
}

/** The sums that a measured metric is made of: as many numbers for each cell, which add up over cells. */
export interface ShapeSource {
  readonly kind: MeasureKind;
  /** How many numbers. */
  readonly width: number;
  readonly of: (cell: ShapeCell) => readonly number[];
  /** The sums of a class that is on neither side of an image, where it has a value; zeros else. */
  readonly ofAbsent?: (options: ShapeOptions) => readonly number[] | undefined;
}

/** The sums of a source for one cell or for several together; undefined where they were not measured. */
export type ShapeSums = (source: ShapeSource) => Float64Array | undefined;
