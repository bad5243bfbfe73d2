import { imageCounts, type ImageCounts } from "../core/labels/counts";
import type { Label } from "../core/labels/label";
import { entryAt, integerAt, numberAt } from "../core/numbers/numberAt";

/** Labels by the code that stands for them; absent where a code is its label. */
export interface LabelsOfCodes {
  readonly targetLabels: Int32Array | undefined;
  readonly predictionLabels: Int32Array | undefined;
}

/** Counts of an image that are added up strip by strip. */
export class CountTally {
  private readonly rows = new Map<Label, Map<Label, number>>();
  /** Pairs of labels that occur. */
  size = 0;

  /** @param cells as the kernel gives them. */
  addCells(cells: Uint32Array, { targetLabels, predictionLabels }: LabelsOfCodes): void {
    for (let row = 0; row < cells.length; row += 2) {
      const cell = entryAt(cells, row);
      const [target, prediction] = [cell >> 8, cell & 0xff];
      this.add(
        targetLabels ? integerAt(targetLabels, target) : target,
        predictionLabels ? integerAt(predictionLabels, prediction) : prediction,
        entryAt(cells, row + 1),
      );
    }
  }

  addCounts({ targets, predictions, pixels }: ImageCounts): void {
    for (let row = 0; row < pixels.length; row++)
      this.add(integerAt(targets, row), integerAt(predictions, row), numberAt(pixels, row));
  }

  counts(): ImageCounts {
    return imageCounts(this.all());
  }

  private add(target: Label, prediction: Label, pixels: number): void {
    let row = this.rows.get(target);
    if (row === undefined) this.rows.set(target, (row = new Map<Label, number>()));
    const before = row.get(prediction);
    if (before === undefined) this.size++;
    row.set(prediction, (before ?? 0) + pixels);
  }

  private *all() {
    for (const [target, row] of this.rows) for (const [prediction, pixels] of row) yield { target, prediction, pixels };
  }
}
