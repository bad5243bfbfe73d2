import { statSync } from "node:fs";
import type { FileSource, FileStamp } from "../protocol/pair";
import type { PairResult } from "../protocol/worker";
import { usualDataFiles } from "../core/formats/detachedFiles";
import { togetherStamp } from "../core/formats/togetherStamp";
import { filesOf } from "./filesOf";
import type { MaskPair } from "./pairCounter";

/** The stamps of the files of a pair, as they are now. */
export function stampsOf({ target, prediction }: MaskPair): NonNullable<PairResult["stamps"]> {
  return { target: filesOf(target).map(stampOf), ...(prediction && { prediction: filesOf(prediction).map(stampOf) }) };
}

function stampOf(source: FileSource): FileStamp | undefined {
  if (!("path" in source)) return source.stamp;
  const own = stampOfPath(source.path);
  return own && togetherStamp(own, usualDataFiles(source.path).map(stampOfPath));
}

function stampOfPath(path: string): FileStamp | undefined {
  try {
    const { size, mtimeMs } = statSync(path);
    return { size, modified: mtimeMs };
  } catch {
    // Whoever reads it says what is wrong with it.
    return undefined;
  }
}
