import type { LabelArray } from "../core/labels/labelMap";

/**
 * Two masks of one size whose pixels say what class they are of: `width * height * depth` class indices each, row by
 * row, slice by slice. `depth` is 1 for an image. Classes are numbered from 0 to `classes - 1`; two more numbers stand
 * for no class (`noClass`) and, in the target alone, for ignored pixels (`ignoredMark`).
 */
export interface ClassPair {
  readonly target: LabelArray;
  readonly prediction: LabelArray;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly classes: number;
}

/** An image, for what is not defined for volumes. */
export interface ImagePair extends ClassPair {
  readonly depth: 1;
}

export function isImage(pair: ClassPair): pair is ImagePair {
  return pair.depth === 1;
}

/** The number of a pixel whose label belongs to no class. */
export function noClass(classes: number): number {
  return classes;
}

/** The number of a target pixel that is left out of all sums. */
export function ignoredMark(classes: number): number {
  return classes + 1;
}

/** The same, where ignored pixels are of no class. */
export function withoutIgnored<Pair extends ClassPair>(pair: Pair): Pair {
  return { ...pair, target: pair.target.map((value) => Math.min(value, noClass(pair.classes))) };
}
