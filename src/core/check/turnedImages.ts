import { oncePer } from "../collections/oncePer";
import type { ImageCounts } from "../labels/counts";
import type { ImageEntry } from "../document/report";
import type { Label } from "../labels/label";
import { addAt, integerAt, numberAt } from "../numbers/numberAt";

/** So many images are looked at for being turned, and so many more to know whether all are. */
export const MOST_LOOKED_AT = 8;

/** With fewer pixels chance alone fits; larger ones take too long to be read again. */
const LEAST_PIXELS = 256;
const MOST_PIXELS = 2 ** 23;

/** Predictions that tell little of their target, or much less than the others do of theirs, may be turned. */
const LITTLE = 0.6;
const MUCH_LESS = 0.8;

/** A turn is the right one when the prediction tells this much more of the target, and so many times as much. */
const TELLS_MORE = 0.15;
const TIMES_MORE = 1.2;

/**
 * How much of what there is to know of the target's labels the predicted ones tell: their mutual information as a share of the entropy of
 * the target, from 0 for unrelated labels to 1, whatever the labels are called. Without what a sample of this size gives by chance (Miller and
 * Madow 1955). Undefined where a side has one label only.
 */
export function sharedInformation({ targets, predictions, pixels }: ImageCounts): number | undefined {
  const ofTarget = sumsByLabel(targets, pixels);
  const ofPrediction = sumsByLabel(predictions, pixels);
  if (ofTarget.length < 2 || ofPrediction.length < 2) return undefined;
  const total = pixels.reduce((sum, amount) => sum + amount, 0);
  const targetEntropy = entropy(ofTarget, total);
  const mutual = targetEntropy + entropy(ofPrediction, total) - entropy(pixels, total);
  const byChance = ((ofTarget.length - 1) * (ofPrediction.length - 1)) / (2 * total);
  return Math.max(0, (mutual - byChance) / targetEntropy);
}

/** Pixels of each label, in the order in which labels come. */
function sumsByLabel(labels: Int32Array, pixels: Float64Array): Float64Array {
  const places = new Map<Label, number>();
  const sums = new Float64Array(labels.length);
  let last = 0;
  let place: number | undefined;
  for (let row = 0; row < labels.length; row++) {
    const label = integerAt(labels, row);
    // Rows are ordered by target, so runs of one label are common.
    if (place === undefined || label !== last) {
      place = places.get(label);
      if (place === undefined) places.set(label, (place = places.size));
      last = label;
    }
    addAt(sums, place, numberAt(pixels, row));
  }
  return sums.subarray(0, places.size);
}

function entropy(amounts: Float64Array, total: number): number {
  let sum = 0;
  for (let row = 0; row < amounts.length; row++) {
    const share = numberAt(amounts, row) / total;
    sum -= share * Math.log(share);
  }
  return sum;
}

/** Of an image once: a run asks for it as counts come, while threads count on, and again when all are there. */
const fitOf = oncePer((image: ImageEntry): number | undefined =>
  canBeLookedAt(image) ? sharedInformation(image.counts) : undefined,
);

/** Finds out beforehand, image by image, what `turnSuspects` needs of these. */
export function prepareTurnSuspects(images: readonly ImageEntry[]): void {
  images.forEach(fitOf);
}

/** The images whose predictions may be turned, the likeliest first. */
export function turnSuspects(images: readonly ImageEntry[]): readonly ImageEntry[] {
  const fits = images.flatMap((image) => {
    const share = fitOf(image);
    return share === undefined ? [] : [{ image, share }];
  });
  const ordered = fits.toSorted((a, b) => a.share - b.share);
  const median = ordered[Math.floor(ordered.length / 2)]?.share ?? 0;
  return ordered
    .filter(({ share }) => share < LITTLE || share < MUCH_LESS * median)
    .slice(0, MOST_LOOKED_AT)
    .map(({ image }) => image);
}

/** More images, evenly spread, to be looked at once all suspects turned out to be turned. */
export function turnControls(images: readonly ImageEntry[], looked: readonly ImageEntry[]): readonly ImageEntry[] {
  const left = images.filter((image) => canBeLookedAt(image) && !looked.includes(image));
  const step = Math.max(1, Math.ceil(left.length / MOST_LOOKED_AT));
  return left.filter((_, index) => index % step === 0);
}

/** A prediction of one file in the size of its target; how volumes lie is compared as they are read. */
function canBeLookedAt({ width, height, depth, target, prediction }: ImageEntry): boolean {
  const pixels = width * height;
  const isOneFile = target.parts === undefined && prediction?.parts === undefined;
  return (
    prediction !== undefined &&
    depth === undefined &&
    isOneFile &&
    prediction.resizedFrom === undefined &&
    pixels >= LEAST_PIXELS &&
    pixels <= MOST_PIXELS
  );
}

/** How much more the turned prediction tells of the target; undefined where it is not clearly the right way round. */
export function turnGain(asItIs: ImageCounts, turned: ImageCounts): number | undefined {
  const [now, then] = [sharedInformation(asItIs) ?? 0, sharedInformation(turned) ?? 0];
  return then - now >= TELLS_MORE && then >= TIMES_MORE * now ? then - now : undefined;
}
