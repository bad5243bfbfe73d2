import type { ImagePair } from "../classPair";
import { pairRuns } from "../objects/pairRuns";
import { insideRuns, type Stretches } from "./insideRuns";

/**
 * Which pixels lie in the band along the outlines of their own mask: bit 1 for the target's, bit 2 for the prediction's.
 *
 * @param band the width of the band in pixels, from 1
 */
export function bandPlane(pair: ImagePair, band: number): Uint8Array {
  const runs = pairRuns(pair);
  const plane = new Uint8Array(pair.width * pair.height).fill(3);
  takeOut(plane, insideRuns(runs.target, band), pair, 2);
  takeOut(plane, insideRuns(runs.prediction, band), pair, 1);
  return plane;
}

/** Keeps only those bits of the pixels inside. */
function takeOut(
  plane: Uint8Array,
  { rows, starts, ends }: Stretches,
  { width, height }: ImagePair,
  kept: number,
): void {
  for (let row = 0; row < height; row++) {
    for (let stretch = rows[row]; stretch < rows[row + 1]; stretch++) {
      const last = row * width + ends[stretch];
      for (let at = row * width + starts[stretch]; at < last; at++) plane[at] &= kept;
    }
  }
}
