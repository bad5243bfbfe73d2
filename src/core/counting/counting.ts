import type { Cells } from "./cells";
import { keepLast } from "../collections/keepLast";
import type { Choices } from "../document/choices";
import { chosenRegions } from "../reading/chosenRegions";
import { classTable, type ClassTable } from "../reading/classTable";
import { withRegions } from "../reading/labelRegions";
import type { Confusion } from "./confusion";
import { countCells } from "./countCells";
import { countedImages } from "./countedImages";
import { inSubset } from "./imageSubset";
import type { ImageEntry, Report } from "../document/report";
import { numberAt } from "../numbers/numberAt";
import type { ImageIndex } from "../labels/indices";

/** The part of an evaluation that takes going through all counts. */
export interface Counting {
  /** The images that count, in the order of the report; the rows of `cells`. */
  readonly images: readonly ImageEntry[];
  readonly table: ClassTable;
  /** Indices of the images with at least one counted pixel: the others enter no samplewise mean. */
  readonly imageSet: readonly ImageIndex[];
  readonly cells: Cells;
  readonly confusion: Confusion;
}

/**
 * Counts the cells of a report, or gives what was counted for the very same images where only choices have changed that say how
 * counts become figures: tables of a large report take longer to count than all else. The last two are kept, so that the
 * way back from a folder of the images to all of them counts nothing.
 */
export function counting(report: Report, choices: Choices): Counting {
  return kept(report.images, [countingKey(choices)], () => {
    const all = countedImages(report, choices);
    // Of all images, so that a subset is read with the same classes as the whole.
    const table = withRegions(classTable(all, choices), chosenRegions(choices));
    const isCounted = inSubset(choices.subset);
    const images = choices.subset ? all.filter(({ name }) => isCounted(name)) : all;
    const { cells, confusion } = countCells(images, table);
    const imageSet = Array.from(cells.pixels.keys()).filter((image) => numberAt(cells.pixels, image) > 0);
    return { images, table, imageSet, cells, confusion };
  });
}

const MOST_KEPT = 2;

const kept = keepLast<Counting>(MOST_KEPT);

/** The choices that cells are counted by: all but those named here, so that a new choice counts anew until it is named. */
function countingKey(choices: Choices): string {
  const indifferent: Required<Pick<Choices, "zeroDivision" | "presence" | "leftOut" | "beta" | "shapes">> = {
    zeroDivision: 0,
    presence: "all",
    leftOut: [],
    beta: 1,
    shapes: {},
  };
  return JSON.stringify({ ...choices, ...indifferent });
}
