import { countRows, imageCounts, type ImageCounts } from "../labels/counts";
import type { ClassIndex } from "../labels/indices";

/**
 * Pixels per (target class and band, predicted class and band): counts over doubled class indices, `2 * class + 1` where
 * the pixel lies in the band along the outlines of its own mask, `2 * class` where it lies deeper. The two marks behind the
 * classes (no class, ignored) are doubled like classes.
 */
export interface BoundaryCounts {
  /** Classes without the two marks. */
  readonly classes: number;
  /** Width of the band in pixels. */
  readonly band: number;
  readonly counts: ImageCounts;
}

/** Pixels of one class, from which an IoU follows. */
export interface SetSums {
  readonly intersection: number;
  readonly target: number;
  readonly prediction: number;
}

/** Which pixels a class is judged on: all of its own mask, or those in its band. */
type Of = (code: number, classIndex: ClassIndex) => boolean;

const inBand: Of = (code, classIndex) => code === 2 * classIndex + 1;
const inMask: Of = (code, classIndex) => code >> 1 === classIndex;

/**
 * The pixels in the bands of both masks, per class: Boundary IoU is intersection / (target + prediction - intersection).
 * Ignored target pixels are left out.
 *
 * Source: Cheng et al., "Boundary IoU", CVPR 2021.
 */
export function boundarySums(counts: BoundaryCounts): readonly SetSums[] {
  return sums(counts, inBand, () => true);
}

/**
 * The pixels of both masks near any outline of the target, per class. Errors farther off are not seen.
 *
 * Source: Kohli et al., "Robust higher order potentials", IJCV 2009.
 */
export function trimapSums(counts: BoundaryCounts): readonly SetSums[] {
  return sums(counts, inMask, nearOutline);
}

/** Counts over plain class indices again, of all pixels near outlines of the target or of all others. */
export function countsByNearness({ counts }: BoundaryCounts, near: boolean): ImageCounts {
  return imageCounts(
    [...countRows(counts)]
      .filter(({ target }) => nearOutline(target) === near)
      .map(({ target, prediction, pixels }) => ({ target: target >> 1, prediction: prediction >> 1, pixels })),
  );
}

/**
 * Per class whether the band takes in every target pixel of it: then Boundary IoU sees no inside, and says of the target no more
 * than IoU does. False where the class is not in the target.
 */
export function swallowedClasses({ classes, counts }: BoundaryCounts): readonly boolean[] {
  const inBand = new Set<ClassIndex>();
  const deeper = new Set<ClassIndex>();
  for (const { target } of countRows(counts)) (nearOutline(target) ? inBand : deeper).add(target >> 1);
  return Array.from({ length: classes }, (_, classIndex) => inBand.has(classIndex) && !deeper.has(classIndex));
}

function nearOutline(code: number): boolean {
  return code % 2 === 1;
}

function sums({ classes, counts }: BoundaryCounts, of: Of, isCounted: (target: number) => boolean): readonly SetSums[] {
  const ignored = classes + 1;
  const rows = [...countRows(counts)].filter(({ target }) => target >> 1 !== ignored && isCounted(target));
  return Array.from({ length: classes }, (_, classIndex) => {
    let [intersection, inTarget, inPrediction] = [0, 0, 0];
    for (const { target, prediction, pixels } of rows) {
      const isTarget = of(target, classIndex);
      const isPrediction = of(prediction, classIndex);
      if (isTarget) inTarget += pixels;
      if (isPrediction) inPrediction += pixels;
      if (isTarget && isPrediction) intersection += pixels;
    }
    return { intersection, target: inTarget, prediction: inPrediction };
  });
}
