import { countRows, type ImageCounts } from "../../src/core/labels/counts";
import type { PairClasses } from "../../src/core/reading/pairClasses";

/** Whether the pixels that were read are those that were counted, label by label. */
export function isAsCounted({ target, prediction }: PairClasses, counts: ImageCounts): boolean {
  const across = prediction.values.length;
  const read = new Float64Array(target.values.length * across);
  for (let pixel = 0; pixel < target.indices.length; pixel++) {
    const pair = (target.indices[pixel] ?? 0) * across + (prediction.indices[pixel] ?? 0);
    read[pair] = (read[pair] ?? 0) + 1;
  }
  const left = new Map<string, number>();
  for (const { target: label, prediction: predicted, pixels } of countRows(counts))
    left.set(`${label} ${predicted}`, pixels);
  for (const [pair, pixels] of read.entries()) {
    const key = `${target.values[Math.floor(pair / across)]} ${prediction.values[pair % across]}`;
    // Two values of a file may be read as one label.
    if (pixels > 0) left.set(key, (left.get(key) ?? 0) - pixels);
  }
  return [...left.values()].every((pixels) => pixels === 0);
}
