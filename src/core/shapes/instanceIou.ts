import { ratio, type Figure } from "../numbers/figure";
import type { ObjectPair } from "./objects";
import { addAt, numberAt } from "../numbers/numberAt";
import type { ClassIndex } from "../labels/indices";

/** Pixels of a class by its instances; sums add up over images. */
export interface InstanceSums {
  /** Pixels found and missed of each target instance, times the mean size over the instance's own. */
  readonly tp: number;
  readonly fn: number;
}

/**
 * Weights the pixels of each target instance so that all of them count alike.
 *
 * Source: `evalPixelLevelSemanticLabeling.py` of cityscapesScripts, whose mean sizes are those of its training set.
 *
 * @param meanSize of the instances of the class, in pixels
 */
export function instanceSums({ target, overlaps }: ObjectPair, classIndex: ClassIndex, meanSize: number): InstanceSums {
  const found = new Float64Array(target.areas.length);
  overlaps.targets.forEach((object, row) => {
    addAt(found, object, numberAt(overlaps.pixels, row));
  });
  let [tp, fn] = [0, 0];
  target.classes.forEach((ofClass, object) => {
    if (ofClass !== classIndex || target.crowds?.[object] === 1) return;
    const area = numberAt(target.areas, object);
    const pixels = numberAt(found, object);
    tp += (meanSize / area) * pixels;
    fn += (meanSize / area) * (area - pixels);
  });
  return { tp, fn };
}

/** iIoU: false positives, in pixels, have no instance and count as they are. Undefined where all are 0. */
export function instanceIou({ tp, fn }: InstanceSums, fp: number): Figure {
  return ratio(tp, tp + fp + fn);
}
