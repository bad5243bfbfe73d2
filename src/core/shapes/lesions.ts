import type { Figure } from "../numbers/figure";
import type { SurfaceHistograms } from "./surfaceHistograms";

/** One lesion of a class: target components that lie so near to each other that they are one. */
export interface Lesion {
  /** Pixels of the lesion, of the predicted components that touch it when it is dilated, and of both. */
  readonly target: number;
  readonly prediction: number;
  readonly common: number;
  /** The distances between the two; absent where nothing was predicted there. */
  readonly surfaces: SurfaceHistograms | undefined;
}

/** The lesions of one class in one image, and how many predicted components touch none. */
export interface LesionSums {
  readonly lesions: readonly Lesion[];
  readonly invented: number;
}

/** What counts for a lesion that was missed or invented, and for an image without any. */
export interface Ends {
  readonly best: number;
  readonly worst: number;
}

/** Millimetres that BraTS takes for a lesion that was missed or invented. */
export const BRATS_DISTANCES: Ends = { best: 0, worst: 374 };

/**
 * The mean over the lesions larger than a bound and over what was invented, where a missed or invented lesion counts as the
 * worst; the best where there are neither, even if smaller lesions were missed.
 *
 * Source: `get_LesionWiseResults` of BraTS-2023-Metrics.
 *
 * @param bound in pixels; lesions have to be larger
 */
export function lesionWise(
  { lesions, invented }: LesionSums,
  bound: number,
  of: (lesion: Lesion) => Figure,
  { best, worst }: Ends,
): number {
  const large = lesions.filter(({ target }) => target > bound);
  const cells = large.length + invented;
  if (cells === 0) return best;
  return (large.reduce((sum, lesion) => sum + (of(lesion) ?? worst), 0) + invented * worst) / cells;
}

/** Dice of each lesion with what was predicted there. */
export function lesionDice(sums: LesionSums, bound: number): number {
  return lesionWise(sums, bound, diceOf, { best: 1, worst: 0 });
}

export function diceOf({ target, prediction, common }: Lesion): number {
  return (2 * common) / (target + prediction);
}
