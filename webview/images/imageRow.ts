import { imageTally } from "../../src/core/counting/cells";
import type { Evaluation } from "../../src/core/counting/evaluation";
import type { Figure } from "../../src/core/numbers/figure";
import { RECALL } from "../../src/core/metrics/metrics";
import { wrongPixels } from "../../src/core/counting/wrongPixels";
import type { ImageEntry } from "../../src/core/document/report";

/** What the Images tab knows of an image beside its figures. */
export interface ImageRow {
  readonly index: number;
  readonly image: ImageEntry;
  /** With a slash at its end; "" where the images lie in the chosen folder itself. */
  readonly folder: string;
  /** Counted pixels whose predicted class is not the target's. */
  readonly wrongPixels: number;
  /** Over all classes micro recall is the share of right pixels. */
  readonly pixelAccuracy: Figure;
}

export function imageRows(evaluation: Evaluation): readonly ImageRow[] {
  const { images, cells } = evaluation;
  const wrong = wrongPixels(evaluation);
  const everyClass = Array.from({ length: cells.classes }, (_, index) => index);
  return images.map((image, index) => {
    const tally = imageTally(cells, index, everyClass);
    return {
      index,
      image,
      folder: folderOf(image.name),
      wrongPixels: wrong[index] ?? 0,
      pixelAccuracy: RECALL.value(tally),
    };
  });
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf("/") + 1);
}
