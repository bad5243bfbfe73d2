import { statSync } from "node:fs";
import type { FileStamp, MaskSource } from "../protocol/pair";
import type { PairResult } from "../protocol/worker";
import type { MaskPair } from "./pairCounter";

/** The stamps of the files of a pair, as they are now; without those of files that are not there. */
export function stampsOf({ target, prediction }: MaskPair): NonNullable<PairResult["stamps"]> {
  const [ofTarget, ofPrediction] = [stampOf(target), prediction && stampOf(prediction)];
  return { ...(ofTarget && { target: ofTarget }), ...(ofPrediction && { prediction: ofPrediction }) };
}

function stampOf(source: MaskSource): FileStamp | undefined {
  if (!("path" in source)) return source.stamp;
  try {
    const { size, mtimeMs } = statSync(source.path);
    return { size, modified: mtimeMs };
  } catch {
    // Whoever reads it says what is wrong with it.
    return undefined;
  }
}
