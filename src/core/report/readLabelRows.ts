import type { Label } from "../labels/label";
import type { Field } from "./field";
import { readLabel } from "./readLabel";

/** Labels and what each is read as, of a saved report. */
export function readLabelRows(field: Field): { readonly from: readonly Label[]; readonly to: readonly Label[] } {
  const from = field.at("from").items().map(readLabel);
  const to = field.at("to").items().map(readLabel);
  if (from.length !== to.length) field.at("to").fault(`holds ${to.length} labels for the ${from.length} of from`);
  return { from, to };
}
