import type { Choices } from "../choices";
import { classTable } from "../classes/classTable";
import type { ImageEntry } from "../report";

/** Pixels whose prediction is of the target's class, of those that count. */
export interface Agreement {
  readonly agreeing: number;
  readonly counted: number;
}

/** The agreement under the choices. */
export function agreement(images: readonly ImageEntry[], choices: Choices): Agreement {
  const table = classTable(images, choices);
  let agreeing = 0;
  let counted = 0;
  for (const { counts } of images) {
    counts.pixels.forEach((pixels, row) => {
      const target = table.targetClass(counts.targets[row] ?? 0);
      if (target < 0) return;
      counted += pixels;
      if (table.predictionClass(counts.predictions[row] ?? 0) === target) agreeing += pixels;
    });
  }
  return { agreeing, counted };
}

/** The share of agreeing pixels, from 0 to 1; 0 where none counts. */
export function agreeingShare({ agreeing, counted }: Agreement): number {
  return counted === 0 ? 0 : agreeing / counted;
}
