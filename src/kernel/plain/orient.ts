import type { LabelArray } from "../../core/labels/labelMap";

/**
 * Turns an image so that its first row is at the top and its first column on the left.
 *
 * @param orientation where the stored first row and column lie, from 1 to 8 (TIFF 6.0, section 8); from 5 on rows are columns
 * @param width and `height` are those as stored; the turned image has them exchanged from 5 on
 */
export function orient<Labels extends LabelArray>(
  labels: Labels,
  width: number,
  height: number,
  orientation: number,
): Labels {
  const out = labels.slice() as Labels;
  const fromRight = orientation === 2 || orientation === 3 || orientation === 6 || orientation === 7;
  const fromBottom = orientation === 3 || orientation === 4 || orientation === 7 || orientation === 8;
  const turned = orientation > 4;
  let from = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Stored rows run along `down`, stored columns along `across` of the turned image.
      const across = turned ? y : x;
      const down = turned ? x : y;
      const columns = turned ? height : width;
      const rows = turned ? width : height;
      out[(fromBottom ? rows - 1 - down : down) * columns + (fromRight ? columns - 1 - across : across)] =
        labels[from++];
    }
  }
  return out;
}
