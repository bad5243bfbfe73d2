import { countRows } from "../../src/core/labels/counts";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { NO_PREDICTION } from "../../src/core/labels/label";
import { oncePer } from "../../src/core/collections/oncePer";
import { rememberByIndex } from "../store/rememberByIndex";
import { isClass, type ClassIndex, type ClassOrNone } from "../../src/core/labels/indices";

/** What the counts of one image tell: found when a row in sight, a sort or a filter asks for it. */
export interface ImageFacts {
  /** Classes with a pixel in the target. */
  readonly targetClasses: number;
  /** Classes with a counted pixel in the prediction. */
  readonly predictedClasses: number;
  /** Raw labels in the prediction. */
  readonly predictedLabels: number;
  /** Share of the pixels that no figure counts. */
  readonly leftOut: number;
  /** The target class and the predicted class, or `OTHER`, that most wrong pixels are of; undefined where none is wrong. */
  readonly mainMixUp:
    { readonly target: ClassIndex; readonly prediction: ClassOrNone; readonly pixels: number } | undefined;
}

/** The facts of the images of an evaluation, by index. */
export const imageFacts = oncePer((evaluation: Evaluation) => rememberByIndex((image) => factsOf(evaluation, image)));

function factsOf({ images, table }: Evaluation, index: number): ImageFacts {
  const image = images[index];
  const mixUps = new Map<number, { target: ClassIndex; prediction: ClassOrNone; pixels: number }>();
  const seen = { target: new Set<number>(), prediction: new Set<number>(), labels: new Set<number>() };
  // Predicted is a class, or one of the few negative numbers that stand for none.
  const stride = 2 * table.classes.length + 8;
  let total = 0;
  let leftOut = 0;
  for (const { target, prediction, pixels } of image ? countRows(image.counts) : []) {
    total += pixels;
    if (prediction !== NO_PREDICTION) seen.labels.add(prediction);
    const targetClass = table.targetClass(target);
    if (!isClass(targetClass)) {
      leftOut += pixels;
      continue;
    }
    const predictedClass = table.predictionClass(prediction);
    seen.target.add(targetClass);
    if (isClass(predictedClass)) seen.prediction.add(predictedClass);
    if (predictedClass === targetClass) continue;
    const key = targetClass * stride + predictedClass;
    const mixUp = mixUps.get(key) ?? { target: targetClass, prediction: predictedClass, pixels: 0 };
    mixUp.pixels += pixels;
    mixUps.set(key, mixUp);
  }
  let main: { target: number; prediction: number; pixels: number } | undefined;
  for (const mixUp of mixUps.values()) if (!main || mixUp.pixels > main.pixels) main = mixUp;
  return {
    targetClasses: seen.target.size,
    predictedClasses: seen.prediction.size,
    predictedLabels: seen.labels.size,
    leftOut: total === 0 ? 0 : leftOut / total,
    mainMixUp: main,
  };
}
