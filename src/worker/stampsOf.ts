import { statSync } from "node:fs";
import type { FileSource, FileStamp } from "../protocol/pair";
import type { PairResult } from "../protocol/worker";
import { filesOf } from "./filesOf";
import type { MaskPair } from "./pairCounter";

/** The stamps of the files of a pair, as they are now. */
export function stampsOf({ target, prediction }: MaskPair): NonNullable<PairResult["stamps"]> {
  return { target: filesOf(target).map(stampOf), ...(prediction && { prediction: filesOf(prediction).map(stampOf) }) };
}

function stampOf(source: FileSource): FileStamp | undefined {
  if (!("path" in source)) return source.stamp;
  try {
    const { size, mtimeMs } = statSync(source.path);
    return { size, modified: mtimeMs };
  } catch {
    // Whoever reads it says what is wrong with it.
    return undefined;
  }
}
