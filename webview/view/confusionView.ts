import { oneOf } from "./kept";

/** What a cell of the confusion shows. */
export const CONFUSION_MODES = ["counts", "byRow", "byColumn", "errors"] as const;
export type ConfusionMode = (typeof CONFUSION_MODES)[number];

/** In which order the confusion lists its classes. */
export const CONFUSION_ORDERS = ["list", "support", "score"] as const;
export type ConfusionOrder = (typeof CONFUSION_ORDERS)[number];

/** Which pixels the confusion counts: all, those near outlines of the target, or the others. */
export const CONFUSION_PIXELS = ["all", "near", "inside"] as const;
export type ConfusionPixels = (typeof CONFUSION_PIXELS)[number];

/** How the user looks at the confusion. */
export const CONFUSION_VIEW = {
  confusionPixels: oneOf(CONFUSION_PIXELS, "all"),
  confusionMode: oneOf(CONFUSION_MODES, "byRow"),
  confusionOrder: oneOf(CONFUSION_ORDERS, "list"),
  confusionDiagonal: oneOf(["shown", "hidden"], "shown"),
};
