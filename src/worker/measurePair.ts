import { bandWidth } from "../core/shapes/bandWidth";
import { isDefined, type ImageMeasures, type MeasureKind, type ObjectMeasures } from "../core/shapes/imageMeasures";
import { UNIT_SPACING } from "../core/shapes/spacing";
import { countLabels } from "../kernel/plain/countLabels";
import { boundaryCounts } from "../measures/boundaries/boundaryCounts";
import { isImage, type ClassPair } from "../measures/classPair";
import { errorKinds } from "../measures/kinds/errorKinds";
import { lesionsOf } from "../measures/lesions/lesionsOf";
import { kindReach } from "../measures/kinds/kindReach";
import { componentCells } from "../measures/objects/componentCells";
import { objectsOf } from "../measures/objects/objectsOf";
import { pairRuns, type PairRuns } from "../measures/objects/pairRuns";
import type { FindRuns } from "../measures/objects/planeRuns";
import { skeletonSums } from "../measures/skeletons/skeletonSums";
import type { AxisOrder } from "../measures/skeletons/thinVolume";
import { volumeSkeletonSums } from "../measures/skeletons/volumeSkeletonSums";
import { surfaceDistances } from "../measures/surfaces/surfaceDistances";
import type { MeasureTask } from "../protocol/measureTask";
import type { MaskSource, PairOutcome } from "../protocol/pair";
import type { PairJob } from "../protocol/worker";
import { objectReading } from "./objectReading";
import type { Shown } from "./pairCounter";
import { readClassPair, refuseLarge, refuseShapes, type Instances } from "./readClassPair";
import { refuseObjects } from "./refuseObjects";
import type { Needed } from "./stripCounter";

/** Bytes a pixel that decoding, planes, marks and distances take together, at most. */
const BYTES_A_PIXEL = 24;

interface MeasureOptions {
  readonly decode: (source: MaskSource) => Shown;
  readonly resize: "nearest" | undefined;
  readonly orientation?: "target" | undefined;
  /** Bytes that the pair may take. */
  readonly most: number;
  readonly findRuns?: FindRuns;
}

/**
 * The shapes of a pair with the counts of its classes, by which the caller sees that the masks are those that were counted; what is
 * wrong with one of its files; or the bytes that it needs.
 */
export function measurePair(
  masks: Pick<PairJob, "target" | "prediction">,
  task: MeasureTask,
  { decode, resize, orientation, most, findRuns }: MeasureOptions,
): PairOutcome | Needed {
  const needs = task.pixels * BYTES_A_PIXEL;
  const tooLarge = refuseLarge(task);
  if (tooLarge) return tooLarge;
  if (needs > most) return { needs };
  const read = readClassPair(masks, task, { decode, resize, orientation });
  if (!read.ok) return read;
  const { pair, facts, instances } = read;
  const runs = runsOf(pair, task, findRuns);
  const tooMany = runs && task.kinds.includes("objects") && refuseObjects(runs, pair.classes, task.connectivity);
  if (tooMany) return refuseShapes(tooMany);
  return {
    ok: true,
    width: pair.width,
    height: pair.height,
    ...(facts.target.volume && { depth: pair.depth }),
    ...facts,
    counts: countLabels(pair.target, pair.prediction),
    measures: measuresOf(pair, task, instances, { order: facts.target.format === "NIfTI" ? "xyz" : "zyx", runs }),
  };
}

/** What is measured on the runs of both sides. */
const ON_RUNS: readonly MeasureKind[] = ["boundary", "objects", "kinds"];

function runsOf(pair: ClassPair, { kinds }: MeasureTask, findRuns?: FindRuns): PairRuns | undefined {
  return ON_RUNS.some((kind) => kinds.includes(kind)) ? pairRuns(pair, findRuns) : undefined;
}

interface KnownOfPair {
  /** Of the axes of a volume in arrays, as libraries read the file. */
  readonly order?: AxisOrder;
  readonly runs?: PairRuns | undefined;
}

export function measuresOf(
  pair: ClassPair,
  task: MeasureTask,
  instances: Instances = {},
  { order = "zyx", runs = runsOf(pair, task) }: KnownOfPair = {},
): ImageMeasures {
  const { kinds, classes, band } = task;
  const { width, height } = pair;
  const wanted = new Set<MeasureKind>(kinds.filter((kind) => isDefined(kind, pair.depth)));
  const image = isImage(pair) ? pair : undefined;
  return {
    classes,
    ...(image && wanted.has("boundary") && { boundary: boundaryCounts(image, bandWidth(band, width, height), runs) }),
    ...(wanted.has("surface") && { surface: surfaceDistances(pair, task.spacing ?? UNIT_SPACING) }),
    ...(wanted.has("objects") && { objects: objectMeasures(pair, task, instances, runs) }),
    ...(image && wanted.has("kinds") && { kinds: errorKinds(image, kindReach(width, height), runs) }),
    ...(wanted.has("cldice") && { cldice: image ? skeletonSums(image) : volumeSkeletonSums(pair, order) }),
  };
}

function objectMeasures(
  pair: ClassPair,
  task: MeasureTask,
  instances: Instances,
  runs: PairRuns | undefined,
): ObjectMeasures {
  const { connectivity, spacing = UNIT_SPACING } = task;
  return {
    pair: objectsOf(pair, objectReading(task, instances), runs),
    lesions: lesionsOf(pair, spacing, { runs }),
    // CC-Metrics finds the nearest component in voxels, whatever their edges.
    cells: componentCells(pair, connectivity, UNIT_SPACING, runs),
  };
}
