import type { ClassList } from "../document/classList";
import type { Label } from "../labels/label";
import { hasOwnColours } from "./generatedColours";
import { packedColour } from "./packedColour";

/**
 * Label by packed colour; of classes with one colour the first in the list, as in the Cityscapes scripts. Undefined where
 * the list has no colours of its own.
 */
export function colourTable(list: ClassList): ReadonlyMap<Label, Label> | undefined {
  if (!hasOwnColours(list)) return undefined;
  const table = new Map<Label, Label>();
  for (const { label, color } of list.classes) {
    const packed = packedColour(color);
    if (packed !== undefined && !table.has(packed)) table.set(packed, label);
  }
  return table;
}
