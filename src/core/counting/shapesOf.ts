import type { Cells } from "./cells";
import { keepLast } from "../collections/keepLast";
import type { Choices } from "../document/choices";
import type { Counting } from "./counting";
import { shapeOptionsOf } from "./imageShapes";
import { measuredStates, type MeasuredStates } from "./measuredStates";
import { countedImages } from "./countedImages";
import { objectsAsRead } from "./objectsAsRead";
import type { ImageEntry, Report } from "../document/report";
import type { Label } from "../labels/label";
import type { ShapeCells } from "./shapeCells";
import { isDefined } from "../shapes/imageMeasures";
import { refusalOf } from "../shapes/refusals";
import { shapeOptions, type ShapeOptions } from "../shapes/shapeOptions";
import type { ShapeSource } from "../shapes/shapeSource";

/** The cells with what was measured of them, and the images with their objects as they are read. */
export interface WithShapes {
  readonly images: readonly ImageEntry[];
  readonly cells: Cells;
  readonly measured: MeasuredStates;
}

/**
 * What was measured of the counted cells, under the present choices: arithmetic over the sums and histograms of each image, done
 * for a metric when it is asked for. Other cells for other choices, since all that is computed is kept by them.
 */
export function shapesOf(report: Report, counted: Counting, choices: Choices): WithShapes | undefined {
  const { measured } = report;
  if (!measured) return undefined;
  return kept(counted.cells, [measured, JSON.stringify(choices.shapes)], () => {
    const states = measuredStates(measured, counted, choices);
    const all = (): readonly ImageEntry[] => countedImages(report, choices);
    const images = objectsAsRead(counted.images, { all, table: counted.table }, choices);
    const shapes = shapeCells({ ...counted, images }, shapeOptions(choices.shapes), states);
    return { images, measured: states, cells: { ...counted.cells, shapes } };
  });
}

/** Those before the last change of a choice, so that the way back measures nothing anew. */
const MOST_KEPT = 2;

const kept = keepLast<WithShapes>(MOST_KEPT);

function shapeCells(counted: Counting, options: ShapeOptions, states: MeasuredStates): ShapeCells {
  const tables = new Map<ShapeSource, Float64Array>();
  return {
    table: (source) => {
      if (states[source.kind].state !== "measured") return undefined;
      const known = tables.get(source) ?? tableOf(source, counted, options);
      tables.set(source, known);
      return known;
    },
    holds: (image, { kind }) => {
      const { measures, depth = 1 } = counted.images[image] ?? {};
      return !(measures && refusalOf(measures, kind) !== undefined) && isDefined(kind, depth);
    },
  };
}

function tableOf(source: ShapeSource, { images, table, cells }: Counting, options: ShapeOptions): Float64Array {
  const { width } = source;
  const sums = new Float64Array(cells.images * cells.classes * width);
  const indexOf = new Map(table.classes.map(({ label }, index) => [label, index]));
  const areas = meanAreas(images);
  for (const [image, entry] of images.entries()) {
    const { measures } = entry;
    if (!measures || refusalOf(measures, source.kind) !== undefined || !isDefined(source.kind, entry.depth ?? 1))
      continue;
    const ofImage = shapeOptionsOf(entry, options);
    const ofAbsent = source.ofAbsent?.(ofImage);
    if (ofAbsent)
      for (let index = 0; index < cells.classes; index++) sums.set(ofAbsent, (image * cells.classes + index) * width);
    for (const [position, label] of measures.classes.entries()) {
      const classIndex = indexOf.get(label);
      if (classIndex === undefined) continue;
      const cell = image * cells.classes + classIndex;
      const ofCell = source.of({
        measures,
        place: position,
        fp: cells.fp[cell] ?? 0,
        width: entry.width,
        height: entry.height,
        depth: entry.depth ?? 1,
        meanArea: () => areas().get(label) ?? 0,
        options: ofImage,
      });
      sums.set(ofCell, cell * width);
    }
  }
  return sums;
}

/** The mean area of the target's objects of each class, made when it is first asked for. */
function meanAreas(images: Counting["images"]): () => ReadonlyMap<Label, number> {
  let known: ReadonlyMap<Label, number> | undefined;
  return () => {
    if (known) return known;
    const sums = new Map<Label, { area: number; objects: number }>();
    for (const { measures } of images) {
      measures?.objects?.pair.target.classes.forEach((index, object) => {
        const label = measures.classes[index];
        if (label === undefined || measures.objects?.pair.target.crowds?.[object] === 1) return;
        const sum = sums.get(label) ?? { area: 0, objects: 0 };
        sums.set(label, sum);
        sum.area += measures.objects?.pair.target.areas[object] ?? 0;
        sum.objects++;
      });
    }
    known = new Map([...sums].map(([label, { area, objects }]) => [label, area / objects]));
    return known;
  };
}
