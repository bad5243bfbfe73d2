import type { ClassTable } from "../../src/core/reading/classTable";
import { isClass, type ClassOrNone } from "../../src/core/labels/indices";
import { countRows, type ImageCounts } from "../../src/core/labels/counts";

/** A class as the legend of an image lists it. */
export interface LegendRow {
  /** Or `OTHER`, for predicted labels that do not belong to a class. */
  readonly classIndex: ClassOrNone;
  readonly targetPixels: number;
  readonly predictedPixels: number;
}

export interface Legend {
  /** The classes that the image has, on either side: most target pixels first, then most predicted ones. */
  readonly rows: readonly LegendRow[];
  /** Target pixels that are ignored or unlisted. */
  readonly leftOut: number;
}

/** What an image holds, from its counts: the same pixels as in every table. */
export function legendOf(counts: ImageCounts, table: ClassTable): Legend {
  const rows = new Map<number, { targetPixels: number; predictedPixels: number }>();
  const rowOf = (classIndex: ClassOrNone): { targetPixels: number; predictedPixels: number } => {
    const row = rows.get(classIndex) ?? { targetPixels: 0, predictedPixels: 0 };
    rows.set(classIndex, row);
    return row;
  };
  let leftOut = 0;
  for (const { target, prediction, pixels } of countRows(counts)) {
    const targetClass = table.targetClass(target);
    if (!isClass(targetClass)) {
      leftOut += pixels;
      continue;
    }
    rowOf(targetClass).targetPixels += pixels;
    const predictedClass = table.predictionClass(prediction);
    rowOf(predictedClass).predictedPixels += pixels;
  }
  const sorted = [...rows]
    .map(([classIndex, row]): LegendRow => ({ classIndex, ...row }))
    .sort(
      (a, b) => b.targetPixels - a.targetPixels || b.predictedPixels - a.predictedPixels || a.classIndex - b.classIndex,
    );
  return { rows: sorted, leftOut };
}
