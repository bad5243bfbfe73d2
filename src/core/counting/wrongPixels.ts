import { sum } from "../numbers/sum";
import type { Evaluation } from "./evaluation";
import { numberAt } from "../numbers/numberAt";

/** Wrong pixels of each image, in the order of the evaluation's images. */
export function wrongPixels({ cells }: Pick<Evaluation, "cells">): readonly number[] {
  return Array.from(cells.pixels, (pixels, image) => {
    const first = image * cells.classes;
    let right = 0;
    for (let cell = first; cell < first + cells.classes; cell++) right += numberAt(cells.tp, cell);
    return pixels - right;
  });
}

/** How few images hold half of all wrong pixels, worst first; 0 where no pixel is wrong. */
export function imagesWithHalfTheErrors(wrong: readonly number[]): number {
  const half = sum(wrong) / 2;
  if (half === 0) return 0;
  let held = 0;
  const sorted = [...wrong].sort((a, b) => b - a);
  return 1 + sorted.findIndex((pixels) => (held += pixels) >= half);
}
