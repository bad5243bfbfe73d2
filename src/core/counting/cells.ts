import { quantity, formatCount } from "../text/format";
import { TooManyCells } from "./tooManyCells";
import { shapeSums, type ShapeCells } from "./shapeCells";
import { EMPTY_TALLY, type PixelTally, type Tally } from "./tally";
import type { ClassIndex, ImageIndex } from "../labels/indices";

/**
 * One-against-rest counts of every cell (one class in one image). Flat tables, image by image:
 * the cell of image `i` and class `k` stands at `i * classes + k`.
 */
export interface Cells {
  readonly images: number;
  readonly classes: number;
  readonly tp: Float64Array;
  readonly fp: Float64Array;
  readonly fn: Float64Array;
  /** Counted pixels of each image: those whose target label is neither ignored nor unlisted. */
  readonly pixels: Float64Array;
  /** What was measured of the cells, where anything was. */
  readonly shapes?: ShapeCells;
}

/** Beyond, cells and what is computed of them take more memory than machines have: 100,000 images of 670 classes are as many. */
const MOST_CELLS = 2 ** 26;

/** @throws with a sentence for the user where there are more cells than fit into memory. */
export function emptyCells(images: number, classes: number): Cells {
  if (images * classes > MOST_CELLS) {
    throw new TooManyCells(
      `${quantity(images, "image")} of ${quantity(classes, "class", "classes")} are more than the ${formatCount(MOST_CELLS)} cells (a class in an image) that fit into memory. ` +
        `Give a class list of at most ${formatCount(Math.floor(MOST_CELLS / images))} classes, those that occur, or none; or evaluate the images in parts.`,
    );
  }
  const table = (): Float64Array => new Float64Array(images * classes);
  return { images, classes, tp: table(), fp: table(), fn: table(), pixels: new Float64Array(images) };
}

/** @throws where there is no such cell. */
export function cellTally(cells: Cells, image: ImageIndex, classIndex: ClassIndex): Tally {
  const tally = cellPixels(cells, image, classIndex);
  return cells.shapes ? withShapes(tally, cells.shapes, cells.classes, [[image, classIndex]]) : tally;
}

function cellPixels(cells: Cells, image: ImageIndex, classIndex: ClassIndex): PixelTally {
  const cell = image * cells.classes + classIndex;
  const tp = cells.tp[cell];
  const fp = cells.fp[cell];
  const fn = cells.fn[cell];
  const pixels = cells.pixels[image];
  // Looked at together and without a call: this runs for every cell and every metric.
  if (tp === undefined || fp === undefined || fn === undefined || pixels === undefined)
    throw new RangeError(`There is no class ${classIndex} in an image ${image}`);
  return { tp, fp, fn, tn: pixels - tp - fp - fn };
}

/** Counts of a class summed over the images (global). */
export function classTally(cells: Cells, classIndex: ClassIndex): Tally {
  let { tp, fp, fn, tn } = EMPTY_TALLY;
  for (let image = 0; image < cells.images; image++) {
    const cell = cellPixels(cells, image, classIndex);
    tp += cell.tp;
    fp += cell.fp;
    fn += cell.fn;
    tn += cell.tn;
  }
  const tally = { tp, fp, fn, tn };
  if (!cells.shapes) return tally;
  const ofClass = Array.from({ length: cells.images }, (_, image) => [image, classIndex] as const);
  return withShapes(tally, cells.shapes, cells.classes, ofClass);
}

/** Counts of an image summed over the given classes (micro). */
export function imageTally(cells: Cells, image: ImageIndex, classSet: readonly ClassIndex[]): Tally {
  let { tp, fp, fn, tn } = EMPTY_TALLY;
  for (const classIndex of classSet) {
    const cell = cellPixels(cells, image, classIndex);
    tp += cell.tp;
    fp += cell.fp;
    fn += cell.fn;
    tn += cell.tn;
  }
  const tally = { tp, fp, fn, tn };
  if (!cells.shapes) return tally;
  const ofImage = classSet.map((classIndex) => [image, classIndex] as const);
  return withShapes(tally, cells.shapes, cells.classes, ofImage);
}

/** The counts with the sums of what was measured of the same cells, which are added up when a metric asks for them. */
function withShapes(
  tally: PixelTally,
  shapes: ShapeCells,
  classes: number,
  cells: readonly (readonly [image: ImageIndex, classIndex: ClassIndex])[],
): Tally {
  return { ...tally, shapes: shapeSums(shapes, classes, cells) };
}
