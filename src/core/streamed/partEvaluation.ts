import { countCells } from "../counting/countCells";
import type { Evaluation } from "../counting/evaluation";
import { countedImages } from "../counting/countedImages";
import { inSubset } from "../counting/imageSubset";
import type { ImageEntry, Report } from "../document/report";
import { numberAt } from "../numbers/numberAt";

/** A part of the images of a report, as they are read, under the classes and the choices of all. */
export function partEvaluation(
  images: readonly ImageEntry[],
  { choices, table, classSet }: Pick<Evaluation, "choices" | "table" | "classSet">,
): Evaluation {
  const { cells, confusion } = countCells(images, table);
  const imageSet = [...cells.pixels.keys()].filter((image) => numberAt(cells.pixels, image) > 0);
  return { choices, table, classSet, images, imageSet, cells, confusion };
}

/**
 * The same of images as they come, without those that do not count.
 *
 * @param head the report without its images, under the choices of the totals.
 */
export function countedParts(head: Report, totals: Evaluation): (images: readonly ImageEntry[]) => Evaluation {
  const isCounted = inSubset(head.choices.subset);
  return (images) =>
    partEvaluation(
      countedImages({ ...head, images }, head.choices).filter(({ name }) => isCounted(name)),
      totals,
    );
}
