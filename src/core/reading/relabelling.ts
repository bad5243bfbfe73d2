import { oncePer } from "../collections/oncePer";
import type { LabelTable, Relabelling } from "../document/relabelling";
import { adeClass } from "./adeColours";
import { isGreyColour } from "../classLists/packedColour";
import type { Label } from "../labels/label";
import { segmentId } from "./segmentId";

/** The label that `reduceZero` leaves to be ignored. */
export const REDUCED_ZERO: Label = 255;

/** Gives the function that applies the steps in their order to one label. A table leaves labels that it does not name. */
export function relabeller(steps: readonly Relabelling[]): (label: Label) => Label {
  const applied = steps.map(step);
  return (label) => applied.reduce((read, apply) => apply(read), label);
}

/** A report is read in hundreds of places, and a table of segments may have hundreds of thousands of rows. */
const rowsOf = oncePer(
  ({ from, to }: LabelTable): ReadonlyMap<Label, Label> => new Map(from.map((label, row) => [label, to[row] ?? label])),
);

function step(relabelling: Relabelling): (label: Label) => Label {
  switch (relabelling.kind) {
    case "shift":
      return (label) => label + relabelling.by;
    case "divide": {
      const { by, all } = relabelling;
      return (label) => (label < 0 || (label < by && all !== true) ? label : Math.trunc(label / by));
    }
    case "foreground": {
      const keep = new Set(relabelling.keep);
      return (label) => (label > 0 && !keep.has(label) ? 1 : label);
    }
    case "reduceZero":
      return (label) => {
        if (label === 0) return REDUCED_ZERO;
        return label < 0 || label === REDUCED_ZERO ? label : label - 1;
      };
    case "greyColours":
      return (label) => (isGreyColour(label) ? label & 0xff : label);
    case "threshold":
      return (label) => (label < 0 ? label : Number(label >= relabelling.from));
    case "adeColours":
      return (label) => adeClass(label) ?? label;
    case "segmentIds":
      return segmentId;
    case "table": {
      const table = rowsOf(relabelling);
      return (label) => table.get(label) ?? label;
    }
  }
}
