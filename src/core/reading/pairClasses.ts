import { NO_PREDICTION } from "../labels/label";
import type { LabelPlane } from "../labels/labelPlane";
import type { PairPlanes } from "../labels/pairPlanes";
import type { ColourReading } from "../document/colourReading";
import type { ImageEntry } from "../document/report";
import type { ClassTable } from "./classTable";
import { OTHER, type ClassOrNone } from "../labels/indices";
import { labelAsRead } from "./imagesByColour";

/** The pixels of a pair as the present choices read them. */
export interface PairClasses {
  readonly width: number;
  readonly height: number;
  /** With the labels as they are read: not in order, and one of them may stand there twice, where masks are read by their colours. */
  readonly target: LabelPlane;
  readonly prediction: LabelPlane;
  /** The class of each of the target's values, or `IGNORED` or `UNLISTED`. */
  readonly targetClasses: Int32Array;
  /** The class of each of the prediction's values, or `OTHER`. */
  readonly predictionClasses: Int32Array;
}

/**
 * Reads the labels of a pair under a class table; the pixels themselves are not touched.
 *
 * @param image as it is read: its masks may be read by their colours.
 */
export function pairClasses(
  { width, height, ...pixels }: PairPlanes,
  table: ClassTable,
  image?: ReadMasks,
): PairClasses {
  const target = asRead(pixels.target, image?.target.byColour);
  const prediction = asRead(pixels.prediction, image?.prediction?.byColour);
  return {
    width,
    height,
    target,
    prediction,
    targetClasses: target.values.map((label) => table.targetClass(label)),
    predictionClasses: prediction.values.map((label) =>
      label === NO_PREDICTION ? OTHER : table.predictionClass(label),
    ),
  };
}

/** What the target is at a pixel: a class, or `IGNORED` or `UNLISTED`. @throws where there is no such pixel. */
export function targetClassAt({ target, targetClasses }: PairClasses, pixel: number): ClassOrNone {
  return classAt(targetClasses, target, pixel);
}

/** What was predicted at a pixel: a class, or `OTHER`. @throws where there is no such pixel. */
export function predictionClassAt({ prediction, predictionClasses }: PairClasses, pixel: number): ClassOrNone {
  return classAt(predictionClasses, prediction, pixel);
}

/** The class of the value of a plane at a pixel, by the classes of its values. */
export function classAt(classes: Int32Array, { indices }: LabelPlane, pixel: number): ClassOrNone {
  const of = classes[indices[pixel] ?? Number.NaN];
  if (of === undefined) throw new RangeError(`There is no class at the pixel ${pixel} of ${indices.length}`);
  return of;
}

export type ReadMasks = Pick<ImageEntry, "target" | "prediction">;

/** Two values of the file may be one label then. */
function asRead(plane: LabelPlane, reading: ColourReading | undefined): LabelPlane {
  return reading ? { values: plane.values.map((value) => labelAsRead(reading, value)), indices: plane.indices } : plane;
}
