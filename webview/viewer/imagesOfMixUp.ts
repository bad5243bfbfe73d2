import { countRows } from "../../src/core/labels/counts";
import type { Evaluation } from "../../src/core/counting/evaluation";
import type { ErrorClasses } from "../pixels/errorKindsOf";

/** The names of the images in which a target class was taken for a predicted one (or for `OTHER`), most such pixels first. */
export function imagesOfMixUp(
  { images, table }: Pick<Evaluation, "images" | "table">,
  wanted: ErrorClasses,
): readonly string[] {
  const pixelsOf = (image: Evaluation["images"][number]): number => {
    let sum = 0;
    for (const { target, prediction, pixels } of countRows(image.counts)) {
      if (table.targetClass(target) === wanted.target && table.predictionClass(prediction) === wanted.prediction)
        sum += pixels;
    }
    return sum;
  };
  return images
    .map((image) => ({ name: image.name, pixels: pixelsOf(image) }))
    .filter(({ pixels }) => pixels > 0)
    .sort((a, b) => b.pixels - a.pixels)
    .map(({ name }) => name);
}
