import type { LabelArray, LabelMap } from "../core/labels/labelMap";
import { bandWidth, pixelWidth } from "../core/shapes/bandWidth";
import type { ImageMeasures, MeasureKind, ObjectMeasures } from "../core/shapes/imageMeasures";
import { UNIT_SPACING } from "../core/shapes/spacing";
import { countLabels } from "../kernel/plain/countLabels";
import { boundaryCounts } from "../measures/boundaries/boundaryCounts";
import { noClass, type ImagePair } from "../measures/classPair";
import { errorKinds } from "../measures/kinds/errorKinds";
import { lesionsOf } from "../measures/lesions/lesionsOf";
import { componentCells } from "../measures/objects/componentCells";
import { objectsOf } from "../measures/objects/objectsOf";
import { pairRuns, type PairRuns } from "../measures/objects/pairRuns";
import { skeletonSums } from "../measures/skeletons/skeletonSums";
import { surfaceDistances } from "../measures/surfaces/surfaceDistances";
import type { MeasureTask } from "../protocol/measureTask";
import type { MaskSource, PairOutcome } from "../protocol/pair";
import type { PairJob } from "../protocol/worker";
import { classPlane } from "./classPlane";
import type { Shown } from "./pairCounter";
import { resizeNearest } from "./resizeNearest";
import { sizeMismatch } from "./sizeMismatch";
import type { Needed } from "./stripCounter";

/** Bytes a pixel that decoding, planes, marks and distances take together, at most. */
const BYTES_A_PIXEL = 24;
/** More pixels than these would take gigabytes. */
const MOST_MEASURED = 8192 * 8192;
/** The width of boundary errors: 1 % of the diagonal. Bernhard et al., WACV 2024. */
const KIND_WIDTH = { kind: "diagonal", share: 0.01 } as const;

interface MeasureOptions {
  readonly decode: (source: MaskSource) => Shown;
  readonly resize: "nearest" | undefined;
  /** Bytes that the pair may take. */
  readonly most: number;
}

/**
 * The shapes of a pair with the counts of its classes, by which the caller sees that the masks are those that were counted; what is
 * wrong with one of its files; or the bytes that it needs.
 */
export function measurePair(
  { target, prediction }: Pick<PairJob, "target" | "prediction">,
  task: MeasureTask,
  { decode, resize, most }: MeasureOptions,
): PairOutcome | Needed {
  const needs = task.pixels * BYTES_A_PIXEL;
  if (task.pixels > MOST_MEASURED) return unmeasured(tooLarge(task.pixels));
  if (needs > most) return { needs };
  const classes = task.classes.length;
  const ofTarget = decode(target);
  if (!ofTarget.ok) return unmeasured(ofTarget.message);
  const { width, height, facts } = ofTarget.map;
  if (facts.volume) return unmeasured(VOLUME);
  // Its memory may be used again for the other mask.
  const targetPlane = classPlane(ofTarget.map.labels, task.target, classes);
  const ofPrediction = prediction && decode(prediction);
  if (ofPrediction?.ok === false) return { ...unmeasured(ofPrediction.message), side: "prediction" };
  const map = ofPrediction?.map;
  if (map && resize === undefined && (map.width !== width || map.height !== height))
    return sizeMismatch({ width, height }, map);
  const predictionPlane = map
    ? classPlane(resizeNearest(map, { width, height }).labels, task.prediction, classes)
    : uniform(targetPlane, classes);
  if (!targetPlane || !predictionPlane) return unmeasured(CHANGED);
  const pair: ImagePair = { target: targetPlane, prediction: predictionPlane, width, height, depth: 1, classes };
  return {
    ok: true,
    width,
    height,
    target: facts,
    ...factsOf(map),
    counts: countLabels(targetPlane, predictionPlane),
    measures: measuresOf(pair, task),
  };
}

function factsOf(map: LabelMap | undefined): { readonly prediction?: LabelMap["facts"] } {
  return map ? { prediction: map.facts } : {};
}

/** Nothing is predicted: no pixel is of a class. */
function uniform(like: LabelArray | undefined, classes: number): LabelArray | undefined {
  return like?.slice().fill(noClass(classes));
}

export function measuresOf(pair: ImagePair, task: MeasureTask): ImageMeasures {
  const { kinds, classes, band } = task;
  const { width, height } = pair;
  const wanted = new Set<MeasureKind>(kinds);
  const runs = wanted.has("boundary") || wanted.has("objects") ? pairRuns(pair) : undefined;
  return {
    classes,
    ...(wanted.has("boundary") && { boundary: boundaryCounts(pair, bandWidth(band, width, height), runs) }),
    ...(wanted.has("surface") && { surface: surfaceDistances(pair, task.spacing ?? UNIT_SPACING) }),
    ...(wanted.has("objects") && { objects: objectMeasures(pair, task, runs) }),
    ...(wanted.has("kinds") && { kinds: errorKinds(pair, pixelWidth(KIND_WIDTH, width, height)) }),
    ...(wanted.has("cldice") && { cldice: skeletonSums(pair) }),
  };
}

function objectMeasures(
  pair: ImagePair,
  { connectivity, spacing = UNIT_SPACING }: MeasureTask,
  runs: PairRuns | undefined,
): ObjectMeasures {
  return {
    pair: objectsOf(pair, { connectivity }, runs),
    lesions: lesionsOf(pair, spacing),
    cells: componentCells(pair, connectivity, spacing),
  };
}

function unmeasured(message: string): Extract<PairOutcome, { ok: false }> {
  return { ok: false, kind: "unreadable", side: "target", message };
}

const VOLUME = "It is a volume, whose shapes are not measured yet. Its other figures are complete.";

const CHANGED =
  "A mask holds labels that it did not hold when it was counted: it was written since. Evaluate the folders again, then measure.";

function tooLarge(pixels: number): string {
  return `It has ${pixels} pixels, more than shapes are measured of (${MOST_MEASURED}). Its other figures are complete; measure smaller tiles of it.`;
}
