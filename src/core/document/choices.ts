import type { ClassList } from "./classList";

import type { FileChoices } from "./fileChoices";

import type { Label } from "../labels/label";
import type { LabelRegion } from "./labelRegion";
import type { Relabelling } from "./relabelling";
import type { ShapeChoices } from "../shapes/shapeOptions";

/** What a 0/0 cell counts as (`zero_division` of the libraries). */
export type ZeroDivision = "exclude" | 0 | 1;

/** The rules for 0/0 as settings and options write them. */
export const ZERO_DIVISIONS: Readonly<Record<string, ZeroDivision>> = { exclude: "exclude", "0": 0, "1": 1 };

/** Which classes enter a mean: every class; those with tp + fp + fn > 0; those with tp + fn > 0. */
export type Presence = "all" | "union" | "target";

/** Targets without a prediction: left out, or counted as missed in every pixel. */
export type Missing = "leave-out" | "count";

/** What the values of palette masks are: indices, or the colours that they stand for. */
export type Palettes = "indices" | "colours";

/** Classes that are read as one: arithmetic over counts, as if the masks had been relabelled. */
export interface ClassMerge {
  /** Of the classes as they are without merges; the first is the label of the merged class. */
  readonly labels: readonly Label[];
  readonly name: string;
}

/** Images that figures are taken of where not all of them are to count. */
export type ImageSubset =
  /** Those in the folder and in the folders inside it; `""` for images in no folder. */
  | { readonly kind: "folder"; readonly folder: string }
  /** Those with the text in their name, in any case. */
  | { readonly kind: "text"; readonly text: string }
  /** Those whose name matches the regular expression. */
  | { readonly kind: "pattern"; readonly pattern: string };

/** Images that belong together, so that they are not independent evidence. */
export type ImageGrouping =
  /** Images of one folder. */
  | { readonly kind: "folder" }
  /** Images whose names match the regular expression in the same text: its first group, or the whole match. */
  | { readonly kind: "pattern"; readonly pattern: string };

/** All that the user chooses about how counts become figures. Part of the saved report. */
export interface Choices {
  readonly zeroDivision: ZeroDivision;
  readonly presence: Presence;
  readonly missing: Missing;
  /** Target labels whose pixels are left out of everything; `auto`: see `ignoreLabels`. */
  readonly ignore: "auto" | readonly Label[];
  /** Without a list the classes are the labels that occur. */
  readonly classList?: ClassList | undefined;
  /** Labels of classes outside the class set: not in any mean, their pixels still errors for the others. */
  readonly leftOut: readonly Label[];
  readonly relabelling: Readonly<Record<"prediction" | "target", readonly Relabelling[]>>;
  /** Classes that are read as one; no label is in two of them. */
  readonly merges: readonly ClassMerge[];
  /** Stand for the classes where they are there; what is in none is counted, but is in no mean. Absent: those of the class list; none of them: `[]`. */
  readonly regions?: readonly LabelRegion[] | undefined;
  /** The images that count; all of them where absent. */
  readonly subset?: ImageSubset | undefined;
  /** What intervals and tests take as one, since it is not independent evidence; each image by itself where absent. */
  readonly groups?: ImageGrouping | undefined;
  /** Beta of the metric `fbeta`, above 0; 2 where absent. */
  readonly beta?: number;
  /** Scores from this share of their range on are foreground, above 0 and up to 1; 0.5 where absent. */
  readonly threshold?: number;
  /** Absent: indices, and colours where a colour has several indices within a side. */
  readonly palettes?: Palettes | undefined;
  /** How files become counts, where the user said anything of it. */
  readonly files?: FileChoices;
  /** How shapes are measured and figures made of them, where the user said anything of it. */
  readonly shapes?: ShapeChoices;
}

export const DEFAULT_CHOICES: Choices = {
  zeroDivision: "exclude",
  presence: "all",
  missing: "leave-out",
  ignore: "auto",
  leftOut: [],
  relabelling: { prediction: [], target: [] },
  merges: [],
};
