import type { ShapeSource, ShapeSums } from "../shapes/shapeSource";
import type { ClassIndex } from "../labels/indices";
import { numberAt } from "../numbers/numberAt";

/** What was measured of every cell, as sums of any source. */
export interface ShapeCells {
  /**
   * The sums of all cells: `width` numbers a cell, in the order of `Cells`; undefined where what the source needs was not
   * measured, or is stale.
   */
  readonly table: (source: ShapeSource) => Float64Array | undefined;
  /** Whether an image could be measured so: one that could not, or a case that the kind is not defined for, is in no figure of it. */
  readonly holds: (image: number, source: ShapeSource) => boolean;
}

/** The sums of some cells together, those of images that could not be measured left out. */
export function shapeSums(
  { table, holds }: ShapeCells,
  classes: number,
  cells: Iterable<readonly [image: number, classIndex: ClassIndex]>,
): ShapeSums {
  return (source) => {
    const all = table(source);
    if (!all) return undefined;
    let sums: Float64Array | undefined;
    for (const [image, classIndex] of cells) {
      if (!holds(image, source)) continue;
      const first = (image * classes + classIndex) * source.width;
      sums ??= new Float64Array(source.width);
      for (let index = 0; index < source.width; index++)
        sums[index] = numberAt(sums, index) + numberAt(all, first + index);
    }
    return sums;
  };
}

/** The sums of tallies together. */
export function addedShapes(parts: readonly (ShapeSums | undefined)[]): ShapeSums | undefined {
  const measured = parts.filter((part) => part !== undefined);
  if (measured.length === 0) return undefined;
  return (source) => {
    let sums: Float64Array | undefined;
    for (const part of measured) {
      const ofPart = part(source);
      if (!ofPart) continue;
      sums ??= new Float64Array(source.width);
      for (let index = 0; index < source.width; index++) sums[index] = numberAt(sums, index) + numberAt(ofPart, index);
    }
    return sums;
  };
}
