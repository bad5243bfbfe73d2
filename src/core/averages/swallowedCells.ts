import { oncePer } from "../collections/oncePer";
import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { support } from "../counting/tally";
import type { ClassIndex, ImageIndex } from "../labels/indices";
import { swallowedClasses } from "../shapes/boundaryCounts";

type Of = Pick<Evaluation, "images" | "table" | "measured" | "cells" | "imageSet">;

/** Whether the band along outlines takes in the whole of a class in an image: Boundary IoU then says little that IoU does not. */
export function isSwallowed(
  { images, table, measured }: Pick<Of, "images" | "table" | "measured">,
  image: ImageIndex,
  classIndex: ClassIndex,
): boolean {
  const measures = measured?.boundary.state === "measured" ? images[image]?.measures : undefined;
  if (!measures?.boundary) return false;
  const label = table.classes[classIndex]?.label;
  const index = measures.classes.findIndex((one) => one === label);
  return index >= 0 && (swallowedPlaces(measures.boundary)[index] ?? false);
}

const swallowedPlaces = oncePer(swallowedClasses);

/** The cells of these classes with the class in the target, and those of them that the band takes in whole. */
export function swallowedCells(
  evaluation: Of,
  classes: readonly ClassIndex[],
): { readonly swallowed: number; readonly total: number } {
  let [count, total] = [0, 0];
  for (const image of evaluation.imageSet) {
    for (const classIndex of classes) {
      if (support(cellTally(evaluation.cells, image, classIndex)) === 0) continue;
      total++;
      if (isSwallowed(evaluation, image, classIndex)) count++;
    }
  }
  return { swallowed: count, total };
}
