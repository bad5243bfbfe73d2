import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { ratio, type Figure } from "../numbers/figure";
import type { ClassIndex } from "../labels/indices";

/** Images with a counted pixel, by whether they hold a class in the target and in the prediction, whatever pixels of it overlap. */
export interface ImageDetection {
  /** In the target and predicted. */
  readonly found: number;
  /** In the target, not predicted. */
  readonly missed: number;
  /** Predicted, not in the target. */
  readonly falseAlarms: number;
  /** In neither. */
  readonly clear: number;
  /** found / (found + missed); undefined where no target holds the class. */
  readonly sensitivity: Figure;
  /** clear / (clear + falseAlarms); undefined where every target holds it. */
  readonly specificity: Figure;
}

/** Whether images with a class are told from those without it. */
export function imageDetection(
  { cells, imageSet }: Pick<Evaluation, "cells" | "imageSet">,
  classIndex: ClassIndex,
): ImageDetection {
  const counts = { found: 0, missed: 0, falseAlarms: 0, clear: 0 };
  for (const image of imageSet) {
    const { tp, fp, fn } = cellTally(cells, image, classIndex);
    const predicted = tp + fp > 0;
    if (tp + fn > 0) counts[predicted ? "found" : "missed"]++;
    else counts[predicted ? "falseAlarms" : "clear"]++;
  }
  const { found, missed, falseAlarms, clear } = counts;
  return { ...counts, sensitivity: ratio(found, found + missed), specificity: ratio(clear, clear + falseAlarms) };
}
