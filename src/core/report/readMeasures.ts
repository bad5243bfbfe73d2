import type { ImageCounts } from "../labels/counts";
import type { ComponentCells } from "../shapes/componentCells";
import { MEASURE_KINDS, type ImageMeasures, type ObjectMeasures } from "../shapes/imageMeasures";
import type { KindSums } from "../shapes/kindSums";
import type { Lesion, LesionSums } from "../shapes/lesions";
import type { ObjectTable } from "../shapes/objects";
import type { SkeletonSums } from "../shapes/skeletonSums";
import type { DistanceHistogram, SurfaceHistograms } from "../shapes/surfaceHistograms";
import type { Field } from "./field";
import { readLabel } from "./readLabel";

/** What was measured of an image, as `measuresDocument` writes it. */
export function readMeasures(field: Field): ImageMeasures {
  const list = field.at("classes");
  const classes = list.items().map(readLabel);
  if (classes.some((label, index) => index > 0 && label <= (classes[index - 1] ?? 0)))
    list.fault("does not fit: labels must ascend");
  const boundary = field.maybe("boundary");
  const surface = field.maybe("surface");
  const objects = field.maybe("objects");
  const kinds = field.maybe("kinds");
  const cldice = field.maybe("cldice");
  const refused = field.maybe("refused");
  const refusals = field.maybe("refusals");
  const { length } = classes;
  return {
    classes,
    ...(boundary && {
      boundary: {
        classes: length,
        band: boundary.at("band").wholeNumber(1, MOST),
        counts: readCodes(boundary.at("counts"), 2 * (length + 2)),
      },
    }),
    ...(surface && { surface: ofClasses(surface, length).map(readSurface) }),
    ...(objects && { objects: readObjects(objects, length) }),
    ...(kinds && { kinds: ofClasses(kinds, length).map(readKinds) }),
    ...(cldice && { cldice: ofClasses(cldice, length).map(readSkeletons) }),
    ...(refused && { refused: refused.text() }),
    ...(refusals && { refusals: readRefusals(refusals) }),
  };
}

function readRefusals(field: Field): NonNullable<ImageMeasures["refusals"]> {
  return Object.fromEntries(
    MEASURE_KINDS.flatMap((kind) => {
      const message = field.maybe(kind);
      return message ? [[kind, message.text()]] : [];
    }),
  );
}

const MOST = Number.MAX_SAFE_INTEGER;

/** One a class. */
function ofClasses(field: Field, classes: number): readonly Field[] {
  const items = field.items();
  if (items.length !== classes) field.fault(`does not fit: it holds ${items.length} for ${classes} classes`);
  return items;
}

/** Rows of so many whole numbers from 0. Most of what is measured is these, so they are read without a field each. */
function rows(field: Field, width: number): readonly (readonly number[])[] {
  const list = field.array();
  if (areRows(list, width)) return list;
  const wrong = list.findIndex((row) => !isRow(row, width));
  field.fault(`is wrong at row ${wrong + 1}, which must be ${width} whole numbers from 0`);
  return [];
}

function areRows(list: readonly unknown[], width: number): list is readonly (readonly number[])[] {
  return list.every((row) => isRow(row, width));
}

function isRow(row: unknown, width: number): row is readonly number[] {
  return Array.isArray(row) && row.length === width && row.every((value) => Number.isSafeInteger(value) && value >= 0);
}

function numbers(field: Field, width: number): readonly number[] {
  if (isRow(field.value, width)) return field.value;
  field.refuse(`${width} whole numbers from 0`);
  return [];
}

/** Finite numbers from 0. */
function amounts(field: Field): Float64Array {
  const list = field.array();
  if (list.every(isAmount)) return Float64Array.from(list);
  const wrong = list.findIndex((value) => !isAmount(value));
  field.fault(`is wrong at place ${wrong + 1}, which must be a number of at least 0`);
  return new Float64Array();
}

function isAmount(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) >= 0;
}

function column(list: readonly (readonly number[])[], index: number): number[] {
  return list.map((row) => row[index] ?? 0);
}

/** Counts over doubled class indices. */
function readCodes(field: Field, codes: number): ImageCounts {
  const list = rows(field, 3);
  if (list.some(([target = 0, prediction = 0]) => target >= codes || prediction >= codes))
    field.fault(`does not fit: it names a class beyond those of the image`);
  return {
    targets: Int32Array.from(column(list, 0)),
    predictions: Int32Array.from(column(list, 1)),
    pixels: Float64Array.from(column(list, 2)),
  };
}

function readSurface(field: Field): SurfaceHistograms {
  const items = field.items();
  if (items.length !== 4) field.refuse("4 histograms");
  const [a, b, c, d] = items.map(readHistogram);
  return {
    pixels: { fromTarget: a ?? EMPTY, fromPrediction: b ?? EMPTY },
    corners: { fromTarget: c ?? EMPTY, fromPrediction: d ?? EMPTY },
  };
}

