import { oncePer } from "../collections/oncePer";
import type { Figure } from "../numbers/figure";
import { boundarySums, trimapSums, type BoundaryCounts, type SetSums } from "./boundaryCounts";
import { componentDice } from "./componentCells";
import { instanceSums } from "./instanceIou";
import { BRATS_DISTANCES, diceOf, lesionWise, type Ends, type Lesion } from "./lesions";
import { matchSums, type MatchRule, type MatchSums } from "./objectMatches";
import type { ObjectMeasures } from "./imageMeasures";
import type { ShapeCell, ShapeSource } from "./shapeSource";
import { SURFACE_DIALECTS, type SurfaceFigure } from "./surfaceDialects";
import { bfScore, surfaceFigure } from "./surfaceFigures";
import { weightsWithin } from "./surfaceShares";
import { diagonalOf, toleranceOf } from "./tolerance";

/** Intersection and union of the bands of both masks. */
export const BOUNDARY_SOURCE: ShapeSource = {
  kind: "boundary",
  width: 2,
  of: ({ measures, place }) => setSums(measures.boundary && bands(measures.boundary)[place]),
};

/** The same of the pixels near outlines of the target. */
export const TRIMAP_SOURCE: ShapeSource = {
  kind: "boundary",
  width: 2,
  of: ({ measures, place }) => setSums(measures.boundary && trimaps(measures.boundary)[place]),
};

const bands = oncePer((counts: BoundaryCounts) => boundarySums(counts));
const trimaps = oncePer((counts: BoundaryCounts) => trimapSums(counts));

function setSums(sums: SetSums | undefined): readonly number[] {
  return sums ? [sums.intersection, sums.target + sums.prediction - sums.intersection] : [0, 0];
}

/** Of a distance: the sum of the finite ones, how many they are, and how many are infinite. */
export function distanceSource(figure: SurfaceFigure): ShapeSource {
  return {
    kind: "surface",
    width: 3,
    of: (cell) => {
      const histograms = cell.measures.surface?.[cell.place];
      if (!histograms) return [0, 0, 0];
      const { options } = cell;
      const empty = emptySides(cell);
      const { oneEmpty } = options;
      if (empty === 1 && oneEmpty !== "exclude") return [oneEmpty === "diagonal" ? diagonalOf(cell) : oneEmpty, 1, 0];
      return ofDistance(surfaceFigure(histograms, figure, options.dialect, figureOptions(cell)));
    },
    ofAbsent: ({ dialect }) => {
      const value = dialect.bothEmpty[figure];
      return value !== undefined && Number.isFinite(value) ? [value, 1, 0] : undefined;
    },
  };
}

function ofDistance(distance: Figure): readonly number[] {
  if (distance === undefined) return [0, 0, 0];
  return Number.isFinite(distance) ? [distance, 1, 0] : [0, 0, 1];
}

function emptySides({ measures, place }: ShapeCell): number {
  const pair = measures.surface?.[place]?.pixels;
  return [pair?.fromTarget, pair?.fromPrediction].filter((side) => side?.squared.length === 0).length;
}

function figureOptions(cell: ShapeCell): { readonly percentile: number; readonly tau: number } {
  return { percentile: cell.options.percentile, tau: toleranceOf(cell.options.tau, cell) };
}

/**
 * Of NSD: the part of both outlines within the tolerance, and the whole; the value where a side is empty or a dialect takes the
 * mean of the shares of both sides, and how many such values.
 */
export const NSD_SOURCE: ShapeSource = {
  kind: "surface",
  width: 4,
  of: (cell) => {
    const histograms = cell.measures.surface?.[cell.place];
    if (!histograms) return [0, 0, 0, 0];
    const { dialect } = cell.options;
    const figure = surfaceFigure(histograms, "nsd", dialect, figureOptions(cell));
    if (figure === undefined) return [0, 0, 0, 0];
    const { within, whole } = weightsWithin(histograms[dialect.points], toleranceOf(cell.options.tau, cell));
    return dialect.nsd === "pooled" && whole > 0 ? [within, whole, 0, 0] : [0, 0, figure, 1];
  },
  ofAbsent: ({ dialect }) => {
    const value = dialect.bothEmpty.nsd;
    return value === undefined ? undefined : [0, 0, value, 1];
  },
};

/** Csurka et al. 2013. */
const BF_TOLERANCE = 0.0075;

/** The sum of the scores, and how many there are. */
export const BF_SOURCE: ShapeSource = {
  kind: "surface",
  width: 2,
  of: (cell) => {
    const histograms = cell.measures.surface?.[cell.place];
    return ofValue(histograms && bfScore(histograms, BF_TOLERANCE * diagonalOf(cell)));
  },
};

function ofValue(value: Figure): readonly number[] {
  return value === undefined ? [0, 0] : [value, 1];
}

