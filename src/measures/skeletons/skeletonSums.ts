import type { LabelArray } from "../../core/labels/labelMap";
import type { SkeletonSums } from "../../core/shapes/skeletonSums";
import { ignoredMark, type ImagePair } from "../classPair";
import { componentsOf } from "../objects/components";
import { planeRuns } from "../objects/planeRuns";
import { eulerNumbers } from "./eulerNumbers";
import { classMasks } from "./classMasks";
import { skeletonPlaces } from "./skeletonPlaces";
import { joinSides, type SideSums } from "./sideSums";

/** Skeletons and topology of every class of an image, on both sides. */
export function skeletonSums(pair: ImagePair): readonly SkeletonSums[] {
  return joinSides(sideSums(pair, pair.target, pair.prediction), sideSums(pair, pair.prediction, pair.target));
}

function sideSums(pair: ImagePair, plane: LabelArray, other: LabelArray): readonly SideSums[] {
  const { classes, width, target } = pair;
  const ignored = ignoredMark(classes);
  const runs = planeRuns(plane, pair);
  const pieces = piecesOf(componentsOf(runs, classes, 8), runs.values, classes);
  const euler = eulerNumbers(plane, pair);
  return classMasks(runs, classes).map((make, classIndex) => {
    let [skeleton, inOther] = [0, 0];
    for (const place of skeletonPlaces(make(), width)) {
      if (target[place] === ignored) continue;
      skeleton++;
      if (other[place] === classIndex) inOther++;
    }
    const topology = { pieces: pieces[classIndex], holes: pieces[classIndex] - euler[classIndex] };
    return { skeleton, inOther, topology };
  });
}

function piecesOf({ objects }: ReturnType<typeof componentsOf>, values: Int32Array, classes: number): Float64Array {
  const pieces = new Float64Array(classes);
  let next = 0;
  for (let run = 0; run < objects.length; run++) {
    // Objects are numbered in the order of their first runs.
    if (objects[run] !== next) continue;
    pieces[values[run]]++;
    next++;
  }
  return pieces;
}
