import { countCells } from "../counting/countCells";
import type { Evaluation } from "../counting/evaluation";
import type { ImageEntry } from "../document/report";
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
