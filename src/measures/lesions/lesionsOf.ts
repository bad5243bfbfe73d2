import type { LabelArray } from "../../core/labels/labelMap";
import type { LesionSums } from "../../core/shapes/lesions";
import type { Spacing } from "../../core/shapes/spacing";
import type { ImagePair } from "../classPair";
import { classBoxes } from "../objects/classBoxes";
import { planeRuns } from "../objects/planeRuns";
import { lesionSums } from "./lesionSums";
import { leastOf } from "../../core/numbers/extremes";

/** Target components that lie so near are one lesion: BraTS 2023, glioma. */
const DILATIONS = 3;

/** The lesions of every class of an image, each made in the part of the image that holds it. */
export function lesionsOf(pair: ImagePair, spacing: Spacing): readonly LesionSums[] {
  const { classes } = pair;
  const ofTarget = classBoxes(planeRuns(pair.target, pair), classes);
  const ofPrediction = classBoxes(planeRuns(pair.prediction, pair), classes);
  return Array.from({ length: classes }, (_, classIndex) =>
    lesionSums(
      around(
        pair,
        [ofTarget, ofPrediction].map((boxes) => boxes.subarray(4 * classIndex)),
      ),
      classIndex,
      DILATIONS,
      spacing,
    ),
  );
}

/** The part of the pair that holds the boxes, with so much around them that no dilation reaches its edge unless it is the image's. */
function around(pair: ImagePair, boxes: readonly Int32Array[]): ImagePair {
  const there = boxes.filter(([, , right = 0]) => right > 0);
  const least = (place: number): number => leastOf(there.map((box) => box[place]));
  const most = (place: number): number => Math.max(0, ...there.map((box) => box[place]));
  const left = Math.max(0, least(0) - DILATIONS);
  const top = Math.max(0, least(1) - DILATIONS);
  const width = Math.min(pair.width, most(2) + DILATIONS) - left;
  const height = Math.min(pair.height, most(3) + DILATIONS) - top;
  const cutBox = (plane: LabelArray): LabelArray => {
    const part = plane.slice(0, width * height);
    for (let row = 0; row < height; row++) {
      const first = (top + row) * pair.width + left;
      part.set(plane.subarray(first, first + width), row * width);
    }
    return part;
  };
  return { ...pair, target: cutBox(pair.target), prediction: cutBox(pair.prediction), width, height };
}
