import type { ImageCounts } from "../labels/counts";
import { integerAt, numberAt } from "../numbers/numberAt";
import { pixelsOf, type ImageSize } from "../text/formatSize";

/**
 * What keeps columns from being the counts of an image of that size, as the rest of a sentence that begins with their place; undefined
 * where nothing does. Rows ascend, each pair of labels once, each with an exact number of pixels above 0, and together they are all
 * pixels of the image, as `ImageCounts` promises.
 */
export function countsFault({ targets, predictions, pixels }: ImageCounts, size: ImageSize): string | undefined {
  let sum = 0;
  for (let row = 0; row < pixels.length; row++) {
    const amount = numberAt(pixels, row);
    if (!Number.isSafeInteger(amount) || amount <= 0)
      return `is wrong at row ${row + 1}, which must be [target label, predicted label, pixels above 0]`;
    if (row > 0) {
      const step =
        integerAt(targets, row) - integerAt(targets, row - 1) ||
        integerAt(predictions, row) - integerAt(predictions, row - 1);
      if (step <= 0) return `is wrong at row ${row + 1}: rows must ascend by target label, then predicted label`;
    }
    sum += amount;
  }
  const imagePixels = pixelsOf(size);
  const product = size.depth === undefined ? "width times height" : "width times height times depth";
  return sum === imagePixels ? undefined : `adds up to ${sum} pixels, but ${product} is ${imagePixels}`;
}
