import type { ClassMask } from "./classMasks";
import { thin } from "./thin";

/**
 * The pixels of an image that are the skeleton of a mask, ascending. The mask is thinned in place.
 *
 * @param width of the image
 */
export function skeletonPlaces({ mask, places, width: columns, left, top }: ClassMask, width: number): Int32Array {
  thin(mask, columns, places);
  const kept = places.filter((at) => mask[at] === 1);
  return kept.map((at) => {
    const row = Math.floor(at / columns);
    return (top + row) * width + left + at - row * columns;
  });
}
