import type { ClassInfo, ClassList } from "../document/classList";
import type { Label } from "../labels/label";
import { generatedColour, hasOwnColours } from "./generatedColours";

/** "Ignore" in most data sets, wherever the classes begin. */
const WHITE: Label = 255;

/**
 * The list with its lowest label, that of its first class, at `begins` and the others behind it. Above 0 the list has no
 * class for label 0, which then is the background.
 */
export function listBeginning(list: ClassList, begins: Label): ClassList {
  const { source, colours, found, classes, ignore } = list;
  const by = begins - lowestLabel(list);
  const ownColors = hasOwnColours(list);
  const move = (label: Label): Label => (isOutside(list, label) ? label : label + by);
  const shifted = classes.map((info): ClassInfo => {
    const label = move(info.label);
    return { ...info, label, color: ownColors ? info.color : generatedColour(label) };
  });
  const byLabel = new Map<Label, ClassInfo>();
  for (const info of shifted) if (!byLabel.has(info.label)) byLabel.set(info.label, info);
  const kept = [...byLabel.values()];
  const background = begins > 0 && !kept.some(({ label }) => label === 0) ? [backgroundOf(kept)] : [];
  return {
    source,
    ...(colours !== undefined && { colours }),
    begins,
    ...(found && { found }),
    classes: [...background, ...kept],
    ignore: ignore.map(move),
  };
}

/** The label of the first class. */
export function lowestLabel({ classes }: ClassList): Label {
  return classes.reduce((lowest, { label }) => Math.min(lowest, label), classes[0]?.label ?? 0);
}

/** 255 stands where it is unless the classes reach up to it. */
function isOutside({ classes }: ClassList, label: Label): boolean {
  return label === WHITE && !classes.some((info) => info.label === WHITE - 1);
}

/** Its colour is no other class's: colour masks would take one for the other. */
function backgroundOf(classes: readonly ClassInfo[]): ClassInfo {
  const taken = new Set(classes.map(({ color }) => color));
  const color =
    [generatedColour(0), "#7f7f7f", "#7f7f80", "#7f7f81"].find((candidate) => !taken.has(candidate)) ??
    generatedColour(0);
  const names = new Set(classes.map(({ name }) => name));
  return { label: 0, name: names.has("background") ? "0" : "background", color };
}
