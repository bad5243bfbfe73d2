import { sum } from "../numbers/sum";
import { ratio, type Figure } from "../numbers/figure";
import { plainNumber } from "../numbers/plainNumber";
import {
  objectF1,
  objectPrecision,
  objectRecall,
  panopticQuality,
  recognitionQuality,
  segmentationQuality,
} from "../shapes/objectFigures";
import { isInDialect } from "../shapes/shapeCalls";
import { shapeOptions, type ShapeChoices, type ShapeOptions, type Tolerance } from "../shapes/shapeOptions";
import {
  BF_SOURCE,
  BOUNDARY_SOURCE,
  COMPONENT_SOURCE,
  distanceSource,
  INSTANCE_SOURCE,
  KIND_SOURCE,
  LESION_DICE_SOURCE,
  LESION_DISTANCE_SOURCE,
  matchOf,
  NSD_SOURCE,
  OBJECT_SOURCE,
  PANOPTIC_SOURCE,
  SKELETON_SOURCE,
  TRIMAP_SOURCE,
} from "../shapes/shapeSources";
import type { ShapeSource } from "../shapes/shapeSource";
import { harmonicMean } from "../shapes/harmonicMean";
import type { Tally } from "../counting/tally";
import type { Metric } from "./metric";
import type { Need } from "./need";

/** The sums of a cell, or of several together, in the order of the source. */
type Sums = Float64Array;

interface ShapeRow<Id extends string> extends Omit<Metric<Id>, "value" | "terms" | "shape" | "needs"> {
  readonly source: ShapeSource;
  /** Undefined where it is 0/0. */
  readonly figure: (sums: Sums) => Figure;
  /** The places of the two sums that it is the ratio of, where it is one of two. */
  readonly ratio?: readonly [numerator: number, denominator: number];
  readonly needs?: readonly Need[];
}

function row<const Id extends string>({ source, figure, ratio: places, needs, ...known }: ShapeRow<Id>): Metric<Id> {
  const at = (index: number | undefined): ((tally: Tally) => number) =>
    index === undefined ? () => 0 : ({ shapes }) => shapes?.(source)?.[index] ?? 0;
  return {
    ...known,
    needs: needs ?? ["present"],
    shape: source,
    value: ({ shapes }) => {
      const sums = shapes?.(source);
      return sums && figure(sums);
    },
    ...(places && { terms: { numerator: at(places[0]), denominator: at(places[1]) } }),
  };
}

/** The mean of values that were summed up: theirs over their number. */
const meanOf = (sums: Sums): Figure => ratio(sums[0] ?? 0, sums[1] ?? 0);
const MEAN = { figure: meanOf, ratio: [0, 1] } as const;

const EVERY_IMAGE = "A value an image: of a class over all images it is the mean of its images.";

const HD_SOURCE = distanceSource("hd");
const PERCENTILE_SOURCE = distanceSource("hdPercentile");
const ASSD_SOURCE = distanceSource("assd");
const MASD_SOURCE = distanceSource("masd");

const DISTANCE = {
  better: "lower",
  range: { least: 0, most: Infinity },
  isDistance: true,
  ofCells: "mean",
  needs: ["target", "predicted"],
  note: `${EVERY_IMAGE} Images with one side empty have no finite distance.`,
  figure: (sums: Sums): Figure => {
    const [sum = 0, finite = 0, infinite = 0] = sums;
    if (finite === 0) return infinite > 0 ? Infinity : undefined;
    return sum / finite;
  },
} as const;

const KIND_NOTE = "With the IoU and the two other kinds it adds up to 1.";

function kindRow<const Id extends string>(
  id: Id,
  {
    name,
    places,
    formula,
  }: { readonly name: string; readonly places: readonly [number, number]; readonly formula: string },
): Metric<Id> {
  return row<Id>({
    id,
    name: `${name} errors`,
    short: `${name} errors`,
    formula,
    better: "lower",
    tier: 1,
    note: KIND_NOTE,
    source: KIND_SOURCE,
    figure: (sums) => ratio((sums[places[0]] ?? 0) + (sums[places[1]] ?? 0), total(sums)),
  });
}

function total(sums: Sums): number {
  return sum(sums);
}

