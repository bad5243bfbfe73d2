import type { Choices } from "../document/choices";
import type { Relabelling } from "../document/relabelling";
import type { ImageEntry } from "../document/report";
import { isClass } from "../labels/indices";
import { type Label, type Side, SIDES } from "../labels/label";
import type { ClassTable } from "../reading/classTable";
import { labelsInFile } from "../reading/labelsInFile";
import { relabeller } from "../reading/relabelling";
import { shapeOptions } from "../shapes/shapeOptions";

/** The sides whose labels are ids of instances, each with the labels of groups: several instances that were not told apart. */
export type InstanceIds = Readonly<Partial<Record<Side, { readonly groups: ReadonlySet<Label> }>>>;

/**
 * Where objects are to be ids: the sides that are read by a step that makes classes of ids. A step `div:1000` leaves labels below 1000
 * as they are: of a class that has ids they are groups (Cityscapes, `iscrowd` of panopticapi's converter), of any other its one segment.
 *
 * @param images as they are read, all of them: a class has ids if any of them has one
 */
export function instanceIds(images: readonly ImageEntry[], table: ClassTable, choices: Choices): InstanceIds {
  if (shapeOptions(choices.shapes).objects !== "ids") return {};
  return Object.fromEntries(
    sidesOfIds(choices).map((side) => [side, { groups: groupsOf(images, table, choices.relabelling[side], side) }]),
  );
}

/** The sides whose labels are ids by the steps that are chosen. */
export function sidesOfIds({ relabelling }: Pick<Choices, "relabelling">): readonly Side[] {
  return SIDES.filter((side) => relabelling[side].some(readsIds));
}

const STEPS_OF_IDS: readonly Relabelling["kind"][] = ["divide", "foreground", "segmentIds"];

function readsIds(step: Relabelling): boolean {
  return STEPS_OF_IDS.includes(step.kind) || (step.kind === "table" && new Set(step.to).size < step.to.length);
}

function groupsOf(
  images: readonly ImageEntry[],
  table: ClassTable,
  steps: readonly Relabelling[],
  side: Side,
): ReadonlySet<Label> {
  const at = steps.findIndex(({ kind }) => kind === "divide");
  const step = steps[at];
  if (step?.kind !== "divide" || step.all === true) return new Set();
  const before = relabeller(steps.slice(0, at));
  const classOf = side === "target" ? table.targetClass : table.predictionClass;
  const labels = new Set(images.flatMap((image) => [...labelsInFile(image, side)]));
  const withIds = new Set([...labels].filter((label) => before(label) >= step.by).map((label) => classOf(label)));
  return new Set(
    [...labels].filter((label) => {
      const classIndex = classOf(label);
      return isClass(classIndex) && before(label) < step.by && withIds.has(classIndex);
    }),
  );
}
