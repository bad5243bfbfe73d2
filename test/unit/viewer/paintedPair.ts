import type { ClassTable } from "../../../src/core/reading/classTable";
import { IGNORED, OTHER } from "../../../src/core/labels/indices";
import { imageCounts, type ImageCounts } from "../../../src/core/labels/counts";
import { labelRuns } from "../../../src/core/labels/labelRuns";
import { seenPixels } from "../../../webview/host/seenPixels";
import { pairClasses, type PairClasses } from "../../../src/core/reading/pairClasses";

/** Labels 0 to 3 are classes, 9 is ignored in the target and no class in the prediction. */
export const TABLE: ClassTable = {
  classes: ["#000000", "#111111", "#222222", "#333333"].map((color, label) => ({ label, name: `c${label}`, color })),
  ignore: [9],
  targetClass: (raw: number) => (raw === 9 ? IGNORED : raw),
  predictionClass: (raw: number) => (raw === 9 ? OTHER : raw),
};

/** A pair of masks from rows of digits. */
export function paintedPair(target: readonly string[], prediction: readonly string[]): PairClasses {
  const runs = (rows: readonly string[]): ReturnType<typeof labelRuns> =>
    labelRuns(Uint8Array.from(rows.join(""), Number));
  const pixels = seenPixels({
    width: target[0]?.length ?? 0,
    height: target.length,
    target: runs(target),
    prediction: runs(prediction),
  });
  return pairClasses(pixels, TABLE);
}

export function counts(target: string, prediction: string): ImageCounts {
  return imageCounts(
    Array.from(target, (label, pixel) => ({ target: Number(label), prediction: Number(prediction[pixel]), pixels: 1 })),
  );
}
