import type { Topology } from "../../core/shapes/skeletonSums";

/**
 * Counts the holes of a mask whose pieces (8 neighbours) are known: pieces less the Euler number, which follows from the 2x2
 * blocks: of one pixel, of three, and of two that lie crosswise.
 *
 * Source: Gray, "Local properties of binary images in two dimensions", IEEE Trans. Computers 20 (1971).
 *
 * @param mask `width * height` of 0 and 1, with a frame of 0 around it
 */
export function topologyOf(mask: Uint8Array, width: number, pieces: number): Topology {
  let [ones, threes, crosses] = [0, 0, 0];
  for (let at = 0; at + width + 1 < mask.length; at++) {
    const [a, b, c, d] = [mask[at], mask[at + 1], mask[at + width], mask[at + width + 1]];
    const set = a + b + c + d;
    if (set === 1) ones++;
    else if (set === 3) threes++;
    else if (set === 2 && a === d) crosses++;
  }
  return { pieces, holes: pieces - (ones - threes - 2 * crosses) / 4 };
}
