import { OTHER, type ClassTable } from "../../src/core/classes/classTable";
import { NO_PREDICTION } from "../../src/core/labels/label";
import type { LabelPlane } from "../../src/core/labels/labelPlane";
import type { SeenPixels } from "./seenPixels";

/** The pixels of a pair as the present choices read them. */
export interface PairClasses {
  readonly width: number;
  readonly height: number;
  readonly target: LabelPlane;
  readonly prediction: LabelPlane;
  /** The class of each of the target's values; below 0: `IGNORED` or `UNLISTED`. */
  readonly targetClasses: Int32Array;
  /** The class of each of the prediction's values, or `OTHER`. */
  readonly predictionClasses: Int32Array;
}

/** Reads the labels of a pair under a class table; the pixels themselves are not touched. */
export function pairClasses({ width, height, target, prediction }: SeenPixels, table: ClassTable): PairClasses {
  return {
    width,
    height,
    target,
    prediction,
    targetClasses: target.values.map((label) => table.targetClass(label)),
    predictionClasses: prediction.values.map((label) => (label === NO_PREDICTION ? OTHER : table.predictionClass(label))),
  };
}
