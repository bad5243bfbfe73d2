import { oneOf } from "./kept";

/** What a cell of the confusion shows. */
export const CONFUSION_MODES = ["counts", "byRow", "byColumn", "errors"] as const;
export type ConfusionMode = (typeof CONFUSION_MODES)[number];

/** In which order the confusion lists its classes. */
export const CONFUSION_ORDERS = ["list", "support", "score"] as const;
export type ConfusionOrder = (typeof CONFUSION_ORDERS)[number];

/** How the user looks at the confusion. */
export const CONFUSION_VIEW = {
  confusionMode: oneOf(CONFUSION_MODES, "byRow"),
  confusionOrder: oneOf(CONFUSION_ORDERS, "list"),
  confusionDiagonal: oneOf(["shown", "hidden"], "shown"),
};
