import type { Confusion } from "./confusion";
import { countCells } from "./countCells";
import type { Evaluation } from "./evaluation";
import type { ImageIndex } from "../labels/indices";

/** The confusion of one image, computed when asked for: kept for all images it would take classes^2 numbers each. */
export function imageConfusion({ images, table }: Pick<Evaluation, "images" | "table">, image: ImageIndex): Confusion {
  return countCells(images.slice(image, image + 1), table).confusion;
}
