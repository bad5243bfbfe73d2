import type { ClassPair } from "../classPair";
import { planeRuns, type PlaneRuns } from "./planeRuns";

/** Both sides of an image as runs, which most of what is measured begins with. */
export interface PairRuns {
  readonly target: PlaneRuns;
  readonly prediction: PlaneRuns;
}

export function pairRuns(pair: ClassPair): PairRuns {
  return { target: planeRuns(pair.target, pair), prediction: planeRuns(pair.prediction, pair) };
}
