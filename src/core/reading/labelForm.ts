import { isGreyColour } from "../classLists/packedColour";
import type { Label } from "../labels/label";

/** 255 stands for "ignore" in most data sets, and for the foreground in binary masks made for viewing. */
export const WHITE: Label = 255;

/**
 * What the labels of one file are as those of a binary mask, negative ones aside: 0 alone, 0 and 1 (or 1), 0 and 255, 255 alone,
 * or anything else. 255 beside 0 is the foreground; beside 1 it stands for "ignore", and alone it may be either.
 */
export type LabelForm = "zero" | "one" | "white" | "allWhite" | "other";

/** The form of a file with these labels; packed colours with R = G = B count as their grey value. */
export function labelForm(labels: Iterable<Label>, isColour = false): LabelForm {
  let [zero, one, white] = [false, false, false];
  for (const label of labels) {
    if (label < 0) continue;
    if (isColour && !isGreyColour(label)) return "other";
    const read = isColour ? label & 0xff : label;
    if (read === 0) zero = true;
    else if (read === 1) one = true;
    else if (read === WHITE) white = true;
    else return "other";
  }
  if (one && white) return "other";
  if (white) return zero ? "white" : "allWhite";
  return one ? "one" : "zero";
}
