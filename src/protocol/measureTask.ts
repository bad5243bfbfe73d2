import type { ClassPlaces } from "../core/counting/classPlaces";
import type { Width } from "../core/shapes/bandWidth";
import type { Connectivity } from "../core/shapes/connectivity";
import type { MeasureKind } from "../core/shapes/imageMeasures";
import type { Spacing } from "../core/shapes/spacing";

/** How shapes of a pair are made: which of its labels are one class is told here, since threads do not know classes. */
export interface ShapeTask extends ClassPlaces {
  /** Of the target. */
  readonly pixels: number;
  /** They are voxels. */
  readonly isVolume?: boolean;
  readonly band: Width;
  readonly connectivity: Connectivity;
  /** Absent: distances are in pixels. */
  readonly spacing?: Spacing;
  /** Classes by their places of which all pixels are one object: of those that are drawn, since what is measured is read so later, see `readObjects`. */
  readonly whole?: readonly number[];
}

/** What is to be measured of a pair. */
export interface MeasureTask extends ShapeTask {
  readonly kinds: readonly MeasureKind[];
}
