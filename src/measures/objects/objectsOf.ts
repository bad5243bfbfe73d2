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
  /** Numbers of the target's instances that are groups of some that were not told apart. */
  readonly groups?: ReadonlySet<number>;
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
  const { targetInstances, predictionInstances, groups } = reading;
  const ofTarget = sideObjects(pair, target, runs?.target, targetInstances, reading);
  const ofPrediction = sideObjects(pair, prediction, runs?.prediction, predictionInstances, reading);
  const objects = objectPair(ofTarget, ofPrediction, classes);
  const crowds = groups && groups.size > 0 ? crowdsOf(ofTarget, groups) : undefined;
  return crowds ? { ...objects, target: { ...objects.target, crowds } } : objects;
}

/** 1 for each object that is a group; undefined where none is. */
function crowdsOf({ runs: { numbers }, objects }: Side, groups: ReadonlySet<number>): Uint8Array | undefined {
  const crowds = new Uint8Array(objects.count);
  numbers?.forEach((number, run) => {
    const object = objects.objects[run];
    if (object !== NO_OBJECT && groups.has(number)) crowds[object] = 1;
  });
  return crowds.includes(1) ? crowds : undefined;
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
    return { runs, objects: instancesOf(runs, pair.classes) };
  }
  const runs = known ?? planeRuns(plane, pair);
  return { runs, objects: componentsOf(runs, pair.classes, reading.connectivity, reading.whole) };
}