/** Every metric that has to be measured, in the order of the menus. A new one is a new row, of a source that is a row too. */
function rows(options: ShapeOptions) {
  const { dialect, percentile, tau } = options;
  const asIn = (id: string, name: string): string =>
    `${name} (${isInDialect(id, dialect.id) ? "" : "not in "}${dialect.name})`;
  const objects = (figure: (sums: ReturnType<typeof matchOf>) => Figure) => (sums: Sums) => figure(matchOf(sums));
  return [
    row({
      id: "boundaryIou",
      name: "Boundary IoU",
      short: "Boundary IoU",
      formula: "common pixels of both bands / pixels of either band",
      better: "higher",
      tier: 1,
      source: BOUNDARY_SOURCE,
      ...MEAN,
    }),
    row({
      id: "trimapIou",
      name: "Trimap IoU",
      short: "Trimap IoU",
      formula: "IoU of the pixels near outlines of the target",
      better: "higher",
      tier: 2,
      note: "Blind to errors far from every outline of the target.",
      source: TRIMAP_SOURCE,
      ...MEAN,
    }),
    row({
      id: "hd",
      name: asIn("hd", "Hausdorff distance"),
      short: "HD",
      formula: "largest distance from one outline to the other",
      tier: 2,
      source: HD_SOURCE,
      ...DISTANCE,
    }),
    row({
      id: "hd95",
      name: asIn("hd95", `Hausdorff distance, ${percentile} %`),
      short: `HD${percentile}`,
      formula: `distance within which ${percentile} % of the outlines lie`,
      tier: 1,
      source: PERCENTILE_SOURCE,
      ...DISTANCE,
    }),
    row({
      id: "assd",
      name: asIn("assd", "Average symmetric surface distance"),
      short: "ASSD",
      formula: "mean distance of the points of both outlines",
      tier: 1,
      source: ASSD_SOURCE,
      ...DISTANCE,
    }),
    row({
      id: "masd",
      name: asIn("masd", "Mean average surface distance"),
      short: "MASD",
      formula: "mean of the two mean distances of the outlines",
      tier: 2,
      source: MASD_SOURCE,
      ...DISTANCE,
    }),
    row({
      id: "nsd",
      name: asIn("nsd", `Normalised surface Dice within ${toleranceText(tau)}`),
      short: `NSD ${toleranceText(tau)}`,
      formula: "part of both outlines within the tolerance / both outlines",
      better: "higher",
      tier: 1,
      source: NSD_SOURCE,
      figure: ([within = 0, whole = 0, values = 0, many = 0]) => (whole > 0 ? within / whole : ratio(values, many)),
      ...(dialect.nsd === "meanOfShares" && { ofCells: "mean" as const }),
      ...(dialect.nsd === "pooled" && dialect.bothEmpty.nsd === undefined && { ratio: [0, 1] as const }),
    }),
    row({
      id: "bf",
      name: "BF score",
      short: "BF",
      formula: "2 P R / (P + R) of the outlines nearer than 0.75 % of the diagonal",
      better: "higher",
      tier: 2,
      note: EVERY_IMAGE,
      ofCells: "mean",
      source: BF_SOURCE,
      ...MEAN,
    }),
    row({
      id: "pq",
      name: "Panoptic quality",
      short: "PQ",
      formula: "sum of the IoU of matched objects / (TP + FP/2 + FN/2)",
      better: "higher",
      tier: 1,
      source: PANOPTIC_SOURCE,
      figure: objects(panopticQuality),
    }),
    row({
      id: "sq",
      name: "Segmentation quality",
      short: "SQ",
      formula: "mean IoU of matched objects",
      better: "higher",
      tier: 2,
      source: PANOPTIC_SOURCE,
      figure: objects(segmentationQuality),
      ratio: [4, 0],
    }),
    row({
      id: "rq",
      name: "Recognition quality",
      short: "RQ",
      formula: "TP / (TP + FP/2 + FN/2) of objects",
      better: "higher",
      tier: 2,
      source: PANOPTIC_SOURCE,
      figure: objects(recognitionQuality),
    }),
    row({
      id: "objectF1",
      name: "F1 of objects",
      short: "Object F1",
      formula: "2 P R / (P + R) of objects",
      better: "higher",
      tier: 1,
      source: OBJECT_SOURCE,
      figure: objects(objectF1),
    }),
    row({
      id: "objectPrecision",
      name: "Precision of objects",
      short: "Object precision",
      formula: "predicted objects that found one / predicted objects",
      better: "higher",
      tier: 2,
      needs: ["predicted"],
      source: OBJECT_SOURCE,
      figure: objects(objectPrecision),
    }),
    row({
      id: "objectRecall",
      name: "Recall of objects",
      short: "Object recall",
      formula: "target objects that are found / target objects",
      better: "higher",
      tier: 2,
      needs: ["target"],
      source: OBJECT_SOURCE,
      figure: objects(objectRecall),
    }),
    row({
      id: "lesionDice",
      name: "Lesion-wise Dice",
      short: "Lesion Dice",
      formula: "sum of the Dice of lesions / (lesions + invented ones)",
      better: "higher",
      tier: 2,
      note: "Where every lesion is below the bound and nothing is invented it is 1, as in BraTS.",
      source: LESION_DICE_SOURCE,
      ...MEAN,
    }),
    row({
      id: "lesionHd95",
      name: "Lesion-wise HD95",
      short: "Lesion HD95",
      formula: "sum of the HD95 of lesions / (lesions + invented ones)",
      better: "lower",
      range: { least: 0, most: Infinity },
      isDistance: true,
      tier: 2,
      note: "A lesion that was missed or invented counts as 374, as in BraTS.",
      source: LESION_DISTANCE_SOURCE,
      ...MEAN,
    }),
    row({
      id: "componentDice",
      name: "Dice per component (CC-Metrics)",
      short: "Component Dice",
      formula: "mean Dice of the parts of the image nearest to each component",
      note: "The nearest in pixels, whatever their edges, as in CC-Metrics.",
      better: "higher",
      tier: 2,
      source: COMPONENT_SOURCE,
      ...MEAN,
    }),
    row({
      id: "iiou",
      name: "Instance-weighted IoU (iIoU)",
      short: "iIoU",
      formula: "iTP / (iTP + fp + iFN)",
      better: "higher",
      tier: 2,
      note: "Pixels of a target object count by the mean size of the class over its own size; the mean is that of the images that count.",
      source: INSTANCE_SOURCE,
      figure: (sums) => ratio(sums[0], total(sums)),
    }),
    kindRow("boundaryError", {
      name: "Boundary",
      places: [1, 4],
      formula: "wrong pixels along outlines / union",
    }),
    kindRow("extentError", { name: "Extent", places: [2, 5], formula: "wrong pixels of parts of objects / union" }),
    kindRow("segmentError", {
      name: "Segment",
      places: [3, 6],
      formula: "pixels of whole objects missed or invented / union",
    }),
    row({
      id: "cldice",
      name: "clDice",
      short: "clDice",
      formula: "2 P R / (P + R) of skeletons in the other mask",
      better: "higher",
      tier: 1,
      needs: ["target", "predicted"],
      source: SKELETON_SOURCE,
      figure: (sums) => harmonicMean(ratio(sums[3], sums[2]), ratio(sums[1], sums[0])),
    }),
  ] as const;
}

export type ShapeMetricId = ReturnType<typeof rows>[number]["id"];

/** Every metric that has to be measured, under the user's choices. The same rows for the same choices. */
export function shapeMetrics(choices: ShapeChoices | undefined): readonly Metric<ShapeMetricId>[] {
  const key = JSON.stringify(choices ?? {});
  const made = known.get(key) ?? rows(shapeOptions(choices));
  if (known.size > MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
}

const known = new Map<string, readonly Metric<ShapeMetricId>[]>();
const MOST_KNOWN = 64;

/** In words: `2 px`, `1.5 mm`, `0.5 % of the diagonal`. */
export function toleranceText(tolerance: Tolerance): string {
  switch (tolerance.kind) {
    case "pixels":
      return `${tolerance.pixels} px`;
    case "units":
      return `${tolerance.units} mm`;
    case "diagonal":
      return `${plainNumber(100 * tolerance.share)} % of the diagonal`;
  }
}
