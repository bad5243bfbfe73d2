import type { Label } from "../labels/label";
import type { Field } from "./field";

export function readLabel(field: Field): Label {
  return field.wholeNumber(-(2 ** 31), 2 ** 31 - 1);
}
