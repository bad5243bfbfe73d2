import type { Choices } from "../document/choices";
import type { Relabelling } from "../document/relabelling";
import type { ImageEntry } from "../document/report";
import { isClass, type ClassIndex } from "../labels/indices";
import type { Label, Side } from "../labels/label";
import type { ClassTable } from "../reading/classTable";
import { labelsInFile } from "../reading/labelsInFile";
import { relabeller } from "../reading/relabelling";
import { sidesOfIds } from "./sidesOfIds";

/** Where objects are ids of instances, and what ids do not say by themselves. */
export interface InstanceIds {
  /** Whose labels are ids; on the other side objects are components. */
  readonly sides: readonly Side[];
  /** Labels of the target that are groups: several instances that were not told apart. */
  readonly groups: ReadonlySet<Label>;
  /** Classes without instances: all of their pixels in an image are one object, on either side. */
  readonly whole: ReadonlySet<ClassIndex>;
}

const NO_IDS: InstanceIds = { sides: [], groups: new Set(), whole: new Set() };

/**
 * Where objects are to be ids: the sides that are read by a step that makes classes of ids. A step `div:1000` leaves labels below 1000
 * as they are: of a class that has ids they are groups (Cityscapes, `iscrowd` of panopticapi's converter), of any other its one segment.
 * COCO's JSON says of each segment whether it is a group, and of each class whether it has instances.
 *
 * @param images as they are read, all of them: a class has ids if any of them has one
 */
export function instanceIds(images: readonly ImageEntry[], table: ClassTable, choices: Choices): InstanceIds {
  const sides = sidesOfIds(choices);
  if (sides.length === 0) return NO_IDS;
  const read = sides.map((side) => labelsOfSide(images, table, { side, steps: choices.relabelling[side] }));
  const withIds = new Set(read.flatMap(({ labels }) => labels.flatMap((label) => (label.isId ? [label.of] : []))));
  const all = new Set(read.flatMap(({ labels }) => labels.map((label) => label.of)));
  const groups = read.flatMap(({ side, labels }) =>
    side === "target"
      ? labels.filter(({ of, isGroup }) => isGroup === true || (isGroup === "withIds" && withIds.has(of)))
      : [],
  );
  return {
    sides,
    groups: new Set(groups.map(({ label }) => label)),
    whole: new Set([...all].filter((of) => !withIds.has(of))),
  };
}

/** What a label says of its pixels. */
interface Role {
  readonly isId: boolean;
  /** `withIds`: where the class has ids of instances beside it. */
  readonly isGroup?: true | "withIds";
}

interface LabelOfClass extends Role {
  readonly label: Label;
  readonly of: ClassIndex;
}

function labelsOfSide(
  images: readonly ImageEntry[],
  table: ClassTable,
  { side, steps }: { readonly side: Side; readonly steps: readonly Relabelling[] },
): { readonly side: Side; readonly labels: readonly LabelOfClass[] } {
  const classOf = side === "target" ? table.targetClass : table.predictionClass;
  const labels = new Set(images.flatMap((image) => [...labelsInFile(image, side)]));
  const roleOf = roles(steps);
  return {
    side,
    labels: [...labels].flatMap((label) => {
      const of = classOf(label);
      return isClass(of) ? [{ label, of, ...roleOf(label) }] : [];
    }),
  };
}

const INSTANCE: Role = { isId: true };
const SEGMENT: Role = { isId: false };

/** Of a label in the file, by the step that tells ids from other labels. */
function roles(steps: readonly Relabelling[]): (label: Label) => Role {
  const at = steps.findIndex(({ kind }) => kind === "divide" || kind === "foreground");
  const before = relabeller(steps.slice(0, at === -1 ? steps.length : at));
  const step = steps[at];
  if (step?.kind === "divide") {
    const { by, all } = step;
    // Of KITTI and Mapillary the number 0 is that of what has no instances, and of the first where there are others.
    if (all === true) return (label) => (before(label) % by === 0 ? SEGMENT : INSTANCE);
    return (label) => (before(label) >= by ? INSTANCE : { isId: false, isGroup: "withIds" });
  }
  if (step?.kind === "foreground") {
    const keep = new Set(step.keep);
    return (label) => (before(label) > 0 && !keep.has(before(label)) ? INSTANCE : SEGMENT);
  }
  return rolesOfTables(steps);
}

function rolesOfTables(steps: readonly Relabelling[]): (label: Label) => Role {
  const tables = steps.flatMap((step, at) => (step.kind === "table" ? [{ step, before: steps.slice(0, at) }] : []));
  const told = tables.find(({ step }) => step.groups !== undefined || step.stuff !== undefined);
  if (!told) return () => INSTANCE;
  const { step, before } = told;
  const read = relabeller(before);
  const [groups, stuff] = [new Set(step.groups), new Set(step.stuff)];
  const classOf = new Map(step.from.map((from, row) => [from, step.to[row]]));
  return (label) => {
    const id = read(label);
    const isStuff = stuff.has(classOf.get(id) ?? id);
    // A group has no id, but its class has instances.
    return { isId: !isStuff, ...(groups.has(id) && { isGroup: true }) };
  };
}
