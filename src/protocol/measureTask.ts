import type { Label } from "../core/labels/label";
import type { Width } from "../core/shapes/bandWidth";
import type { Connectivity } from "../core/shapes/connectivity";
import type { MeasureKind } from "../core/shapes/imageMeasures";
import type { Spacing } from "../core/shapes/spacing";

/** What is to be measured of a pair: which of its labels are one class is told here, since threads do not know classes. */
export interface MeasureTask {
  readonly kinds: readonly MeasureKind[];
  /** The labels of the classes that the image holds on one side at least, ascending. */
  readonly classes: readonly Label[];
  readonly target: LabelPlaces;
  readonly prediction: LabelPlaces;
  /** Of the target. */
  readonly pixels: number;
  readonly band: Width;
  readonly connectivity: Connectivity;
  /** Absent: distances are in pixels. */
  readonly spacing?: Spacing;
}

/** The class of every label that was counted in a mask, as its place in `classes`; behind these one for no class, and one for ignored. */
export interface LabelPlaces {
  readonly labels: readonly Label[];
  readonly places: readonly number[];
}
