import type { Confusion } from "../../src/core/confusion";
import { confusionPixels, OTHER_COLUMN } from "./confusionShares";

/** Pixels of one class that were taken for another, or for no class. */
export interface MixUp {
  readonly target: number;
  /** A class, or `OTHER_COLUMN`. */
  readonly prediction: number;
  readonly pixels: number;
}

/** Every mix-up that occurs, the largest first; equal ones in the order of the classes, "other" last. */
export function mixUps(confusion: Confusion): readonly MixUp[] {
  const classes = Array.from({ length: confusion.classes }, (_, index) => index);
  return classes
    .flatMap((target) =>
      [...classes, OTHER_COLUMN]
        .filter((prediction) => prediction !== target)
        .map((prediction) => ({ target, prediction, pixels: confusionPixels(confusion, target, prediction) })),
    )
    .filter(({ pixels }) => pixels > 0)
    .sort((a, b) => b.pixels - a.pixels);
}
