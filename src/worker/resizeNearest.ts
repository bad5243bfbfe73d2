import type { LabelMap } from "../core/labels/labelMap";
import { emptyLike } from "../masks/emptyLike";
import type { Size } from "./sizeMismatch";
import { integerAt } from "../core/numbers/numberAt";

export type Resized = Pick<LabelMap, "width" | "height" | "labels">;

/**
 * A mask in another size by nearest-neighbour: each pixel takes the label under its middle, since labels are names and
 * cannot be blended. The middle of pixel x lies at (x + 1/2) * from / to, as in Pillow's `NEAREST`, PyTorch's
 * `nearest-exact` and scikit-image's order 0; not at x * from / to, as in OpenCV's `INTER_NEAREST`. In whole numbers, so exact.
 */
export function resizeNearest({ width, height, labels }: Resized, to: Size): Resized {
  if (to.width === width && to.height === height) return { width, height, labels };
  const resized = emptyLike(labels, to.width * to.height);
  const columns = Int32Array.from({ length: to.width }, (_, x) => middle(x, width, to.width));
  for (let y = 0; y < to.height; y++) {
    const from = middle(y, height, to.height) * width;
    const row = y * to.width;
    for (let x = 0; x < to.width; x++) resized[row + x] = labels[from + integerAt(columns, x)] ?? 0;
  }
  return { width: to.width, height: to.height, labels: resized };
}

/** Where along a side of `from` pixels the middle of a pixel of `to` lies. */
export function middle(position: number, from: number, to: number): number {
  return Math.floor(((2 * position + 1) * from) / (2 * to));
}
