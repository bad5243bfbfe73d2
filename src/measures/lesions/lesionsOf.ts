import type { LabelArray } from "../../core/labels/labelMap";
import type { LesionSums } from "../../core/shapes/lesions";
import type { Spacing } from "../../core/shapes/spacing";
import type { ClassPair } from "../classPair";
import { volumeBoxes, type VolumeBox } from "../objects/volumeBoxes";
import { planeRuns } from "../objects/planeRuns";
import { lesionSums } from "./lesionSums";
import { leastOf } from "../../core/numbers/extremes";

/** Target components that lie so near are one lesion: BraTS 2023, glioma. */
const DILATIONS = 3;

/** The lesions of every class of an image or a volume, each made in the part that holds it. */
export function lesionsOf(pair: ClassPair, spacing: Spacing): readonly LesionSums[] {
  const { classes } = pair;
  const ofTarget = volumeBoxes(planeRuns(pair.target, pair), classes);
  const ofPrediction = volumeBoxes(planeRuns(pair.prediction, pair), classes);
  return ofTarget.map((box, classIndex) =>
    lesionSums(partOf(pair, [box, ofPrediction[classIndex]]), classIndex, DILATIONS, spacing),
  );
}

/** The part of the pair that holds the boxes, with so much around them that no dilation reaches its edge unless it is the pair's. */
function partOf(pair: ClassPair, boxes: readonly VolumeBox[]): ClassPair {
  const there = boxes.filter(({ width }) => width > 0);
  const [left, width] = stretchOf(
    pair.width,
    there.map((box) => [box.left, box.left + box.width]),
  );
  const [top, height] = stretchOf(
    pair.height,
    there.map((box) => [box.top, box.top + box.height]),
  );
  const [front, depth] = stretchOf(
    pair.depth,
    there.map((box) => [box.front, box.front + box.depth]),
  );
  const cutBox = (plane: LabelArray): LabelArray => {
    const part = plane.slice(0, width * height * depth);
    for (let row = 0; row < height * depth; row++) {
      const slice = Math.floor(row / height);
      const first = ((front + slice) * pair.height + top + row - slice * height) * pair.width + left;
      part.set(plane.subarray(first, first + width), row * width);
    }
    return part;
  };
  return { ...pair, target: cutBox(pair.target), prediction: cutBox(pair.prediction), width, height, depth };
}

/** Where it begins and how long it is; in a volume no part is thinner than two slices, which would be an image. */
function stretchOf(length: number, stretches: readonly (readonly [start: number, stop: number])[]): [number, number] {
  if (stretches.length === 0) return [0, Math.min(length, 2)];
  const start = Math.max(0, leastOf(stretches.map(([from]) => from)) - DILATIONS);
  const stop = Math.min(length, Math.max(0, ...stretches.map(([, to]) => to)) + DILATIONS);
  return [start, stop - start];
}
