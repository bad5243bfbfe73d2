import type { LabelArray } from "../../core/labels/labelMap";
import type { ObjectPair } from "../../core/shapes/objects";
import type { ClassPair } from "../classPair";
import type { Connectivity } from "../../core/shapes/connectivity";
import { componentsOf, instancesOf } from "./components";
import { objectPair, type Side } from "./objectPair";
import type { PairRuns } from "./pairRuns";
import { planeRuns, type PlaneRuns } from "./planeRuns";

/** How the objects of the two sides are told apart. */
export interface ObjectReading {
  readonly connectivity: Connectivity;
  /** The instance of each pixel, where a side has them numbered, 0 for none; components else. */
  readonly targetInstances?: LabelArray;
  readonly predictionInstances?: LabelArray;
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
  return objectPair(
    side(pair, target, runs?.target, reading.targetInstances, reading),
    side(pair, prediction, runs?.prediction, reading.predictionInstances, reading),
    classes,
  );
}

function side(
  pair: ClassPair,
  plane: LabelArray,
  known: PlaneRuns | undefined,
  instances: LabelArray | undefined,
  reading: ObjectReading,
): Side {
  if (instances) {
    const runs = planeRuns(plane, pair, instances);
    return { runs, objects: instancesOf(runs, pair.classes) };
  }
  const runs = known ?? planeRuns(plane, pair);
  return { runs, objects: componentsOf(runs, pair.classes, reading.connectivity, reading.whole) };
}
