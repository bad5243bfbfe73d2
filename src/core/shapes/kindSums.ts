import { ratio, type Figure } from "../numbers/figure";

/**
 * The pixels of one class in one image by kind of error, one class against the rest; sums add up over images. Ignored target
 * pixels are in none.
 */
export interface KindSums {
  readonly tp: number;
  /** Predicted pixels that are not of the class, and pixels of the class that were not predicted. */
  readonly fp: ErrorSums;
  readonly fn: ErrorSums;
}

/** Wrong pixels along an outline that was met but for the width of a band, in parts of objects, and of whole objects. */
export interface ErrorSums {
  readonly boundary: number;
  readonly extent: number;
  readonly segment: number;
}

/** The IoU of a class and what it lacks, by kind: together they are 1. Undefined where the class is on neither side. */
export interface KindShares {
  readonly iou: Figure;
  readonly boundary: Figure;
  readonly extent: Figure;
  readonly segment: Figure;
  /** The parts of `segment`: whole objects that were not predicted, and such that are not there. */
  readonly missed: Figure;
  readonly invented: Figure;
}

/** Each kind over the union. Source: Bernhard et al., "What's Outside the Intersection?", WACV 2024. */
export function kindShares({ tp, fp, fn }: KindSums): KindShares {
  const union = tp + fp.boundary + fp.extent + fp.segment + fn.boundary + fn.extent + fn.segment;
  return {
    iou: ratio(tp, union),
    boundary: ratio(fp.boundary + fn.boundary, union),
    extent: ratio(fp.extent + fn.extent, union),
    segment: ratio(fp.segment + fn.segment, union),
    missed: ratio(fn.segment, union),
    invented: ratio(fp.segment, union),
  };
}