/** Of objects: found, missed, predicted ones that found something, invented, and the sum of the IoU of the matched. */
export const OBJECT_SOURCE: ShapeSource = {
  kind: "objects",
  width: 5,
  of: ({ measures, place, options }) =>
    matchNumbers(measures.objects && matchObjects(measures.objects, options.found)[place]),
};

/** As panoptic quality defines a match, whatever else is chosen. */
const PANOPTIC: MatchRule = { kind: "iou", above: 0.5 };

export const PANOPTIC_SOURCE: ShapeSource = {
  kind: "objects",
  width: 5,
  of: ({ measures, place }) => matchNumbers(measures.objects && matchObjects(measures.objects, PANOPTIC)[place]),
};

export function matchOf(sums: Float64Array): MatchSums {
  const [found = 0, missed = 0, hits = 0, invented = 0, iou = 0] = sums;
  return { targets: found + missed, predictions: hits + invented, found, missed, hits, invented, iou };
}

function matchNumbers(sums: MatchSums | undefined): readonly number[] {
  return sums ? [sums.found, sums.missed, sums.hits, sums.invented, sums.iou] : [0, 0, 0, 0, 0];
}

function matchObjects(objects: ObjectMeasures, rule: MatchRule): readonly MatchSums[] {
  const known = matches(objects);
  const key = JSON.stringify(rule);
  const sums = known.get(key) ?? matchSums(objects.pair, objects.lesions.length, rule);
  known.set(key, sums);
  return sums;
}

/** Of each image, by the rule. */
const matches: (objects: ObjectMeasures) => Map<string, readonly MatchSums[]> = oncePer(() => new Map());

/** Pixels found and missed of target instances, weighted by their size, and pixels that were wrongly predicted. */
export const INSTANCE_SOURCE: ShapeSource = {
  kind: "objects",
  width: 3,
  of: ({ measures, place, fp, meanArea }) => {
    if (!measures.objects) return [0, 0, 0];
    const { tp, fn } = instanceSums(measures.objects.pair, place, meanArea());
    return [tp, fn, fp];
  },
};

/** Of lesions: the sum over those that count and over what was invented, and how many they are together. */
function lesionSource(of: (lesion: Lesion) => Figure, ends: Ends): ShapeSource {
  return {
    kind: "objects",
    width: 2,
    of: ({ measures, place, options: { lesionBound } }) => {
      const sums = measures.objects?.lesions[place];
      if (!sums || sums.lesions.length + sums.invented === 0) return [0, 0];
      const cells = sums.lesions.filter(({ target }) => target > lesionBound).length + sums.invented;
      // Where only smaller lesions are there the score is the best.
      const many = Math.max(1, cells);
      return [many * lesionWise(sums, lesionBound, of, ends), many];
    },
  };
}

export const LESION_DICE_SOURCE = lesionSource(diceOf, { best: 1, worst: 0 });

/** As BraTS takes its distances. */
const DEEPMIND = SURFACE_DIALECTS.find(({ id }) => id === "deepmind");

export const LESION_DISTANCE_SOURCE = lesionSource(
  ({ surfaces }) =>
    surfaces && DEEPMIND && surfaceFigure(surfaces, "hdPercentile", DEEPMIND, { percentile: 95, tau: 0 }),
  BRATS_DISTANCES,
);

/** The sum of the Dice of the target's components in their cells, and how many they are; 0 of 1 where there is none but a prediction. */
export const COMPONENT_SOURCE: ShapeSource = {
  kind: "objects",
  width: 2,
  of: ({ measures, place }) => {
    const cells = measures.objects?.cells[place];
    if (!cells || (cells.target.length === 0 && cells.outside === 0)) return [0, 0];
    const many = Math.max(1, cells.target.length);
    return [many * componentDice(cells), many];
  },
};

/** Right pixels; wrongly predicted ones by boundary, extent and segment; missed ones likewise. */
export const KIND_SOURCE: ShapeSource = {
  kind: "kinds",
  width: 7,
  of: ({ measures, place }) => {
    const sums = measures.kinds?.[place];
    if (!sums) return [0, 0, 0, 0, 0, 0, 0];
    const { tp, fp, fn } = sums;
    return [tp, fp.boundary, fp.extent, fp.segment, fn.boundary, fn.extent, fn.segment];
  },
};

/** Pixels of the target's skeleton, those of them in the prediction, and the reverse. */
export const SKELETON_SOURCE: ShapeSource = {
  kind: "cldice",
  width: 4,
  of: ({ measures, place }) => {
    const sums = measures.cldice?.[place];
    return sums ? [sums.target, sums.targetInPrediction, sums.prediction, sums.predictionInTarget] : [0, 0, 0, 0];
  },
};
