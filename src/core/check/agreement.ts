import type { Choices } from "../document/choices";
import { classTable, type ClassTable } from "../reading/classTable";
import type { ImageCounts } from "../labels/counts";
import type { ImageEntry } from "../document/report";
import { integerAt, numberAt } from "../numbers/numberAt";
import { isClass } from "../labels/indices";

/** Pixels whose prediction is of the target's class, of those that count. */
export interface Agreement {
  readonly agreeing: number;
  readonly countedPixels: number;
}

/** The agreement under the choices. */
export function agreement(images: readonly ImageEntry[], choices: Choices): Agreement {
  return agreementUnder(
    classTable(images, choices),
    images.map(({ counts }) => counts),
  );
}

/** The agreement of counts whose labels are read by the table. */
export function agreementUnder(table: ClassTable, all: readonly ImageCounts[]): Agreement {
  let agreeing = 0;
  let countedPixels = 0;
  for (const { targets, predictions, pixels } of all) {
    for (let row = 0; row < pixels.length; row++) {
      const target = table.targetClass(integerAt(targets, row));
      if (!isClass(target)) continue;
      const amount = numberAt(pixels, row);
      countedPixels += amount;
      if (table.predictionClass(integerAt(predictions, row)) === target) agreeing += amount;
    }
  }
  return { agreeing, countedPixels };
}

/** The share of agreeing pixels, from 0 to 1; 0 where none counts. */
export function agreeingShare({ agreeing, countedPixels }: Agreement): number {
  return countedPixels === 0 ? 0 : agreeing / countedPixels;
}
