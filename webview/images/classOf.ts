import type { ClassInfo } from "../../src/core/document/classList";
import type { Label } from "../../src/core/labels/label";

/** The class that the images are looked at for, where the present class list still has it. */
export function classOf(classes: readonly ClassInfo[], label: Label | undefined): number | undefined {
  const index = classes.findIndex((info) => info.label === label);
  return index < 0 ? undefined : index;
}
