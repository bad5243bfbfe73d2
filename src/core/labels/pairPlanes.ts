import { NO_PREDICTION } from "./label";
import { planeOfRuns, uniformPlane, type LabelPlane } from "./labelPlane";
import type { LabelRuns } from "./labelRuns";

/** The pixels of a pair as they travel. */
export interface PairRuns {
  readonly width: number;
  readonly height: number;
  readonly target: LabelRuns;
  /** Absent where the target has no prediction. */
  readonly prediction?: LabelRuns;
}

/** The pixels of a pair, ready to be drawn. */
export interface PairPlanes {
  readonly width: number;
  readonly height: number;
  readonly target: LabelPlane;
  /** Of the one label `NO_PREDICTION` where the target has no prediction. */
  readonly prediction: LabelPlane;
}

/** Lays out the runs that came from a thread. */
export function pairPlanes({ width, height, target, prediction }: PairRuns): PairPlanes {
  const pixels = width * height;
  return {
    width,
    height,
    target: planeOfRuns(target, pixels),
    prediction: prediction ? planeOfRuns(prediction, pixels) : uniformPlane(NO_PREDICTION, pixels),
  };
}
