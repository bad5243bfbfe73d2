import { countRows, imageCounts } from "../labels/counts";
import type { BoundaryCounts } from "./boundaryCounts";
import { MEASURE_KINDS, type ImageMeasures, type MeasureKind, type ObjectMeasures } from "./imageMeasures";
import { joinedObjects } from "./joinedObjects";

/**
 * What was measured of an image one class at a time, as one. A kind that could not be measured of one of the classes was not measured of
 * the image.
 *
 * @param parts each of one class at most, no class in two of them
 */
export function joinedMeasures(parts: readonly ImageMeasures[]): ImageMeasures {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const sorted = parts.toSorted((a, b) => (a.classes[0] ?? 0) - (b.classes[0] ?? 0));
  const classes = sorted.flatMap((part) => part.classes);
  const refused = parts.find((part) => part.refused !== undefined)?.refused;
  if (refused !== undefined) return { classes, refused };
  const refusals = Object.fromEntries(parts.flatMap((part) => Object.entries(part.refusals ?? {})));
  const isWhole = (kind: MeasureKind): boolean => sorted.every((part) => part[kind] !== undefined);
  return {
    classes,
    ...(isWhole("boundary") && joinedBoundaries(sorted)),
    ...(isWhole("surface") && { surface: sorted.flatMap(({ surface = [] }) => surface) }),
    ...(isWhole("objects") && { objects: objectsOfAll(sorted) }),
    ...(isWhole("kinds") && { kinds: sorted.flatMap(({ kinds = [] }) => kinds) }),
    ...(isWhole("cldice") && { cldice: sorted.flatMap(({ cldice = [] }) => cldice) }),
    ...(MEASURE_KINDS.some((kind) => kind in refusals) && { refusals }),
  };
}

/** The pixels of each class against what is none of it: of other classes nothing is known there. */
function joinedBoundaries(parts: readonly ImageMeasures[]): { readonly boundary?: BoundaryCounts } {
  const all = parts.flatMap(({ boundary }) => boundary ?? []);
  const [first] = all;
  if (!first) return {};
  const classes = all.reduce((sum, part) => sum + part.classes, 0);
  let before = 0;
  const rows = all.flatMap((part) => {
    const place = before;
    before += part.classes;
    // Behind the class stand no class and ignored.
    const moved = (code: number): number => {
      const index = code >> 1;
      return 2 * (index < part.classes ? place + index : classes + index - part.classes) + (code & 1);
    };
    return Array.from(countRows(part.counts), ({ target, prediction, pixels }) => ({
      target: moved(target),
      prediction: moved(prediction),
      pixels,
    }));
  });
  return { boundary: { classes, band: first.band, counts: imageCounts(rows) } };
}

function objectsOfAll(parts: readonly ImageMeasures[]): ObjectMeasures {
  const all = parts.flatMap(({ objects }) => objects ?? []);
  return {
    pair: joinedObjects(all.map(({ pair, lesions }) => ({ pair, classes: lesions.length }))),
    lesions: all.flatMap(({ lesions }) => lesions),
    cells: all.flatMap(({ cells }) => cells),
  };
}
