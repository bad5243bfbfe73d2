import type { Label } from "../labels/label";
import type { LabelRegion } from "./labelRegion";

/** What a label means. */
export interface ClassInfo {
  readonly label: Label;
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
  /** Of a region of labels: those in it, which other regions may hold as well; its own label is in no mask. */
  readonly labels?: readonly Label[];
}

/** Classes as a file, a built-in table or the user gives them. */
export interface ClassList {
  /** Where the list comes from, as shown to the user: a path or the name of a built-in table. */
  readonly source: string;
  /** Where its colours come from, where that is another table. */
  readonly colours?: string;
  /** The label that its first class was given by choice, where that is not as its file says. */
  readonly begins?: Label;
  /** It was found beside the targets and named by nobody: another run looks for it anew. */
  readonly found?: true;
  readonly classes: readonly ClassInfo[];
  /** Labels whose target pixels the list itself leaves out. */
  readonly ignore: readonly Label[];
  /** Sets of its labels that stand for the classes unless others are chosen. */
  readonly regions?: readonly LabelRegion[];
}
