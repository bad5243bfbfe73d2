import type { ClassInfo } from "../document/classList";
import type { Choices } from "../document/choices";
import type { LabelRegion } from "../document/labelRegion";
import { coloursBesideOwn } from "../classLists/generatedColours";
import type { Label } from "../labels/label";
import { itemAt } from "../numbers/numberAt";
import { plainText } from "../text/plainText";
import { chosenRegions } from "./chosenRegions";
import type { ClassTable } from "./classTable";
import { IGNORED, isClass, UNLISTED, type ClassIndex, type ClassOrNone } from "../labels/indices";

/** Regions are not labels of masks: the numbers that tell them apart lie where no mask has any. */
const FIRST_REGION: Label = -1_000_001;
const NO_REGION: Label = -1_000_000;

/** What tells a region, by its place among them, where classes are told by their labels, as in what is left out of the means. */
function regionLabel(region: number): Label {
  return FIRST_REGION - region;
}

/** The regions of a predicted label that is not a class: none, and not those of what is outside them either. */
export const NO_CLASS: readonly ClassIndex[] = [];

/** Which regions a label belongs to, where sets of labels that may overlap stand for classes. */
export interface RegionMembers {
  /** Of a raw target label; `IGNORED` or `UNLISTED` where its pixels are left out. */
  readonly target: (raw: Label) => readonly ClassIndex[] | Exclude<ClassOrNone, ClassIndex>;
  /** Of a raw predicted label; `NO_CLASS` for one that is not a class. */
  readonly prediction: (raw: Label) => readonly ClassIndex[];
  /** Index of what is in no region: counted, in no mean. */
  readonly outside: ClassIndex;
  /** The classes that the regions are sets of. */
  readonly of: ClassTable;
}

/**
 * The table with regions in the place of its classes, and behind them one of all labels that are in none. A pixel counts in every region
 * that holds its label: where they overlap there is no confusion of them, and where one class of a pixel is asked for, as by pictures, it is the smallest of these.
 */
export function withRegions(table: ClassTable, regions: readonly LabelRegion[] | undefined): ClassTable {
  if (!regions || regions.length === 0) return table;
  const sets = regions.map(({ labels }) => new Set(labels));
  const sizes = sets.map(({ size }) => size);
  const membersOf = table.classes.map(({ label }) =>
    sets.flatMap((labels, region) => (labels.has(label) ? [region] : [])),
  );
  const smallest = membersOf.map(
    (members) => members.toSorted((a, b) => itemAt(sizes, a) - itemAt(sizes, b))[0] ?? regions.length,
  );
  const colours = regionColours(table, regions);
  const outside = regions.length;
  const toRegion = (of: ClassOrNone): ClassOrNone => (isClass(of) ? (smallest[of] ?? outside) : of);
  return {
    classes: [
      ...regions.map(({ name, labels }, region): ClassInfo => ({
        label: regionLabel(region),
        name,
        color: itemAt(colours, region),
        labels,
      })),
      { label: NO_REGION, name: "in no region", color: "#000000", labels: labelsOutside(table, membersOf) },
    ],
    ignore: table.ignore,
    targetClass: (raw) => toRegion(table.targetClass(raw)),
    predictionClass: (raw) => toRegion(table.predictionClass(raw)),
    outside,
    ...(isOverlapping(regions) && { regions: regionMembers(table, membersOf, outside) }),
  };
}

/** Each has the colour of its first label that has one which no other region has taken, else one that none has. */
function regionColours({ classes }: ClassTable, regions: readonly LabelRegion[]): readonly string[] {
  const colours = new Map(classes.map(({ label, color }) => [label, color]));
  const taken = new Set<string>();
  const own = regions.map(({ labels }, region) => {
    const color = labels.flatMap((label) => colours.get(label) ?? []).find((of) => !taken.has(of));
    if (color !== undefined) taken.add(color);
    return { label: region + 1, color };
  });
  return coloursBesideOwn(own);
}

function regionMembers(
  table: ClassTable,
  membersOf: readonly (readonly ClassIndex[])[],
  outside: ClassIndex,
): RegionMembers {
  return {
    target: (raw) => {
      const of = table.targetClass(raw);
      return isClass(of) ? (membersOf[of] ?? []) : of === IGNORED ? IGNORED : UNLISTED;
    },
    prediction: (raw) => {
      const of = table.predictionClass(raw);
      return isClass(of) ? (membersOf[of] ?? []) : NO_CLASS;
    },
    outside,
    of: table,
  };
}

function labelsOutside({ classes }: ClassTable, membersOf: readonly (readonly number[])[]): readonly Label[] {
  return classes.flatMap(({ label }, index) => (membersOf[index]?.length === 0 ? [label] : []));
}

/** Other regions as a change of the choices; none are the classes again. Those that were left out of the means still are. */
export function chooseRegions(choices: Choices, after: readonly LabelRegion[]): Pick<Choices, "regions" | "leftOut"> {
  const { classList, leftOut } = choices;
  const before = chosenRegions(choices) ?? [];
  const labels = before.map((_, region) => regionLabel(region));
  const out = new Set(before.filter((_, region) => leftOut.includes(regionLabel(region))).map(({ name }) => name));
  return {
    // None at all has to be said where a class list brings its own.
    regions: after.length > 0 || classList?.regions ? after : undefined,
    leftOut: [
      ...leftOut.filter((label) => !labels.includes(label)),
      ...after.flatMap(({ name }, region) => (out.has(name) ? [regionLabel(region)] : [])),
    ],
  };
}

/** Whether a label is in two of them. */
export function isOverlapping(regions: readonly LabelRegion[]): boolean {
  const labels = regions.flatMap((region) => [...new Set(region.labels)]);
  return new Set(labels).size < labels.length;
}

/** The regions as a clause. */
export function regionWords(regions: readonly LabelRegion[] | undefined): readonly string[] {
  if (!regions || regions.length === 0) return [];
  const named = regions.map(({ name, labels }) => `${plainText(name)} = ${labels.join("+")}`).join(", ");
  return [`regions of labels${isOverlapping(regions) ? " that overlap" : ""}: ${named}`];
}

/** Why some figures have no value: a pixel in two regions would count twice. */
export const NOT_OVER_REGIONS =
  "micro averages, figures of all pixels and the confusion are not defined over regions that overlap";
