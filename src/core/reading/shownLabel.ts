import type { ClassInfo } from "../document/classList";
import type { Label } from "../labels/label";

/** The label of a class as tables for machines have it, of a region of labels those in it: `1+2+3`. */
export function shownLabel({ label, labels }: Pick<ClassInfo, "label" | "labels">): Label | string {
  return labels?.join("+") ?? label;
}
