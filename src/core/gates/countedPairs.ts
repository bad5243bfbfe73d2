import type { ImageEntry } from "../document/report";
import { sum } from "../numbers/sum";

/** How many images have a prediction, of single images or of such that stand for many. */
export function countedPairs(images: readonly ImageEntry[]): number {
  return sum(images.map(({ prediction, standsFor = 1 }) => (prediction === undefined ? 0 : standsFor)));
}
