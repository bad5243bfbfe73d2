import { isGreyColour } from "../classLists/packedColor";
import type { Label } from "../labels/label";

/** A step that changes how the labels of one side are read. Stored in the report, printed in every export. */
export type Relabelling =
  | { readonly kind: "shift"; readonly by: number }
  /** Instance ids to labels: `label div by`. Labels below `by` are of things without instances and stay (Cityscapes' `instanceIds`). */
  | { readonly kind: "divide"; readonly by: number }
  /** Packed colours with R = G = B to their grey value; every other label stays. */
  | { readonly kind: "greyColours" }
  | {
      readonly kind: "table";
      /** What the table is, as shown to the user: `Cityscapes train ids to label ids`. */
      readonly name: string;
      readonly from: readonly Label[];
      readonly to: readonly Label[];
    };

/** Gives the function that applies the steps in their order to one label. A table leaves labels that it does not name. */
export function relabeller(steps: readonly Relabelling[]): (label: Label) => Label {
  const applied = steps.map(step);
  return (label) => applied.reduce((read, apply) => apply(read), label);
}

function step(relabelling: Relabelling): (label: Label) => Label {
  switch (relabelling.kind) {
    case "shift":
      return (label) => label + relabelling.by;
    case "divide":
      return (label) => (label < relabelling.by ? label : Math.trunc(label / relabelling.by));
    case "greyColours":
      return (label) => (isGreyColour(label) ? label & 0xff : label);
    case "table": {
      const table = new Map(relabelling.from.map((label, row) => [label, relabelling.to[row] ?? label]));
      return (label) => table.get(label) ?? label;
    }
  }
}
