import { ratio, type Figure } from "../numbers/figure";
import type { MatchSums } from "./objectMatches";

/** Panoptic quality: the sum of the IoU of matched pairs over found + invented / 2 + missed / 2. Kirillov et al., CVPR 2019. */
export function panopticQuality(sums: MatchSums): Figure {
  return ratio(sums.iou, halfUnion(sums));
}

/** Segmentation quality: the mean IoU of matched pairs; undefined where nothing matched. */
export function segmentationQuality({ iou, found }: MatchSums): Figure {
  return found === 0 ? undefined : iou / found;
}

/** Recognition quality, which is the F1 of objects where they match one to one. */
export function recognitionQuality(sums: MatchSums): Figure {
  return ratio(sums.found, halfUnion(sums));
}

/** The share of predicted objects that found something. */
export function objectPrecision({ hits, invented }: MatchSums): Figure {
  return ratio(hits, hits + invented);
}

/** The share of target objects that are found. */
export function objectRecall({ found, missed }: MatchSums): Figure {
  return ratio(found, found + missed);
}

/** The harmonic mean of precision and recall of objects. */
export function objectF1(sums: MatchSums): Figure {
  const { hits, invented, found, missed } = sums;
  if (hits + invented + found + missed === 0) return undefined;
  const [precision, recall] = [objectPrecision(sums) ?? 0, objectRecall(sums) ?? 0];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function halfUnion({ found, invented, missed }: MatchSums): number {
  return found + (invented + missed) / 2;
}
