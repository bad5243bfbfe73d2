import type { Evaluation } from "../counting/evaluation";
import { countCells } from "../counting/countCells";
import { countedImages } from "../counting/countedImages";
import { inSubset } from "../counting/imageSubset";
import type { ImageEntry, Report } from "../document/report";
import { chosenRegions } from "../reading/chosenRegions";
import { classTable } from "../reading/classTable";
import { ImagePool } from "../reading/imagePool";
import { withRegions } from "../reading/labelRegions";

/** What the first pass over a report gives: classes, and all sums over the images; or why figures cannot be made so. */
export type StreamedTotals =
  | {
      readonly ok: true;
      /** Of images that stand for many: every sum over images is exact, what is of single images is not. */
      readonly totals: Evaluation;
    }
  | { readonly ok: false; readonly message: string };

/** Adds up images as they come, in memory that does not grow with them. */
export class TotalsPass {
  private readonly all = new ImagePool();
  private readonly inSubset = new ImagePool();
  private readonly isCounted: (name: string) => boolean;

  /** @param head the report without its images. */
  constructor(private readonly head: Report) {
    this.isCounted = inSubset(head.choices.subset);
  }

  add(images: readonly ImageEntry[]): void {
    for (const image of images) {
      this.all.add(image);
      if (this.head.choices.subset && this.isCounted(image.name)) this.inSubset.add(image);
    }
  }

  totals(): StreamedTotals {
    const all = this.all.images();
    return totalsOf(this.head, all, this.head.choices.subset ? this.inSubset.images() : all);
  }
}

/**
 * The same of images that were added up before.
 *
 * @param pooled all images, as `ImagePool` gives them: they tell which classes there are.
 * @param counted those of the chosen subset.
 */
export function totalsOf(
  head: Report,
  pooled: readonly ImageEntry[],
  counted: readonly ImageEntry[] = pooled,
): StreamedTotals {
  const { choices } = head;
  const read = (images: readonly ImageEntry[]): readonly ImageEntry[] => countedImages({ ...head, images }, choices);
  const all = read(pooled);
  if (all.some(({ target, prediction }) => target.byColour ?? prediction?.byColour))
    return {
      ok: false,
      message:
        "Its masks are read by their colours, which takes all images at once: give --palettes indices, or count a part of the pairs.",
    };
  const table = withRegions(classTable(all, choices), chosenRegions(choices));
  const images = counted === pooled ? all : read(counted);
  const { cells, confusion } = countCells(images, table);
  const leftOut = new Set(choices.leftOut);
  const classSet = table.classes.flatMap(({ label }, index) =>
    leftOut.has(label) || index === table.outside ? [] : [index],
  );
  return { ok: true, totals: { choices, images, table, imageSet: [...images.keys()], cells, confusion, classSet } };
}
