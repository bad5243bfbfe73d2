import type { ClassInfo } from "../document/classList";
import type { Label } from "../labels/label";
import type { ClassIndex } from "../labels/indices";

/** The class of a label, which may have left the table; undefined where none has it. */
export function classOfLabel(classes: readonly ClassInfo[], label: Label | undefined): ClassIndex | undefined {
  for (const [classIndex, info] of classes.entries()) if (info.label === label) return classIndex;
  return undefined;
}
