/**
 * A label is a raw value in a mask: an integer of 32 bits with sign. Colour masks hold packed colours,
 * `r << 16 | g << 8 | b`.
 */
export type Label = number;

/** Stands for the predicted label of every pixel of a target that has no prediction. No decoder yields it. */
export const NO_PREDICTION: Label = -0x80000000;

export type Side = "prediction" | "target";
