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
  /** Packed colours to the number that they stand for, R + 256 G + 65536 B, as COCO panoptic writes ids of segments. */
  | { readonly kind: "segmentIds" }
  | LabelTable;

/** What COCO's panoptic JSON says of segments beside their class. */
export interface SegmentKinds {
  /** Labels of groups: several instances that were not told apart (`iscrowd`). */
  readonly groups?: readonly Label[];
  /** Classes without instances (`isthing` 0): all of their pixels in an image are one segment. */
  readonly stuff?: readonly Label[];
}

export interface LabelTable extends SegmentKinds {
  readonly kind: "table";
  /** What the table is, as shown to the user: `Cityscapes train ids to label ids`. */
  readonly name: string;
  readonly from: readonly Label[];
  readonly to: readonly Label[];
}
