import type { Choices } from "../document/choices";
import { mergedClasses } from "./classMerge";
import type { ClassInfo } from "../document/classList";
import { hasOwnColours } from "../classLists/generatedColours";
import { occurringClasses, occurringColours } from "./occurringClasses";
import { automaticRelabelling } from "./automaticRelabelling";
import { ignoreLabels } from "./ignoreLabels";
import { IGNORED, OTHER, UNLISTED, type ClassIndex, type ClassOrNone } from "../labels/indices";
import type { Label } from "../labels/label";
import type { RegionMembers } from "./labelRegions";
import { relabeller } from "./relabelling";
import type { ImageEntry } from "../document/report";

/** What the choices make of raw labels. */
export interface ClassTable {
  readonly classes: readonly ClassInfo[];
  /** Ignore labels, after relabelling. */
  readonly ignore: readonly Label[];
  /** Index into `classes`, or `IGNORED` or `UNLISTED`. */
  readonly targetClass: (raw: Label) => ClassOrNone;
  /** Index into `classes`, or `OTHER`, as for the label of a missing prediction. */
  readonly predictionClass: (raw: Label) => ClassOrNone;
  /** Where the classes are regions of labels: the index of what is in none, which is counted, but is in no mean. */
  readonly outside?: ClassIndex;
  /** Where these overlap, so that a pixel does not have one class. */
  readonly regions?: RegionMembers;
}

/** The classes of the images under the choices: of the class list, else the labels that occur. */
export function classTable(images: readonly ImageEntry[], choices: Choices): ClassTable {
  const automatic = automaticRelabelling(images, choices);
  const ignore = ignoreLabels(choices, automatic);
  const ignored = new Set(ignore);
  const unmerged = (
    choices.classList ? listedClasses(images, choices, automatic) : occurringClasses(images, automatic, ignored)
  ).filter(({ label }) => !ignored.has(label));
  const { classes, indexOf } = mergedClasses(unmerged, choices.merges);
  const target = relabeller(automatic.steps.target);
  const prediction = relabeller(automatic.steps.prediction);
  return {
    classes,
    ignore,
    targetClass: rememberClasses((raw) => {
      const label = target(raw);
      return ignored.has(label) ? IGNORED : (indexOf.get(label) ?? UNLISTED);
    }),
    predictionClass: rememberClasses((raw) => indexOf.get(prediction(raw)) ?? OTHER),
  };
}

/** The classes of the list; one without colours of its own takes those of the masks' palettes. */
function listedClasses(
  images: readonly ImageEntry[],
  { classList }: Choices,
  automatic: ReturnType<typeof automaticRelabelling>,
): readonly ClassInfo[] {
  if (!classList) return [];
  if (hasOwnColours(classList)) return classList.classes;
  const colors = occurringColours(images, automatic);
  return classList.classes.map((info) => ({ ...info, color: colors.get(info.label) ?? info.color }));
}

/** Asks once for each label: the tables are read for millions of rows. */
function rememberClasses(classOf: (raw: Label) => ClassOrNone): (raw: Label) => ClassOrNone {
  const small = new Array<ClassOrNone | undefined>(256);
  const large = new Map<Label, ClassOrNone>();
  return (raw) => {
    if (raw >= 0 && raw < 256) return (small[raw] ??= classOf(raw));
    const known = large.get(raw);
    if (known !== undefined) return known;
    const index = classOf(raw);
    large.set(raw, index);
    return index;
  };
}
