import { errorKindOf, NO_ERROR, type ErrorKinds } from "../core/regions/errorKinds";
import { errorRegions, type ErrorRegions } from "../core/regions/errorRegions";
import { NO_PREDICTION, type Side } from "../core/labels/label";
import type { LabelArray } from "../core/labels/labelMap";
import { planeOfRuns, uniformPlane } from "../core/labels/labelPlane";
import { labelRuns, type LabelRuns } from "../core/labels/labelRuns";
import type { MaskSource } from "../protocol/pair";
import type { PairPixels, PixelOutcome } from "../protocol/pixels";
import type { PixelJob } from "../protocol/worker";
import type { Shown } from "./pairCounter";
import { resizeNearest } from "./resizeNearest";
import { sampleNearest } from "./sampleNearest";
import { sizeMismatch, type Size } from "./sizeMismatch";

/** Regions that are listed: nobody steps through more, and a message stays small. */
export const MOST_REGIONS = 2000;
/** Reads a mask, a large one no larger than is needed. What it gives may be overwritten by the next call. */
export type Decode = (source: MaskSource, longerSide?: number) => Shown;

/** The pixels of a pair for the eye: both masks as labels, and where they differ. */
export function pixelsOfPair({ target, prediction, detail, resize }: PixelJob, decode: Decode): PixelOutcome {
  const longerSide = detail.kind === "thumbnail" ? detail.longerSide : Infinity;
  // What is resized is so from its own pixels.
  const enough = detail.kind === "thumbnail" && !resize ? longerSide : undefined;
  const seenTarget = pixelsOfSide("target", decode(target, enough), longerSide);
  if (!seenTarget.ok) return seenTarget;
  const decoded = prediction && decode(prediction, enough);
  const seenPrediction =
    decoded && pixelsOfSide("prediction", resize ? resizeShown(decoded, seenTarget.whole) : decoded, longerSide);
  if (seenPrediction?.ok === false) return seenPrediction;
  const { whole, runs, width, height } = seenTarget;
  if (seenPrediction && (seenPrediction.whole.width !== whole.width || seenPrediction.whole.height !== whole.height)) {
    return { ok: false, message: sizeMismatch(whole, seenPrediction.whole).message };
  }
  const pixels: PairPixels = {
    width,
    height,
    target: runs,
    ...(seenPrediction && { prediction: seenPrediction.runs }),
  };
  if (detail.kind !== "whole") return { ok: true, pixels };
  return { ok: true, pixels: { ...pixels, regions: regionsOf(pixels, detail.errors) } };
}

/** The buffers that travel with the outcome instead of being copied. */
export function buffersOf(outcome: PixelOutcome): readonly ArrayBuffer[] {
  if (!outcome.ok) return [];
  const { target, prediction } = outcome.pixels;
  return [target, ...(prediction ? [prediction] : [])]
    .flatMap(({ places, lengths }) => [places.buffer, lengths.buffer])
    .filter((buffer) => buffer instanceof ArrayBuffer);
}

type Seen =
  | (Size & {
      readonly ok: true;
      readonly runs: LabelRuns;
      /** Of the mask itself, where this is a small picture of it. */
      readonly whole: Size;
    })
  | { readonly ok: false; readonly message: string };

function pixelsOfSide(side: Side, decoded: Shown, longerSide: number): Seen {
  if (!decoded.ok) return { ok: false, message: `The ${side} can't be shown. ${decoded.message}` };
  const { map, whole = map } = decoded;
  const sampled = sampleNearest(map, longerSide);
  return {
    ok: true,
    width: sampled.width,
    height: sampled.height,
    runs: labelRuns(sampled.labels),
    whole,
  };
}

/** As it is counted: in the size of its target. */
function resizeShown(decoded: Shown, to: Size): Shown {
  return decoded.ok ? { ok: true, map: { ...decoded.map, ...resizeNearest(decoded.map, to) } } : decoded;
}

function regionsOf({ width, height, target, prediction }: PairPixels, errors: ErrorKinds): ErrorRegions {
  const pixels = width * height;
  const targets = planeOfRuns(target, pixels);
  const predictions = prediction ? planeOfRuns(prediction, pixels) : uniformPlane(NO_PREDICTION, pixels);
  const kindOf = errorKindOf(errors, targets.values, predictions.values);
  const kindsOfRow = (row: number, into: Int32Array): boolean => {
    fillKinds({ targets: targets.indices, predictions: predictions.indices, first: row * width, kindOf }, into);
    return true;
  };
  return errorRegions({ width, height, kindsOfRow }, MOST_REGIONS);
}

interface RowOfPair {
  readonly targets: LabelArray;
  readonly predictions: LabelArray;
  /** The row's first pixel. */
  readonly first: number;
  readonly kindOf: (target: number, prediction: number) => number;
}

/** The kind is asked for at the borders of runs only. */
function fillKinds({ targets, predictions, first, kindOf }: RowOfPair, into: Int32Array): void {
  let target = -1;
  let prediction = -1;
  let kind = NO_ERROR;
  for (let column = 0; column < into.length; column++) {
    const targetHere = targets[first + column] ?? 0;
    const predictionHere = predictions[first + column] ?? 0;
    if (targetHere !== target || predictionHere !== prediction) {
      target = targetHere;
      prediction = predictionHere;
      kind = kindOf(target, prediction);
    }
    into[column] = kind;
  }
}
