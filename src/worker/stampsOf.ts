import { readFileSync, statSync } from "node:fs";
import type { FileSource, FileStamp } from "../protocol/pair";
import type { PairResult } from "../protocol/worker";
import { dataFilesOf, mayNameData, usualDataFiles } from "../core/formats/detachedFiles";
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
  return own && togetherStamp(own, dataFilesOfPath(source.path, own.size).map(stampOfPath));
}

/** No header is longer, in bytes: what is called one and is longer names nothing. */
const LONGEST_HEADER = 2 ** 20;

function dataFilesOfPath(path: string, size: number): readonly string[] {
  if (!mayNameData(path) || size > LONGEST_HEADER) return usualDataFiles(path);
  try {
    return dataFilesOf(path, readFileSync(path));
  } catch {
    return usualDataFiles(path);
  }
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
