import type { ShapePoints } from "../../core/shapes/shapeMarks";
import { ignoredMark, type ImagePair } from "../classPair";
import { planeRuns } from "../objects/planeRuns";
import { classMasks } from "./classMasks";
import { skeletonPlaces } from "./skeletonPlaces";

/** The skeletons of all classes of both sides; a pixel has 1 where it lies in the class of the other side, else 0. */
export function skeletonPoints(pair: ImagePair): ShapePoints {
  const target = pointsOf(pair, pair.target, pair.prediction);
  const all = [...target, ...pointsOf(pair, pair.prediction, pair.target)];
  return {
    places: Int32Array.from(all, ([place]) => place),
    classes: Int32Array.from(all, ([, classIndex]) => classIndex),
    values: Float32Array.from(all, ([, , value]) => value),
    ofTarget: target.length,
  };
}

type Point = readonly [place: number, classIndex: number, value: 0 | 1];

function pointsOf(
  { width, classes, target }: ImagePair,
  plane: ImagePair["target"],
  other: ImagePair["target"],
): readonly Point[] {
  const ignored = ignoredMark(classes);
  return classMasks(planeRuns(plane, { width, height: plane.length / width, depth: 1 }), classes).flatMap(
    (make, classIndex) =>
      Array.from(
        skeletonPlaces(make(), width).filter((place) => target[place] !== ignored),
        (place): Point => [place, classIndex, other[place] === classIndex ? 1 : 0],
      ),
  );
}
