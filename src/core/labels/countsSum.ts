import { addTo } from "../collections/addTo";
import { addAt, integerAt, numberAt } from "../numbers/numberAt";
import { imageCounts, type CountRow, type ImageCounts } from "./counts";
import type { Label } from "./label";

/** Labels from 0 on that have a place in the table; others go into a map. */
const SMALL = 256;

/** Adds up the counts of many images: pixels per pair of labels over all of them. */
export class CountsSum {
  private readonly small = new Float64Array(SMALL * SMALL);
  private readonly large = new Map<Label, Map<Label, number>>();

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
    return imageCounts([...this.smallRows(), ...this.largeRows()]);
  }

  private addLarge(target: Label, prediction: Label, pixels: number): void {
    const row = this.large.get(target) ?? new Map<Label, number>();
    this.large.set(target, row);
    addTo(row, prediction, pixels);
  }

  private *smallRows(): Generator<CountRow> {
    // Nearly all places are empty: by an iterator over them this takes many times as long.
    for (let place = 0; place < this.small.length; place++) {
      const pixels = numberAt(this.small, place);
      if (pixels > 0) yield { target: Math.floor(place / SMALL), prediction: place % SMALL, pixels };
    }
  }

  private *largeRows(): Generator<CountRow> {
    for (const [target, row] of this.large)
      for (const [prediction, pixels] of row) yield { target, prediction, pixels };
  }
}
