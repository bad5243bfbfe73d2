import type { SkeletonSums, Topology } from "../../core/shapes/skeletonSums";

/** The skeleton of a class on one side: its pixels, those of them that are of the class on the other side, and the topology of the class. */
export interface SideSums {
  readonly skeleton: number;
  readonly inOther: number;
  readonly topology: Topology;
}

/** Both sides together, class by class. */
export function joinSides(target: readonly SideSums[], prediction: readonly SideSums[]): readonly SkeletonSums[] {
  return target.map((of, classIndex) => ({
    target: of.skeleton,
    targetInPrediction: of.inOther,
    targetTopology: of.topology,
    prediction: prediction[classIndex].skeleton,
    predictionInTarget: prediction[classIndex].inOther,
    predictionTopology: prediction[classIndex].topology,
  }));
}
