import type { Tally } from "../counting/tally";

/** What a metric needs to have a value; a ratio without it is 0/0. */
export type Need = "present" | "target" | "predicted" | "notTarget" | "notPredicted" | "counted";

interface NeedRow {
  readonly pixels: (tally: Tally) => number;
  /** Why the metric has no value where these pixels are 0. */
  readonly reason: string;
}

/** Every need: the pixels that must not be 0, and the words for the user where they are. */
export const NEEDS: Readonly<Record<Need, NeedRow>> = {
  present: {
    pixels: ({ tp, fp, fn }) => tp + fp + fn,
    reason: "the class is in neither the target nor the prediction",
  },
  target: { pixels: ({ tp, fn }) => tp + fn, reason: "the class is not in the target" },
  predicted: { pixels: ({ tp, fp }) => tp + fp, reason: "the class is never predicted" },
  notTarget: { pixels: ({ fp, tn }) => fp + tn, reason: "every pixel of the target is of the class" },
  notPredicted: { pixels: ({ fn, tn }) => fn + tn, reason: "every pixel is predicted as the class" },
  counted: { pixels: ({ tp, fp, fn, tn }) => tp + fp + fn + tn, reason: "no pixel is counted" },
};
