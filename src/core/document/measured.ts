import type { Width } from "../shapes/bandWidth";
import type { Connectivity } from "../shapes/connectivity";
import type { Spacing } from "../shapes/spacing";
import type { Label, Side } from "../labels/label";

/** What a label was read as: the class of that label, ignored, or no class. */
export type ReadAs = Label | "ignored" | "none";

/**
 * What the shapes of a report were measured under. Shapes are of classes, so that they are stale as soon as a label is read as
 * something else; names, colours and classes without a pixel make no difference.
 */
export interface Measured {
  /** What each label that occurs was read as, labels ascending. */
  readonly target: LabelReading;
  readonly prediction: LabelReading;
  /** How the colours of a side were read, where its values are not labels: as of `ColourPlan`. */
  readonly colours?: { readonly target?: string; readonly prediction?: string };
  readonly band: Width;
  readonly connectivity: Connectivity;
  /** Absent: objects are connected components. */
  readonly objects?: "ids";
  /** With `objects`: the sides whose labels are ids of instances. */
  readonly idSides?: readonly Side[];
  /** Absent: distances are in pixels. */
  readonly spacing?: Spacing;
  /** Where regions were measured: the labels of each, ascending. Labels were read as the classes that regions are made of. */
  readonly regions?: readonly (readonly Label[])[];
}

export type LabelReading = readonly (readonly [label: Label, as: ReadAs])[];
