import type { BoundaryCounts } from "../core/shapes/boundaryCounts";
import { bandWidth } from "../core/shapes/bandWidth";
import { isDefined, type ImageMeasures, type MeasureKind, type ObjectMeasures } from "../core/shapes/imageMeasures";
import { UNIT_SPACING } from "../core/shapes/spacing";
import type { ImageCounts } from "../core/labels/counts";
import type { LabelMap } from "../core/labels/labelMap";
import { countLabels } from "../kernel/plain/countLabels";
import { boundaryCounts } from "../measures/boundaries/boundaryCounts";
import { isImage, type ClassPair, type ImagePair } from "../measures/classPair";
import { errorKinds } from "../measures/kinds/errorKinds";
import { lesionsOf } from "../measures/lesions/lesionsOf";
import { kindReach } from "../measures/kinds/kindReach";
import { componentCells } from "../measures/objects/componentCells";
import { objectsOf } from "../measures/objects/objectsOf";
import { pairRuns, type PairRuns } from "../measures/objects/pairRuns";
import { skeletonSums } from "../measures/skeletons/skeletonSums";
import type { AxisOrder } from "../measures/skeletons/thinVolume";
import { volumeSkeletonSums } from "../measures/skeletons/volumeSkeletonSums";
import type { NearestSquared } from "../measures/surfaces/nearestPoints";
import { surfaceDistances } from "../measures/surfaces/surfaceDistances";
import type { MeasureTask } from "../protocol/measureTask";
import type { PairOutcome } from "../protocol/pair";
import type { PairJob } from "../protocol/worker";
import type { CodedShapes } from "./codedShapes";
import { objectReading } from "./objectReading";
import { readClassPair, refuseLarge, type Instances, type ReadOptions } from "./readClassPair";
import { refuseObjects } from "./refuseObjects";
import type { ShapeRuns } from "./shapeRuns";
import type { Needed } from "./stripCounter";

/** Bytes a pixel that decoding, planes, marks and distances take together, at most. */
const BYTES_A_PIXEL = 24;

interface MeasureOptions extends ReadOptions {
  /** Bytes that the pair may take. */
  readonly most: number;
  /** What a kernel does of it, where there is one. */
  readonly kernel?: ShapeKernel | undefined;
}

/** Where runs are found, and some shapes measured, faster; undefined is the answer for what it does not do. */
export interface ShapeKernel {
  code(masks: Pick<PairJob, "target" | "prediction">, task: MeasureTask): CodedShapes | undefined;
  load(pair: ClassPair): ShapeRuns | undefined;
  readonly nearest: NearestSquared;
}

/**
 * The shapes of a pair with the counts of its classes, by which the caller sees that the masks are those that were counted; what is
 * wrong with one of its files; or the bytes that it needs.
 */
export function measurePair(
  masks: Pick<PairJob, "target" | "prediction">,
  task: MeasureTask,
  { most, kernel, ...options }: MeasureOptions,
): PairOutcome | Needed {
  const needs = task.pixels * BYTES_A_PIXEL;
  const tooLarge = refuseLarge(task);
  if (tooLarge) return tooLarge;
  if (needs > most) return { needs };
  const coded = kernel?.code(masks, task);
  const read = coded ? codedPair(coded) : planePair(masks, task, options, kernel);
  if (!read.ok) return read;
  const { pair, facts, counts, instances, shapes } = read;
  const runs = runsOf(pair, task, shapes);
  return {
    ok: true,
    width: pair.width,
    height: pair.height,
    ...(facts.target.volume && { depth: pair.depth }),
    ...facts,
    counts,
    measures: measuresOf(pair, task, instances, {
      order: facts.target.format === "NIfTI" ? "xyz" : "zyx",
      runs,
      shapes,
      nearest: kernel?.nearest,
    }),
  };
}

/** A pair as it is measured. */
interface MeasuredPair {
  readonly ok: true;
  readonly pair: ClassPair;
  readonly facts: { readonly target: LabelMap["facts"]; readonly prediction?: LabelMap["facts"] };
  readonly counts: ImageCounts;
  readonly instances: Instances;
  readonly shapes: ShapeRuns | undefined;
}

