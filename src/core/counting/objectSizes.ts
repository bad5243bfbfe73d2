import type { Evaluation } from "./evaluation";
import type { ClassIndex } from "../labels/indices";
import { ratio, type Figure } from "../numbers/figure";
import { integerAt } from "../numbers/numberAt";
import { COCO_BOUNDS, quantileBounds, sizeBins } from "../shapes/sizeBins";
import { isCrowd } from "../shapes/objectMatches";
import { shapeOptions } from "../shapes/shapeOptions";

/** How objects are parted by their size: thirds of those of this data set, or COCO's bounds. */
export const SIZE_PARTINGS = ["terciles", "coco"] as const;
export type SizeParting = (typeof SIZE_PARTINGS)[number];

/** Target objects of one range of sizes, of some classes in all images. */
export interface ObjectsOfSize {
  /** Pixels of an object: from, up to but without. */
  readonly from: number;
  readonly to: number;
  readonly targets: number;
  readonly found: number;
  readonly recall: Figure;
  /** Of the pixels of these objects, false positives shared among the objects that they touch: see `sizeBins`. */
  readonly iou: Figure;
}

/** The objects of the classes by size, smallest first; empty where none was measured. */
export function objectSizes(
  { images, table, choices, measured }: Evaluation,
  classes: readonly ClassIndex[],
  parting: SizeParting,
): readonly ObjectsOfSize[] {
  if (measured?.objects.state !== "measured") return [];
  const { found } = shapeOptions(choices.shapes);
  const labels = new Set(classes.map((classIndex) => table.classes[classIndex]?.label));
  const ofImages = images.flatMap(({ measures }) => {
    if (!measures?.objects) return [];
    const places = measures.classes.flatMap((label, index) => (labels.has(label) ? [index] : []));
    return places.length === 0 ? [] : [{ pair: measures.objects.pair, places }];
  });
  const areas = ofImages.flatMap(({ pair, places }) => {
    const { target } = pair;
    const wanted = new Set(places);
    // A crowd is several objects that were not told apart.
    return Array.from(target.areas).filter(
      (_, object) => wanted.has(integerAt(target.classes, object)) && !isCrowd(pair, object),
    );
  });
  if (areas.length === 0) return [];
  const bounds = parting === "coco" ? COCO_BOUNDS : quantileBounds(Float64Array.from(areas), 3);
  const sums = [0, ...bounds].map(() => ({ targets: 0, found: 0, tp: 0, fn: 0, fp: 0 }));
  for (const { pair, places } of ofImages) {
    for (const index of places) {
      sizeBins(pair, index, bounds, found).forEach((bin, size) => {
        const sum = sums[size];
        if (!sum) return;
        for (const key of ["targets", "found", "tp", "fn", "fp"] as const) sum[key] += bin[key];
      });
    }
  }
  return sums.map(({ targets, found: hits, tp, fn, fp }, size) => ({
    from: size === 0 ? 0 : (bounds[size - 1] ?? 0),
    to: bounds[size] ?? Infinity,
    targets,
    found: hits,
    recall: ratio(hits, targets),
    iou: ratio(tp, tp + fn + fp),
  }));
}