/** Stands in where a fault is noted. */
const EMPTY: DistanceHistogram = { squared: new Float64Array(), weights: new Float64Array() };

function readHistogram(field: Field): DistanceHistogram {
  const weights = amounts(field.at("weights"));
  const list = field.maybe("squared");
  const squared = list ? amounts(list) : new Float64Array(weights.length).fill(Infinity);
  if (squared.length !== weights.length)
    field.fault(`does not fit: ${squared.length} distances have ${weights.length} weights`);
  if (list && squared.some((distance, row) => row > 0 && distance <= (squared[row - 1] ?? 0)))
    list.fault("does not fit: distances must ascend");
  return { squared, weights };
}

function readObjects(field: Field, classes: number): ObjectMeasures {
  const target = readTable(field.at("target"), classes);
  const prediction = readTable(field.at("prediction"), classes);
  const ids = field.maybe("ids");
  const labels = ids?.items().map(readLabel);
  if (labels && labels.length !== target.areas.length)
    ids?.fault(`does not fit: it holds ${labels.length} for ${target.areas.length} objects`);
  const overlaps = field.at("overlaps");
  const common = rows(overlaps, 3);
  if (common.some(([t = 0, p = 0]) => t >= target.areas.length || p >= prediction.areas.length))
    overlaps.fault("does not fit: it names an object beyond those of its side");
  return {
    pair: {
      target: labels ? { ...target, ids: Int32Array.from(labels) } : target,
      prediction,
      overlaps: {
        targets: Int32Array.from(column(common, 0)),
        predictions: Int32Array.from(column(common, 1)),
        pixels: Float64Array.from(column(common, 2)),
      },
    },
    lesions: ofClasses(field.at("lesions"), classes).map(readLesions),
    cells: ofClasses(field.at("cells"), classes).map(readCells),
  };
}

function readTable(field: Field, classes: number): ObjectTable {
  const list = rows(field, 11);
  if (list.some(([classIndex = 0]) => classIndex >= classes))
    field.fault("does not fit: it names a class beyond those of the image");
  if (list.some(isBeyondTable))
    field.fault("does not fit: an object lies beyond any image, or has a mark that is none");
  const crowds = Uint8Array.from(column(list, 10));
  return {
    classes: Int32Array.from(column(list, 0)),
    areas: Float64Array.from(column(list, 1)),
    boxes: Int32Array.from(list.flatMap((row) => row.slice(2, 8))),
    atEdge: Uint8Array.from(column(list, 8)),
    ignored: Float64Array.from(column(list, 9)),
    ...(crowds.some((crowd) => crowd > 0) && { crowds }),
  };
}

/** Where a box has a number that no array of boxes holds, or a mark one that no byte holds: saved again it would be another. */
function isBeyondTable(row: readonly number[]): boolean {
  return row.slice(2, 8).some((side) => side > 2 ** 31 - 1) || Math.max(row[8] ?? 0, row[10] ?? 0) > 255;
}

function readLesions(field: Field): LesionSums {
  return {
    lesions: field.at("lesions").items().map(readLesion),
    invented: field.at("invented").wholeNumber(0, MOST),
  };
}

function readLesion(field: Field): Lesion {
  const [target = 0, prediction = 0, common = 0] = numbers(field.at("pixels"), 3);
  const surfaces = field.maybe("surfaces");
  return { target, prediction, common, surfaces: surfaces && readSurface(surfaces) };
}

function readCells(field: Field): ComponentCells {
  const list = rows(field.at("components"), 3);
  return {
    target: Float64Array.from(column(list, 0)),
    prediction: Float64Array.from(column(list, 1)),
    common: Float64Array.from(column(list, 2)),
    outside: field.at("outside").wholeNumber(0, MOST),
  };
}

function readKinds(field: Field): KindSums {
  const [tp = 0, ...errors] = numbers(field, 7);
  const of = (first: number) => ({
    boundary: errors[first] ?? 0,
    extent: errors[first + 1] ?? 0,
    segment: errors[first + 2] ?? 0,
  });
  return { tp, fp: of(0), fn: of(3) };
}

function readSkeletons(field: Field): SkeletonSums {
  const [target = 0, targetInPrediction = 0, prediction = 0, predictionInTarget = 0, ...topologies] = numbers(field, 8);
  const of = (first: number) => ({ pieces: topologies[first] ?? 0, holes: topologies[first + 1] ?? 0 });
  return {
    target,
    targetInPrediction,
    prediction,
    predictionInTarget,
    targetTopology: of(0),
    predictionTopology: of(2),
  };
}
