import type { LabelArray } from "../../core/labels/labelMap";

/**
 * Marks with 1 the pixels of an image that lie deeper than `band` pixels inside their class: every pixel of the square of
 * 2 * band + 1 around them is of the same class and in the image. All others, whose chessboard distance to another class or
 * to the outside of the image is at most `band`, are marked 0.
 *
 * A square is of one class where all of its columns are and its last row is: one pass with the lengths of the equal pixels
 * above each pixel, whatever the width of the band and the number of classes.
 *
 * @param plane `width * height` class indices
 * @param into as many marks, all 0
 */
export function markInside(plane: LabelArray, width: number, height: number, band: number, into: Uint8Array): void {
  const side = 2 * band + 1;
  /** Equal pixels from the row on upwards, per column. */
  const above = new Int32Array(width);
  let at = 0;
  for (let row = 0; row < height; row++) {
    const centre = (row - band) * width - band;
    let left = -1;
    let run = 0;
    for (let column = 0; column < width; column++, at++) {
      const value = plane[at];
      const equal = row > 0 && plane[at - width] === value ? above[column] + 1 : 1;
      above[column] = equal;
      if (equal < side) run = 0;
      else if (value === left) run++;
      else run = 1;
      left = value;
      if (run >= side) into[centre + column] = 1;
    }
  }
}
