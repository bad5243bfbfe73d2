import type { ErrorRegions } from "../../src/core/regions/errorRegions";
import { NO_PREDICTION } from "../../src/core/labels/label";
import { planeOfRuns, uniformPlane, type LabelPlane } from "../../src/core/labels/labelPlane";
import type { PairPixels } from "../../src/protocol/pixels";

/** The pixels of a pair, ready to be drawn. */
export interface SeenPixels {
  readonly width: number;
  readonly height: number;
  readonly target: LabelPlane;
  /** Of the one label `NO_PREDICTION` where the target has no prediction. */
  readonly prediction: LabelPlane;
  readonly regions: ErrorRegions | undefined;
}

/** Lays out the runs that came from the thread. */
export function seenPixels({ width, height, target, prediction, regions }: PairPixels): SeenPixels {
  const pixels = width * height;
  return {
    width,
    height,
    target: planeOfRuns(target, pixels),
    prediction: prediction ? planeOfRuns(prediction, pixels) : uniformPlane(NO_PREDICTION, pixels),
    regions,
  };
}
