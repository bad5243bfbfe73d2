import { ratio, type Figure } from "../numbers/figure";
import { harmonicMean } from "./harmonicMean";

/** The skeletons of one class in one image; sums add up over images. Skeleton pixels on ignored target pixels are not counted. */
export interface SkeletonSums {
  /** Pixels of the target's skeleton, and those of them that lie in the predicted mask. */
  readonly target: number;
  readonly targetInPrediction: number;
  readonly prediction: number;
  readonly predictionInTarget: number;
  readonly targetTopology: Topology;
  readonly predictionTopology: Topology;
}

/** Betti numbers of a mask: pieces of 8 neighbours (beta 0), and holes (beta 1), of 4. */
export interface Topology {
  readonly pieces: number;
  readonly holes: number;
}

/** The share of the predicted skeleton that lies in the target. */
export function topologyPrecision({ prediction, predictionInTarget }: SkeletonSums): Figure {
  return ratio(predictionInTarget, prediction);
}

/** The share of the target's skeleton that was predicted. */
export function topologySensitivity({ target, targetInPrediction }: SkeletonSums): Figure {
  return ratio(targetInPrediction, target);
}

/**
 * The harmonic mean of both; undefined where a side has no skeleton, and where neither lies in the other mask, which is 0/0 in
 * the libraries too.
 *
 * Source: Shit et al., "clDice", CVPR 2021. Its script and panoptica give the two shares each other's name.
 */
export function clDice(sums: SkeletonSums): Figure {
  return harmonicMean(topologyPrecision(sums), topologySensitivity(sums));
}

/** By how many pieces, and by how many holes, the prediction differs. */
export function bettiErrors({ targetTopology, predictionTopology }: SkeletonSums): Topology {
  return {
    pieces: Math.abs(targetTopology.pieces - predictionTopology.pieces),
    holes: Math.abs(targetTopology.holes - predictionTopology.holes),
  };
}
