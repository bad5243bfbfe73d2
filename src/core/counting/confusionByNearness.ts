import { countRows } from "../labels/counts";
import type { ClassIndex } from "../labels/indices";
import type { Label } from "../labels/label";
import { addAt } from "../numbers/numberAt";
import { countsByNearness } from "../shapes/boundaryCounts";
import { confusionTable, type Confusion } from "./confusion";
import type { Evaluation } from "./evaluation";
import { PairPixels } from "./pairPixels";

/** The pixels in the band along outlines of the target, or all others. */
export type Nearness = "near" | "inside";

/**
 * The confusion of the pixels near outlines of the target alone, or of those inside; undefined where boundaries were not measured,
 * or are stale. Images that could not be measured are in neither.
 */
export function confusionByNearness(
  { images, table, measured }: Pick<Evaluation, "images" | "table" | "measured">,
  nearness: Nearness,
): Confusion | undefined {
  if (measured?.boundary.state !== "measured") return undefined;
  const classes = table.classes.length;
  const indexOf = new Map<Label, ClassIndex>(table.classes.map(({ label }, index) => [label, index]));
  const pairs = new PairPixels(classes);
  const other = new Float64Array(classes);
  const ignoredAs = new Float64Array(classes + 1);
  let [ignored, unlisted] = [0, 0];
  for (const { measures } of images) {
    if (!measures?.boundary) continue;
    // The two places behind the classes are not a class and ignored.
    const ignoredPlace = measures.classes.length + 1;
    const classAt = (position: number): ClassIndex | undefined => indexOf.get(measures.classes[position] ?? Number.NaN);
    for (const row of countRows(countsByNearness(measures.boundary, nearness === "near"))) {
      const prediction = classAt(row.prediction);
      const target = classAt(row.target);
      if (row.target === ignoredPlace) {
        ignored += row.pixels;
        addAt(ignoredAs, prediction ?? classes, row.pixels);
      } else if (target === undefined) {
        unlisted += row.pixels;
      } else if (prediction === undefined) {
        addAt(other, target, row.pixels);
      } else {
        pairs.add(target, prediction, row.pixels);
      }
    }
  }
  return { ...confusionTable(classes, pairs.pairs()), other, ignored, ignoredAs, unlisted };
}
