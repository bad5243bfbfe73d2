import type { LabelRuns } from "../labels/labelRuns";

/** What the viewer can draw of the shapes of an image. */
export const SHAPE_VIEWS = ["kinds", "objects", "band", "distance", "skeleton"] as const;
export type ShapeView = (typeof SHAPE_VIEWS)[number];

/** The shapes of an image to be drawn, made with the parameters of the measures. */
export type ShapeMarks =
  /** A code a pixel, as of `kindCode`. `reach`: the width of outline errors in pixels. */
  | { readonly view: "kinds"; readonly codes: LabelRuns; readonly reach: number }
  /** The object of each pixel by its number on its side, -1 for none. */
  | { readonly view: "objects"; readonly target: LabelRuns; readonly prediction: LabelRuns }
  /** A pixel has bit 1 in the band along the target's outlines, bit 2 in that of the prediction's. `band`: its width in pixels. */
  | { readonly view: "band"; readonly codes: LabelRuns; readonly band: number }
  /** Border pixels, each with its distance to the nearest border of its class on the other side; infinite where there is none. */
  | { readonly view: "distance"; readonly points: ShapePoints }
  /** Pixels of skeletons; 1 where the other side has the class there, 0 where it has not. */
  | { readonly view: "skeleton"; readonly points: ShapePoints };

/** Pixels with a value each: columns of one length. */
export interface ShapePoints {
  /** Row by row: `y * width + x`. */
  readonly places: Int32Array;
  /** The place of the class among those of the task. */
  readonly classes: Int32Array;
  /** How many of them, from the first on, are of the target. */
  readonly ofTarget: number;
  readonly values: Float32Array;
}

/** What an error is to one class: none, along an outline, a part of an object, a whole object. */
export type KindOfSide = 0 | 1 | 2 | 3;

/** What a wrong pixel is to its target class and to the predicted class, as one number below 16. */
export function kindCode(toTarget: KindOfSide, toPrediction: KindOfSide): number {
  return 4 * toTarget + toPrediction;
}

export function kindsOfCode(code: number): readonly [toTarget: KindOfSide, toPrediction: KindOfSide] {
  return [((code >> 2) & 3) as KindOfSide, (code & 3) as KindOfSide];
}
