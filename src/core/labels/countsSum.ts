import { addAt, integerAt, numberAt } from "../numbers/numberAt";
import { imageCounts, type CountRow, type ImageCounts } from "./counts";

/** Labels from 0 on that have a place in the table; others go into a map. */
const SMALL = 256;

/** Adds up the counts of many images: pixels per pair of labels over all of them. */
export class CountsSum {
  private readonly small = new Float64Array(SMALL * SMALL);
  private readonly large = new Map<string, CountRow>();

  add({ targets, predictions, pixels }: ImageCounts): void {
    for (let row = 0; row < pixels.length; row++) {
      const [target, prediction, amount] = [
        integerAt(targets, row),
        integerAt(predictions, row),
        numberAt(pixels, row),
      ];
      if (target >= 0 && target < SMALL && prediction >= 0 && prediction < SMALL)
        addAt(this.small, target * SMALL + prediction, amount);
      else this.addLarge(target, prediction, amount);
    }
  }

  counts(): ImageCounts {
    return imageCounts([...this.smallRows(), ...this.large.values()]);
  }

  private addLarge(target: number, prediction: number, amount: number): void {
    const key = `${target} ${prediction}`;
    const before = this.large.get(key)?.pixels ?? 0;
    this.large.set(key, { target, prediction, pixels: before + amount });
  }

  private *smallRows(): Generator<CountRow> {
    for (const [place, pixels] of this.small.entries())
      if (pixels > 0) yield { target: Math.floor(place / SMALL), prediction: place % SMALL, pixels };
  }
}
