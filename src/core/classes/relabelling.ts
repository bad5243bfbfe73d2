import { adeClass } from "./adeColours";
import { isGreyColour } from "../classLists/packedColor";
import type { Label } from "../labels/label";

/** A step that changes how the labels of one side are read. Stored in the report, printed in every export. */
export type Relabelling =
  | { readonly kind: "shift"; readonly by: number }
  /**
   * Instance ids to labels: `label div by`. Labels below `by` are of things without instances and stay (Cityscapes'
   * `instanceIds`), unless `all` labels are class times `by` plus instance (KITTI, Mapillary): then they are of class 0.
   */
  | { readonly kind: "divide"; readonly by: number; readonly all?: true }
  /** Ids of instances of one class: every label above 0 becomes 1, but for those to `keep`. */
  | { readonly kind: "foreground"; readonly keep?: readonly Label[] }
  /** ADE20K's `reduce_zero_label`: 0 becomes 255, which is ignored and stays, and every other label is one lower. */
  | { readonly kind: "reduceZero" }
  /** Packed colours with R = G = B to their grey value; every other label stays. */
  | { readonly kind: "greyColours" }
  /**
   * Scores to the foreground: labels from `from` on become 1, the others from 0 on become 0; labels below 0 are none and stay.
   * `top` is the label that stands for a score of 1, see `thresholdLevel`.
   */
  | { readonly kind: "threshold"; readonly from: Label; readonly top: number }
  /** Packed colours of ADE20K's `*_seg.png` to their class, as of `adeClass`; every other label stays. */
  | { readonly kind: "adeColours" }
  | LabelTable;

export interface LabelTable {
  readonly kind: "table";
  /** What the table is, as shown to the user: `Cityscapes train ids to label ids`. */
  readonly name: string;
  readonly from: readonly Label[];
  readonly to: readonly Label[];
}

/** The label that `reduceZero` leaves to be ignored. */
export const REDUCED_ZERO: Label = 255;

/** Gives the function that applies the steps in their order to one label. A table leaves labels that it does not name. */
export function relabeller(steps: readonly Relabelling[]): (label: Label) => Label {
  const applied = steps.map(step);
  return (label) => applied.reduce((read, apply) => apply(read), label);
}

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
    case "table": {
      const table = new Map(relabelling.from.map((label, row) => [label, relabelling.to[row] ?? label]));
      return (label) => table.get(label) ?? label;
    }
  }
}
