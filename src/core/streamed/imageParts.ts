import type { ImageEntry } from "../document/report";

/** Images a part: their cells lie in memory, by class and metric. */
const IMAGES_A_PART = 2000;

/** The images some at a time. */
export function* imageParts(images: readonly ImageEntry[]): Generator<readonly ImageEntry[]> {
  for (let from = 0; from < images.length; from += IMAGES_A_PART) yield images.slice(from, from + IMAGES_A_PART);
}
