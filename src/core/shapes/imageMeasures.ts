import type { Label } from "../labels/label";
import type { BoundaryCounts } from "./boundaryCounts";
import type { ComponentCells } from "./componentCells";
import type { KindSums } from "./kindSums";
import type { LesionSums } from "./lesions";
import type { ObjectPair } from "./objects";
import type { SkeletonSums } from "./skeletonSums";
import type { SurfaceHistograms } from "./surfaceHistograms";

/** What can be measured of shapes, as it is named on the command line and in saved reports. */
export const MEASURE_KINDS = ["boundary", "surface", "objects", "kinds", "cldice"] as const;

export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** Kinds whose definitions are of images: bands along outlines (Cheng et al. 2021) and kinds of error (Bernhard et al. 2024). */
const OF_IMAGES_ALONE: ReadonlySet<MeasureKind> = new Set<MeasureKind>(["boundary", "kinds"]);

/** Whether a kind of shapes is defined where there are so many slices. */
export function isDefined(kind: MeasureKind, depth: number): boolean {
  return depth === 1 || !OF_IMAGES_ALONE.has(kind);
}

/**
 * What was measured of one image: sums and histograms of the classes that it holds, from which every figure of shapes follows.
 * A kind that was not measured is absent.
 */
export interface ImageMeasures {
  /** The labels of the classes that stand on one side at least, ascending: all lists below go by their place in this one. */
  readonly classes: readonly Label[];
  readonly boundary?: BoundaryCounts;
  readonly surface?: readonly SurfaceHistograms[];
  readonly objects?: ObjectMeasures;
  readonly kinds?: readonly KindSums[];
  readonly cldice?: readonly SkeletonSums[];
  /** Why the image could not be measured, as a sentence: it is in no figure of shapes but of kinds that were measured before. */
  readonly refused?: string;
  /** Why some kinds alone could not be measured, as sentences. */
  readonly refusals?: Readonly<Partial<Record<MeasureKind, string>>>;
}

export interface ObjectMeasures {
  readonly pair: ObjectPair;
  /** By class. */
  readonly lesions: readonly LesionSums[];
  readonly cells: readonly ComponentCells[];
}
