import type { ClassInfo } from "../document/classList";
import type { LabelRegion } from "../document/labelRegion";
import { generatedColour } from "../classLists/generatedColours";
import type { Label } from "../labels/label";
import { itemAt } from "../numbers/numberAt";
import { plainText } from "../text/plainText";
import type { ClassTable } from "./classTable";
import { IGNORED, isClass, UNLISTED, type ClassIndex, type ClassOrNone } from "../labels/indices";

/** Regions are not labels of masks: the numbers that tell them apart lie where no mask has any. */
const FIRST_REGION: Label = -1_000_001;
const NO_REGION: Label = -1_000_000;

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
 * that holds its label; where one class of a pixel is asked for, as by pictures, it is the smallest of these.
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
  const colours = new Map(table.classes.map(({ label, color }) => [label, color]));
  const outside = regions.length;
  const toRegion = (of: ClassOrNone): ClassOrNone => (isClass(of) ? (smallest[of] ?? outside) : of);
  return {
    classes: [
      ...regions.map(({ name, labels }, region): ClassInfo => ({
        label: FIRST_REGION - region,
        name,
        color: colours.get(labels[0] ?? 0) ?? generatedColour(region + 1),
        labels,
      })),
      { label: NO_REGION, name: "in no region", color: "#000000", labels: labelsOutside(table, membersOf) },
    ],
    ignore: table.ignore,
    targetClass: (raw) => toRegion(table.targetClass(raw)),
    predictionClass: (raw) => toRegion(table.predictionClass(raw)),
    regions: {
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
    },
  };
}

function labelsOutside({ classes }: ClassTable, membersOf: readonly (readonly number[])[]): readonly Label[] {
  return classes.flatMap(({ label }, index) => (membersOf[index]?.length === 0 ? [label] : []));
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
  "micro averages, figures of all pixels and the confusion are not defined over regions, which may overlap";
