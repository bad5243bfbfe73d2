import { entryAt } from "../../core/numbers/numberAt";
import type { LabelArray } from "../../core/labels/labelMap";
import type { ObjectPair } from "../../core/shapes/objects";
import type { ClassPair } from "../classPair";
import type { Connectivity } from "../../core/shapes/connectivity";
import { componentsOf, instancesOf, NO_OBJECT } from "./components";
import { objectPair, type Side } from "./objectPair";
import type { PairRuns } from "./pairRuns";
import { planeRuns, type PlaneRuns } from "./planeRuns";

/** How the objects of the two sides are told apart. */
export interface ObjectReading {
  readonly connectivity: Connectivity;
  /** The instance of each pixel, where a side has them numbered, 0 for none; components else. */
  readonly targetInstances?: LabelArray;
  readonly predictionInstances?: LabelArray;
  /** What stands for each of the target's instances, by its number from 1, and is kept with its object. */
  readonly targetIds?: readonly number[];
  /** Classes whose pixels are one object wherever they lie, as "stuff" is. */
  readonly whole?: (classIndex: number) => boolean;
}

/**
 * The objects of an image on both sides, of all classes, with their overlaps.
 *
 * @param runs of the pair, where they are known; a side with numbered instances has its own
 */
export function objectsOf(pair: ClassPair, reading: ObjectReading, runs?: PairRuns): ObjectPair {
  const { target, prediction, classes } = pair;
  const { targetInstances, predictionInstances, targetIds } = reading;
  const ofTarget = sideObjects(pair, target, runs?.target, targetInstances, reading);
  const ofPrediction = sideObjects(pair, prediction, runs?.prediction, predictionInstances, reading);
  const objects = objectPair(ofTarget, ofPrediction, classes);
  const ids = targetIds && idsOf(ofTarget, targetIds);
  return ids ? { ...objects, target: { ...objects.target, ids } } : objects;
}

/** The id of each object of a side that has its instances numbered. */
function idsOf({ runs: { numbers }, objects }: Side, ids: readonly number[]): Int32Array | undefined {
  if (!numbers) return undefined;
  const found = new Int32Array(objects.count);
  numbers.forEach((number, run) => {
    const object = objects.objects[run];
    if (object !== NO_OBJECT) found[object] = entryAt(ids, number - 1);
  });
  return found;
}

/** One side: its instances where it has them numbered, else its components. */
export function sideObjects(
  pair: ClassPair,
  plane: LabelArray,
  known: PlaneRuns | undefined,
  instances: LabelArray | undefined,
  reading: Pick<ObjectReading, "connectivity" | "whole">,
): Side {
  if (instances) {
    const runs = planeRuns(plane, pair, { numbers: instances });
    return { runs, objects: instancesOf(runs, pair.classes, reading.whole) };
  }
  const runs = known ?? planeRuns(plane, pair);
  return { runs, objects: componentsOf(runs, pair.classes, reading.connectivity, reading.whole) };
}
