import type { ObjectPair } from "./objects";
import { addAt, integerAt, numberAt } from "../numbers/numberAt";

/** When a target object counts as found by a predicted one. Shares and bounds from 0 to 1. */
export type MatchRule =
  /** Any common pixel. */
  | { readonly kind: "overlap" }
  /** The predictions cover at least that share of the target object together. */
  | { readonly kind: "recall"; readonly share: number }
  /**
   * IoU above the bound; from 0.5 on there is at most one such partner. Pixels of the prediction on ignored target pixels are
   * left out of it.
   */
  | { readonly kind: "iou"; readonly above: number };

export const DEFAULT_MATCH_RULE: MatchRule = { kind: "iou", above: 0.5 };

/** The objects of one class in one image, counted; sums add up over images. */
export interface MatchSums {
  readonly targets: number;
  readonly predictions: number;
  readonly found: number;
  readonly missed: number;
  /** Predicted objects that found something. */
  readonly hits: number;
  /** Predicted objects that found nothing, but for those of which more than half lies on ignored pixels or in crowds. */
  readonly invented: number;
  /** Sum of the IoU of matched pairs, with `kind: "iou"`. */
  readonly iou: number;
}

/** A pair of objects that overlap, with their IoU. */
export interface ObjectOverlap {
  readonly target: number;
  readonly prediction: number;
  readonly pixels: number;
  readonly iou: number;
}

/**
 * The overlaps of objects with their IoU = common / (target + prediction - common - the prediction's ignored pixels).
 *
 * Source: Kirillov et al., "Panoptic Segmentation", CVPR 2019; `pq_compute_single_core` of panopticapi.
 */
export function overlapsOf({ target, prediction, overlaps }: ObjectPair): readonly ObjectOverlap[] {
  return Array.from(overlaps.pixels, (pixels, row) => {
    const [t, p] = [integerAt(overlaps.targets, row), integerAt(overlaps.predictions, row)];
    const union = numberAt(target.areas, t) + numberAt(prediction.areas, p) - pixels - numberAt(prediction.ignored, p);
    return { target: t, prediction: p, pixels, iou: pixels / union };
  });
}

/** For each target object whether it is found, for each predicted one whether it found something. */
export interface Matches {
  readonly found: readonly boolean[];
  readonly hits: readonly boolean[];
  /** The pairs that made them so. */
  readonly pairs: readonly ObjectOverlap[];
}

/** Crowds match nothing. */
export function matchesOf(objects: ObjectPair, rule: MatchRule): Matches {
  const all = overlapsOf(objects).filter(({ target }) => !isCrowd(objects, target));
  const pairs = rule.kind === "iou" ? oneToOne(all.filter(({ iou }) => iou > rule.above)) : all;
  const covered = new Float64Array(objects.target.areas.length);
  for (const { target, pixels } of pairs) addAt(covered, target, pixels);
  const found = Array.from(objects.target.areas, (area, target) => {
    const pixels = numberAt(covered, target);
    return pixels > 0 && (rule.kind !== "recall" || pixels >= rule.share * area);
  });
  const making = pairs.filter(({ target }) => found[target]);
  const hitting = new Set(making.map(({ prediction }) => prediction));
  return {
    found,
    hits: Array.from(objects.prediction.areas, (_, prediction) => hitting.has(prediction)),
    pairs: making,
  };
}

/** Below an IoU of 0.5 objects may have several partners: the best pairs first, each object once. */
function oneToOne(pairs: readonly ObjectOverlap[]): readonly ObjectOverlap[] {
  const [targets, predictions] = [new Set<number>(), new Set<number>()];
  return [...pairs]
    .sort((a, b) => b.iou - a.iou)
    .filter(({ target, prediction }) => {
      if (targets.has(target) || predictions.has(prediction)) return false;
      targets.add(target);
      predictions.add(prediction);
      return true;
    });
}

/** Per class, what was found, missed and invented. */
export function matchSums(objects: ObjectPair, classes: number, rule: MatchRule): readonly MatchSums[] {
  const { target, prediction } = objects;
  const { found, hits, pairs } = matchesOf(objects, rule);
  const excused = excusedPredictions(objects);
  const sums = Array.from({ length: classes }, () => ({
    ...{ targets: 0, predictions: 0, found: 0, missed: 0, hits: 0, invented: 0, iou: 0 },
  }));
  target.classes.forEach((classIndex, object) => {
    const row = sums[classIndex];
    if (!row || isCrowd(objects, object)) return;
    row.targets++;
    row[found[object] ? "found" : "missed"]++;
  });
  prediction.classes.forEach((classIndex, object) => {
    const row = sums[classIndex];
    if (!row) return;
    row.predictions++;
    if (hits[object]) row.hits++;
    else if (!excused[object]) row.invented++;
  });
  for (const pair of pairs) {
    const row = sums[integerAt(target.classes, pair.target)];
    if (row) row.iou += pair.iou;
  }
  return sums;
}

/** Of each predicted object whether more than half of it lies on ignored target pixels or in crowds: then it is not invented. */
export function excusedPredictions(objects: ObjectPair): readonly boolean[] {
  const { prediction, overlaps } = objects;
  const pixels = prediction.ignored.slice();
  overlaps.targets.forEach((target, row) => {
    const by = integerAt(overlaps.predictions, row);
    if (isCrowd(objects, target)) addAt(pixels, by, numberAt(overlaps.pixels, row));
  });
  return Array.from(prediction.areas, (area, object) => numberAt(pixels, object) > 0.5 * area);
}

export function isCrowd({ target }: ObjectPair, object: number): boolean {
  return target.crowds?.[object] === 1;
}
