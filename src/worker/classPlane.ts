import type { LabelArray } from "../core/labels/labelMap";
import type { Label } from "../core/labels/label";
import { placeArray } from "../core/labels/labelRuns";
import type { LabelPlaces } from "../core/counting/classPlaces";

/** The class of each pixel by its place, in the smallest array that holds it; undefined where a label is not in the table. */
export function classPlane(
  labels: LabelArray,
  { labels: known, places }: LabelPlaces,
  classes: number,
): LabelArray | undefined {
  const plane = placeArray(classes + 2, labels.length);
  const placeOf = new Map(known.map((label, row) => [label, places[row]]));
  let before: Label | undefined;
  let index: number | undefined;
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at];
    if (label !== before) {
      index = placeOf.get(label ?? 0);
      if (index === undefined) return undefined;
      before = label;
    }
    plane[at] = index ?? 0;
  }
  return plane;
}
