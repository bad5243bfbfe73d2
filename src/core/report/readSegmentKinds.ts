import type { SegmentKinds } from "../document/relabelling";
import type { Field } from "./field";
import { readLabel } from "./readLabel";

/** Which labels are groups and which classes have no instances, where a file says so. */
export function readSegmentKinds(field: Field): SegmentKinds {
  const [groups, stuff] = [field.maybe("groups"), field.maybe("stuff")];
  return {
    ...(groups && { groups: groups.items().map(readLabel) }),
    ...(stuff && { stuff: stuff.items().map(readLabel) }),
  };
}