function codedPair({ shapes, facts, counts }: CodedShapes): MeasuredPair {
  return { ok: true, pair: shapes.asPair(), facts, counts, instances: {}, shapes };
}

function planePair(
  masks: Pick<PairJob, "target" | "prediction">,
  task: MeasureTask,
  options: ReadOptions,
  kernel: ShapeKernel | undefined,
): MeasuredPair | Extract<PairOutcome, { ok: false }> {
  const read = readClassPair(masks, task, options);
  if (!read.ok) return read;
  const { pair } = read;
  const shapes = ON_RUNS.some((kind) => task.kinds.includes(kind)) ? kernel?.load(pair) : undefined;
  return { ...read, counts: countLabels(pair.target, pair.prediction), shapes };
}

/** What is measured on the runs of both sides. */
const ON_RUNS: readonly MeasureKind[] = ["boundary", "objects", "kinds"];

/** Boundaries need none where the kernel has them. */
function runsOf(pair: ClassPair, { kinds }: MeasureTask, shapes?: ShapeRuns): PairRuns | undefined {
  const isNeeded = ON_RUNS.some((kind) => kinds.includes(kind) && !(kind === "boundary" && shapes));
  return isNeeded ? (shapes?.runs() ?? pairRuns(pair)) : undefined;
}

interface KnownOfPair {
  /** Of the axes of a volume in arrays, as libraries read the file. */
  readonly order?: AxisOrder;
  readonly runs?: PairRuns | undefined;
  /** The pair in a kernel. */
  readonly shapes?: ShapeRuns | undefined;
  /** How a kernel finds the nearest points. */
  readonly nearest?: NearestSquared | undefined;
}

export function measuresOf(
  pair: ClassPair,
  task: MeasureTask,
  instances: Instances = {},
  { order = "zyx", shapes, nearest, runs = runsOf(pair, task, shapes) }: KnownOfPair = {},
): ImageMeasures {
  const { kinds, classes, band } = task;
  const { width, height } = pair;
  const tooMany = runs && kinds.includes("objects") ? refuseObjects(runs, pair.classes, task.connectivity) : undefined;
  const wanted = new Set<MeasureKind>(kinds.filter((kind) => isDefined(kind, pair.depth)));
  if (tooMany !== undefined) wanted.delete("objects");
  const image = isImage(pair) ? pair : undefined;
  return {
    classes,
    ...(image &&
      wanted.has("boundary") && { boundary: boundaryOf(image, bandWidth(band, width, height), runs, shapes) }),
    ...(wanted.has("surface") && { surface: surfaceDistances(pair, task.spacing ?? UNIT_SPACING, nearest) }),
    ...(wanted.has("objects") && { objects: objectMeasures(pair, task, instances, { runs, shapes, nearest }) }),
    ...(image && wanted.has("kinds") && { kinds: errorKinds(image, kindReach(width, height), runs) }),
    ...(wanted.has("cldice") && { cldice: image ? skeletonSums(image) : volumeSkeletonSums(pair, order) }),
    ...(tooMany !== undefined && { refusals: { objects: tooMany } }),
  };
}

function boundaryOf(
  image: ImagePair,
  band: number,
  runs: PairRuns | undefined,
  shapes: ShapeRuns | undefined,
): BoundaryCounts {
  return shapes?.boundary(band) ?? boundaryCounts(image, band, runs);
}

function objectMeasures(
  pair: ClassPair,
  task: MeasureTask,
  instances: Instances,
  { runs, shapes, nearest }: KnownOfPair,
): ObjectMeasures {
  const { connectivity, spacing = UNIT_SPACING } = task;
  const reading = objectReading(task, instances);
  return {
    pair: shapes?.objects(reading) ?? objectsOf(pair, reading, runs),
    lesions: lesionsOf(pair, spacing, { runs, nearest }),
    // CC-Metrics finds the nearest component in voxels, whatever their edges.
    cells: componentCells(pair, connectivity, UNIT_SPACING, runs),
  };
}
