import type { LabelPlaces } from "../core/counting/classPlaces";
import type { Side } from "../core/labels/label";
import type { LabelArray, LabelMap } from "../core/labels/labelMap";
import { noClass, type ClassPair } from "../measures/classPair";
import type { ShapeTask } from "../protocol/measureTask";
import type { MaskSource, PairOutcome } from "../protocol/pair";
import type { PairJob } from "../protocol/worker";
import { classPlane } from "./classPlane";
import type { Shown } from "./pairCounter";
import { resizeNearest } from "./resizeNearest";
import { orientedMask } from "./orientedMask";
import { pairMismatch, shapeOf, sizeOf } from "./pairMismatch";

export interface ReadClassPair {
  readonly ok: true;
  readonly pair: ClassPair;
  /** The instance of each pixel of the sides that have them numbered. */
  readonly instances: Instances;
  readonly facts: { readonly target: LabelMap["facts"]; readonly prediction?: LabelMap["facts"] };
}

export type Instances = Readonly<Partial<Record<Side, LabelArray>>>;

type Unmeasured = Extract<PairOutcome, { readonly ok: false }>;

export interface ReadOptions {
  readonly decode: (source: MaskSource) => Shown;
  readonly resize: "nearest" | undefined;
  /** As of `FileChoices`. */
  readonly orientation?: "target" | undefined;
}

/** Both masks of a pair as the classes of their pixels; or what is wrong with one of its files. */
export function readClassPair(
  { target, prediction }: Pick<PairJob, "target" | "prediction">,
  task: ShapeTask,
  { decode, resize, orientation }: ReadOptions,
): ReadClassPair | Unmeasured {
  const tooLarge = refuseLarge(task);
  if (tooLarge) return tooLarge;
  const classes = task.classes.length;
  const ofTarget = decode(target);
  if (!ofTarget.ok) return refuseShapes(ofTarget.message);
  const { width, height, facts } = ofTarget.map;
  // Its memory may be used again for the other mask.
  const targetPlane = classPlane(ofTarget.map.labels, task.target, classes);
  const targetInstances = instancePlane(ofTarget.map.labels, task.target);
  const ofPrediction = prediction && decode(prediction);
  if (ofPrediction?.ok === false) return { ...refuseShapes(ofPrediction.message), side: "prediction" };
  const map = ofPrediction && orientation ? orientedMask(ofPrediction.map, facts.volume) : ofPrediction?.map;
  const shape = shapeOf({ width, height, facts });
  const size = sizeOf(shape);
  const mismatch = map && pairMismatch(shape, shapeOf(map), resize);
  if (mismatch) return mismatch;
  const labels = map && resizeNearest(map, { width, height }).labels;
  const predictionPlane = labels ? classPlane(labels, task.prediction, classes) : uniform(targetPlane, classes);
  const predictionInstances = labels && instancePlane(labels, task.prediction);
  if (!targetPlane || !predictionPlane) return refuseShapes(CHANGED);
  return {
    ok: true,
    pair: {
      target: targetPlane,
      prediction: predictionPlane,
      width,
      height: size.height,
      depth: size.depth ?? 1,
      classes,
    },
    instances: {
      ...(targetInstances && { target: targetInstances }),
      ...(predictionInstances && { prediction: predictionInstances }),
    },
    facts: { target: facts, ...(ofPrediction && { prediction: ofPrediction.map.facts }) },
  };
}

/** More pixels than these would take gigabytes. */
const MOST_MEASURED = 8192 * 8192;

/** A case may have 1,024 slices of 512 x 512: it is measured where there is room for it. */
export const MOST_VOXELS = 512 * 512 * 1024;

/** An image that takes too much whatever there is, refused before any of it is read. */
export function refuseLarge({ pixels, isVolume = false }: ShapeTask): Unmeasured | undefined {
  const most = isVolume ? MOST_VOXELS : MOST_MEASURED;
  if (pixels <= most) return undefined;
  return refuseShapes(
    isVolume
      ? `It has ${pixels} voxels, more than shapes are measured of (${most}). Its other figures are complete; measure a part of it.`
      : `It has ${pixels} pixels, more than shapes are measured of (${most}). Its other figures are complete; measure smaller tiles of it.`,
  );
}

function instancePlane(labels: LabelArray, { labels: known, ids }: LabelPlaces): LabelArray | undefined {
  return ids && classPlane(labels, { labels: known, places: ids }, known.length);
}

/** Nothing is predicted: no pixel is of a class. */
function uniform(like: LabelArray | undefined, classes: number): LabelArray | undefined {
  return like?.slice().fill(noClass(classes));
}

export function refuseShapes(message: string): Unmeasured {
  return { ok: false, kind: "unreadable", side: "target", message };
}

const CHANGED =
  "A mask holds labels that it did not hold when it was counted: it was written since. Evaluate the folders again, then measure.";
