import { NO_PREDICTION } from "../labels/label";
import type { LabelPlane } from "../labels/labelPlane";
import type { PairPlanes } from "../labels/pairPlanes";
import type { ColourReading } from "../document/colourReading";
import type { ImageEntry } from "../document/report";
import type { ClassTable } from "./classTable";
import { OTHER } from "../labels/indices";
import { labelAsRead } from "./imagesByColour";

/** The pixels of a pair as the present choices read them. */
export interface PairClasses {
  readonly width: number;
  readonly height: number;
  /** With the labels as they are read: not in order, and one of them may stand there twice, where masks are read by their colours. */
  readonly target: LabelPlane;
  readonly prediction: LabelPlane;
  /** The class of each of the target's values; below 0: `IGNORED` or `UNLISTED`. */
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

export type ReadMasks = Pick<ImageEntry, "target" | "prediction">;

/** Two values of the file may be one label then. */
function asRead(plane: LabelPlane, reading: ColourReading | undefined): LabelPlane {
  return reading ? { values: plane.values.map((value) => labelAsRead(reading, value)), indices: plane.indices } : plane;
}
