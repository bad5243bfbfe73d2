import type { NumberOf } from "../numbers/numberOf";

/**
 * A label is a raw value in a mask: an integer of 32 bits with sign. Colour masks hold packed colours,
 * `r << 16 | g << 8 | b`.
 */
export type Label = NumberOf<"label">;

/** Stands for the predicted label of every pixel of a target that has no prediction. No decoder yields it. */
export const NO_PREDICTION: Label = -0x80000000;

/** The label that a text is, such as `12` or `-1`; undefined where it is none. */
export function readLabelText(text: string): Label | undefined {
  if (!/^[+-]?\d{1,10}$/.test(text)) return undefined;
  const label = Number(text);
  return label === (label | 0) && label !== NO_PREDICTION ? label : undefined;
}

export type Side = "prediction" | "target";

/** Both sides, in the order in which they are told of. */
export const SIDES: readonly Side[] = ["target", "prediction"];

/** Both sides, in the order in which people name them: on the command line, in file names and in findings of files. */
export const SIDES_AS_NAMED: readonly Side[] = ["prediction", "target"];

export function otherSide(side: Side): Side {
  return side === "target" ? "prediction" : "target";
}
