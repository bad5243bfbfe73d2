import { isCrowd, matchesOf, type MatchRule } from "./objectMatches";
import type { ObjectPair } from "./objects";
import { addAt, integerAt, itemAt, numberAt } from "../numbers/numberAt";
import type { ClassIndex } from "../labels/indices";

/** Objects of one class and of one range of sizes in one image; sums add up over images. */
export interface SizeBinSums {
  readonly targets: number;
  readonly found: number;
  /** Pixels. False positives of a prediction are shared among the target objects that it overlaps. */
  readonly tp: number;
  readonly fn: number;
  readonly fp: number;
}

/** COCO's bounds, 32 and 96 pixels squared. */
export const COCO_BOUNDS = [32 ** 2, 96 ** 2] as const;

/** The bounds that part the areas of objects into as many bins of as equal numbers as can be; ties lie in one bin. */
export function quantileBounds(areas: Float64Array, bins: number): readonly number[] {
  const sorted = areas.slice().sort();
  const bounds = Array.from({ length: bins - 1 }, (_, bin) => sorted[Math.floor(((bin + 1) * sorted.length) / bins)]);
  return bounds.filter((bound) => bound !== undefined);
}

/**
 * The objects of a class parted by the area of the target object: bin i holds areas from `bounds[i - 1]` up to but without
 * `bounds[i]`. The pixels of the bins add up to those of the class: true positives and misses go with the target object, the
 * false positives of a predicted object are shared among the target objects that it overlaps, in proportion to the overlap, or
 * go to the bin of its own area where it overlaps none.
 *
 * @param bounds ascending
 */
export function sizeBins(
  objects: ObjectPair,
  classIndex: ClassIndex,
  bounds: readonly number[],
  rule: MatchRule,
): readonly SizeBinSums[] {
  const { target, prediction, overlaps } = objects;
  const { found } = matchesOf(objects, rule);
  const sums = Array.from({ length: bounds.length + 1 }, () => ({ targets: 0, found: 0, tp: 0, fn: 0, fp: 0 }));
  const binOf = (area: number) => itemAt(sums, bounds.filter((bound) => area >= bound).length);

  const covered = new Float64Array(prediction.areas.length);
  overlaps.predictions.forEach((object, row) => {
    addAt(covered, object, numberAt(overlaps.pixels, row));
  });
  const wrong = prediction.areas.map(
    (area, object) => area - numberAt(covered, object) - numberAt(prediction.ignored, object),
  );

  target.classes.forEach((ofClass, object) => {
    const bin = binOf(numberAt(target.areas, object));
    if (ofClass !== classIndex) return;
    bin.fn += numberAt(target.areas, object);
    if (isCrowd(objects, object)) return;
    bin.targets++;
    if (found[object]) bin.found++;
  });
  overlaps.targets.forEach((object, row) => {
    const bin = binOf(numberAt(target.areas, object));
    if (target.classes[object] !== classIndex) return;
    const pixels = numberAt(overlaps.pixels, row);
    const by = integerAt(overlaps.predictions, row);
    bin.tp += pixels;
    bin.fn -= pixels;
    bin.fp += (numberAt(wrong, by) * pixels) / numberAt(covered, by);
  });
  prediction.classes.forEach((ofClass, object) => {
    const bin = binOf(numberAt(prediction.areas, object));
    if (ofClass === classIndex && covered[object] === 0) bin.fp += numberAt(wrong, object);
  });
  return sums;
}
