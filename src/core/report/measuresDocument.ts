import { countRows } from "../labels/counts";
import type { ComponentCells } from "../shapes/componentCells";
import type { ImageMeasures, ObjectMeasures } from "../shapes/imageMeasures";
import type { KindSums } from "../shapes/kindSums";
import type { LesionSums } from "../shapes/lesions";
import type { ObjectTable } from "../shapes/objects";
import type { SkeletonSums } from "../shapes/skeletonSums";
import type { DistanceHistogram, SurfaceHistograms } from "../shapes/surfaceHistograms";
import { entryAt } from "../numbers/numberAt";

/** What was measured of an image as it is saved and sent: lists of plain numbers, read again by `readMeasures`. */
export function measuresDocument({ classes, boundary, surface, objects, kinds, cldice, ...rest }: ImageMeasures) {
  const { refused, refusals } = rest;
  return {
    classes,
    ...(boundary && {
      boundary: {
        band: boundary.band,
        counts: Array.from(countRows(boundary.counts), ({ target, prediction, pixels }) => [
          target,
          prediction,
          pixels,
        ]),
      },
    }),
    ...(surface && { surface: surface.map(surfaceLists) }),
    ...(objects && { objects: objectLists(objects) }),
    ...(kinds && { kinds: kinds.map(kindNumbers) }),
    ...(cldice && { cldice: cldice.map(skeletonNumbers) }),
    ...(refused !== undefined && { refused }),
    ...(refusals && { refusals }),
  };
}

export type MeasuresDocument = ReturnType<typeof measuresDocument>;

/** From pixels and from corners, each from the target and from the prediction. */
function surfaceLists({ pixels, corners }: SurfaceHistograms) {
  return [pixels.fromTarget, pixels.fromPrediction, corners.fromTarget, corners.fromPrediction].map(histogramLists);
}

/** JSON has no infinity: without `squared` the other surface has no point. */
function histogramLists({ squared, weights }: DistanceHistogram) {
  return squared[0] === Infinity
    ? { weights: Array.from(weights) }
    : { squared: Array.from(squared), weights: Array.from(weights) };
}

function objectLists({ pair, lesions, cells }: ObjectMeasures) {
  const { targets, predictions, pixels } = pair.overlaps;
  return {
    target: tableRows(pair.target),
    prediction: tableRows(pair.prediction),
    ...(pair.target.ids && { ids: Array.from(pair.target.ids) }),
    overlaps: Array.from(pixels, (common, row) => [entryAt(targets, row), entryAt(predictions, row), common]),
    lesions: lesions.map(lesionLists),
    cells: cells.map(cellLists),
  };
}

/** Class, pixels, box from left, top and front to right, bottom and back, at the edge, pixels on ignored ones, crowd. */
function tableRows({ classes, areas, boxes, atEdge, ignored, crowds }: ObjectTable) {
  return Array.from(classes, (classIndex, row) => [
    classIndex,
    entryAt(areas, row),
    ...boxes.subarray(6 * row, 6 * row + 6),
    entryAt(atEdge, row),
    entryAt(ignored, row),
    crowds?.[row] ?? 0,
  ]);
}

function lesionLists({ lesions, invented }: LesionSums) {
  return {
    lesions: lesions.map(({ target, prediction, common, surfaces }) => ({
      pixels: [target, prediction, common],
      ...(surfaces && { surfaces: surfaceLists(surfaces) }),
    })),
    invented,
  };
}

function cellLists({ target, prediction, common, outside }: ComponentCells) {
  return {
    components: Array.from(target, (pixels, row) => [pixels, entryAt(prediction, row), entryAt(common, row)]),
    outside,
  };
}

function kindNumbers({ tp, fp, fn }: KindSums) {
  return [tp, fp.boundary, fp.extent, fp.segment, fn.boundary, fn.extent, fn.segment];
}

function skeletonNumbers(sums: SkeletonSums) {
  const { target, targetInPrediction, prediction, predictionInTarget, targetTopology, predictionTopology } = sums;
  const topologies = [targetTopology, predictionTopology].flatMap(({ pieces, holes }) => [pieces, holes]);
  return [target, targetInPrediction, prediction, predictionInTarget, ...topologies];
}
