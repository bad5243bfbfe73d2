import type { PairOutcome } from "../protocol/pair";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The outcome of a pair whose masks differ in size. */
export function sizeMismatch(target: Size, prediction: Size): Extract<PairOutcome, { ok: false }> {
  const message =
    `The prediction has ${prediction.width} x ${prediction.height} pixels, the target ${target.width} x ${target.height}. ` +
    (target.width === prediction.height && target.height === prediction.width
      ? "Width and height are exchanged: likely rows and columns are, or it was turned by 90 degrees. "
      : "") +
    "Write the prediction in the size of its target, or choose to have predictions resized.";
  return { ok: false, kind: "size-mismatch", side: "prediction", message };
}
