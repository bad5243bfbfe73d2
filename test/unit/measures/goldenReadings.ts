import { bandWidth } from "../../../src/core/shapes/bandWidth";
import { boundarySums, trimapSums, type SetSums } from "../../../src/core/shapes/boundaryCounts";
import { componentDice } from "../../../src/core/shapes/componentCells";
import { largestDistance, linearQuantile, meanDistance, weightOf } from "../../../src/core/shapes/distanceQuantiles";
import {
  objectPrecision,
  objectRecall,
  panopticQuality,
  recognitionQuality,
  segmentationQuality,
} from "../../../src/core/shapes/objectFigures";
import { matchSums, type MatchSums } from "../../../src/core/shapes/objectMatches";
import { UNIT_SPACING } from "../../../src/core/shapes/spacing";
import { clDice, topologyPrecision, topologySensitivity } from "../../../src/core/shapes/skeletonSums";
import { SURFACE_DIALECTS, type SurfaceFigure } from "../../../src/core/shapes/surfaceDialects";
import type { DistanceHistogram } from "../../../src/core/shapes/surfaceHistograms";
import { bfScore, shareWithin, surfaceFigure } from "../../../src/core/shapes/surfaceFigures";
import { ratio, type Figure } from "../../../src/core/numbers/figure";
import { boundaryCounts } from "../../../src/measures/boundaries/boundaryCounts";
import { isImage, type ClassPair, type ImagePair } from "../../../src/measures/classPair";
import { errorKinds } from "../../../src/measures/kinds/errorKinds";
import { kindReach } from "../../../src/measures/kinds/kindReach";
import { componentCells } from "../../../src/measures/objects/componentCells";
import { objectsOf } from "../../../src/measures/objects/objectsOf";
import { skeletonSums } from "../../../src/measures/skeletons/skeletonSums";
import { volumeSkeletonSums } from "../../../src/measures/skeletons/volumeSkeletonSums";
import { surfaceDistances } from "../../../src/measures/surfaces/surfaceDistances";
import { pairOf, spacingOf, type GoldenImage } from "./golden";

/** One image under one variant, with what was measured of it so far. */
export interface Seen {
  readonly image: GoldenImage;
  readonly pair: ClassPair;
  readonly once: <Value>(key: string, make: () => Value) => Value;
}

/** @param variant as of `figures` in the golden sets */
export function seenOf(image: GoldenImage, variant: string): Seen {
  const ofImage = pairOf(image, variant === "void_left_out" || variant === "label_map" ? "ignored" : "none");
  const known = new Map<string, unknown>();
  return {
    image,
    pair: variant.startsWith("void_cleared") ? cleared(image, ofImage) : ofImage,
    once: <Value>(key: string, make: () => Value): Value => {
      if (!known.has(key)) known.set(key, make());
      return known.get(key) as Value;
    },
  };
}

/** Nothing is predicted where the target is ignored. */
function cleared(image: GoldenImage, pair: ClassPair): ClassPair {
  const marked = pairOf(image, "ignored").target;
  return {
    ...pair,
    prediction: Uint8Array.from(pair.prediction, (value, at) =>
      marked[at] === pair.classes + 1 ? pair.classes : value,
    ),
  };
}

/** A figure of ours that a library's leaf is held to. */
export interface Reading {
  readonly tolerance: number;
  readonly of: (seen: Seen, classIndex: number) => Figure;
}

const surfaces = ({ pair, image, once }: Seen, classIndex: number) =>
  given(once("surfaces", () => surfaceDistances(pair, spacingOf(image)))[classIndex]);

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError("There is no such class");
  return value;
}

const FIGURES: Readonly<Record<string, SurfaceFigure>> = {
  hd: "hd",
  hd95: "hdPercentile",
  assd: "assd",
  masd: "masd",
  nsd: "nsd",
};

function surfaceReading(id: string, figure: string, tau: number): Reading["of"] {
  const dialect = given(SURFACE_DIALECTS.find((row) => row.id === id));
  const key = given(FIGURES[figure]);
  return (seen, index) => surfaceFigure(surfaces(seen, index), key, dialect, { percentile: 95, tau });
}

/** MONAI computes in single precision, and takes the rank of its quantile in it too. */
const SINGLE = 1e-6;
const SINGLE_RANK = 1e-4;

const image = (pair: ClassPair): ImagePair => {
  if (!isImage(pair)) throw new RangeError("A volume has no bands");
  return pair;
};

function bands(seen: Seen, at: string, of: typeof boundarySums, classIndex: number): SetSums {
  const { width, height } = seen.pair;
  const pixels = at === "d3" ? 3 : bandWidth({ kind: "diagonal", share: 0.02 }, width, height);
  const counts = seen.once(`bands ${at}`, () => boundaryCounts(image(seen.pair), pixels));
  return given(of(counts)[classIndex]);
}

const union = ({ target, prediction, intersection }: SetSums): number => target + prediction - intersection;

const PARTS: Readonly<Record<string, (sums: SetSums) => Figure>> = {
  intersection: ({ intersection }) => intersection,
  union,
  iou: (sums) => ratio(sums.intersection, union(sums)),
};

const theta = ({ width, height }: GoldenImage): number => 0.0075 * Math.hypot(width, height);

function kinds(seen: Seen, reach: number, classIndex: number) {
  return given(seen.once(`kinds ${reach}`, () => errorKinds(image(seen.pair), reach))[classIndex]);
}

function kindReading(part: string, reach: "w2" | undefined): Reading["of"] {
  return (seen, index) => {
    const { width, height } = seen.pair;
    const { tp, fp, fn } = kinds(seen, reach === "w2" ? 2 : kindReach(width, height), index);
    const whole = [fp, fn].reduce((sum, of) => sum + of.boundary + of.extent + of.segment, tp);
    const ignored = seen.pair.target.filter((value) => value === seen.pair.classes + 1).length;
    if (part === "TP") return tp;
    if (part === "IoU") return ratio(tp, whole);
    if (part === "ignore") return ignored;
    if (part === "TN") return seen.pair.target.length - ignored - whole;
    const found = /^(FP|FN|E)_(boundary|extent|segment)(_oU)?$/.exec(part);
    if (!found) throw new RangeError(`There is no kind ${part}`);
    const [, side = "", kind = "", share] = found as readonly (string | undefined)[];
    const key = kind as keyof typeof fp;
    const pixels = side === "FP" ? fp[key] : side === "FN" ? fn[key] : fp[key] + fn[key];
    return share === undefined ? pixels : ratio(pixels, whole);
  };
}

function skeletons({ pair, once }: Seen, classIndex: number) {
  const all = once("skeletons", () => (isImage(pair) ? skeletonSums(pair) : volumeSkeletonSums(pair, "zyx")));
  return given(all[classIndex]);
}

interface Matching {
  /** panoptica takes an IoU of exactly 0.5 for a match. */
  readonly above: number;
  readonly connectivity: 4 | 8;
}

function matches(
  { pair, once, image: { name } }: Seen,
  { above, connectivity }: Matching,
  whole: boolean,
): readonly MatchSums[] {
  return once(`matches ${above} ${connectivity} ${String(whole)}`, () => {
    const objects = objectsOf(pair, {
      connectivity: pair.depth > 1 ? 26 : connectivity,
      ...(whole && { whole: (place: number) => place === 0 }),
    });
    const crowd = whole && name === "object_merged_crowd" ? objects.target.classes.lastIndexOf(1) : -1;
    const crowds = objects.target.areas.map((_, object) => (object === crowd ? 1 : 0));
    const target = crowd < 0 ? objects.target : { ...objects.target, crowds: Uint8Array.from(crowds) };
    return matchSums({ ...objects, target }, pair.classes, { kind: "iou", above });
  });
}

const MATCHED: Readonly<Record<string, (sums: MatchSums) => Figure>> = {
  pq_tp: ({ found }) => found,
  pq_fp: ({ invented }) => invented,
  pq_fn: ({ missed }) => missed,
  pq_iou: ({ iou }) => iou,
  pq: panopticQuality,
  sq: segmentationQuality,
  rq: recognitionQuality,
  prec: objectPrecision,
  rec: objectRecall,
};

const matched =
  (part: string, matching: Matching, whole = false): Reading["of"] =>
  (seen, index) =>
    given(MATCHED[part])(given(matches(seen, matching, whole)[index]));

/** Forms of names of leaves, each with how it is read: the first that matches. */
const FORMS: readonly (readonly [form: RegExp, read: (...parts: readonly string[]) => Reading])[] = [
  [
    /^(monai|medpy|panoptica|deepmind|metricsreloaded)\.(hd|hd95|assd|masd|nsd)(?:@(\d))?$/,
    (id = "", figure = "", tau = "2") => ({
      tolerance: id === "monai" ? (figure === "hd95" ? SINGLE_RANK : SINGLE) : 1e-9,
      of: surfaceReading(id, figure, Number(tau)),
    }),
  ],
  // Without a threshold panoptica takes the smallest edge of a pixel.
  [
    /^panoptica\.nsd_default$/,
    () => ({
      tolerance: 1e-9,
      of: (seen, index) => surfaceReading("panoptica", "nsd", Math.min(...(seen.image.spacing ?? [1])))(seen, index),
    }),
  ],
  [/^monai\.nsd_subvoxel@(\d)$/, (tau) => ({ tolerance: SINGLE, of: surfaceReading("deepmind", "nsd", Number(tau)) })],
  [/^monai\.asd$/, () => ({ tolerance: SINGLE, of: (seen, index) => oneSide(seen, index, meanDistance, Infinity) })],
  [
    /^monai\.hd_pred_to_target$/,
    () => ({ tolerance: SINGLE, of: (seen, index) => oneSide(seen, index, largestDistance, Infinity) }),
  ],
  [
    /^monai\.hd95_pred_to_target$/,
    () => ({
      tolerance: SINGLE_RANK,
      of: (seen, index) => oneSide(seen, index, (side) => linearQuantile(side, 0.95), undefined),
    }),
  ],
  [
    /^(medpy|deepmind)\.asd_(pred|target)_to_(?:pred|target)$/,
    (id, from) => ({
      tolerance: 1e-9,
      of: (seen, index) => {
        const pair = surfaces(seen, index)[id === "medpy" ? "pixels" : "corners"];
        const isOneEmpty = pair.fromPrediction.squared.length === 0 || pair.fromTarget.squared.length === 0;
        // MedPy raises where a side is empty.
        if (id === "medpy" && isOneEmpty) return undefined;
        return meanDistance(from === "pred" ? pair.fromPrediction : pair.fromTarget);
      },
    }),
  ],
  [
    /^deepmind\.overlap_(pred|target)@(\d)$/,
    (from, tau) => ({
      tolerance: 1e-9,
      of: (seen, index) => {
        const { fromPrediction, fromTarget } = surfaces(seen, index).corners;
        return shareWithin(from === "pred" ? fromPrediction : fromTarget, Number(tau));
      },
    }),
  ],
  [
    /^definition\.bf_(lt|le)$/,
    (limit) => ({
      tolerance: 1e-9,
      of: (seen, index) => bfScore(surfaces(seen, index), theta(seen.image), limit === "lt" ? "below" : "atMost"),
    }),
  ],
  [
    /^definition\.bf_(precision|recall)_(lt|le)$/,
    (part, limit) => ({
      tolerance: 1e-9,
      of: (seen, index) => {
        const { fromPrediction, fromTarget } = surfaces(seen, index).pixels;
        const side = part === "precision" ? fromPrediction : fromTarget;
        return shareWithin(side, theta(seen.image), limit === "lt" ? "below" : "atMost");
      },
    }),
  ],
  [
    /^definition\.(hd|hd95_pooled|hd95_max|assd|masd|nsd)(?:@(\d))?$/,
    (figure = "", tau = "2") => ({
      tolerance: 1e-9,
      of: surfaceReading(figure === "hd95_pooled" ? "medpy" : "monai", figure.replace(/_.*/, ""), Number(tau)),
    }),
  ],
  [
    /^definition\.border_(pred|target)$/,
    (from) => ({
      tolerance: 0,
      of: (seen, index) => {
        const { fromPrediction, fromTarget } = surfaces(seen, index).pixels;
        return weightOf(from === "pred" ? fromPrediction : fromTarget);
      },
    }),
  ],
  [
    /^cheng\.(?:boundary_)?(iou|intersection|union)@(0\.02|d3)$/,
    (part = "", at = "") => ({
      tolerance: 1e-9,
      of: (seen, index) => given(PARTS[part])(bands(seen, at, boundarySums, index)),
    }),
  ],
  [
    /^definition\.trimap_(iou|intersection|union)_labels@(0\.02|d3)$/,
    (part = "", at = "") => ({
      tolerance: 1e-9,
      of: (seen, index) => given(PARTS[part])(bands(seen, at, trimapSums, index)),
    }),
  ],
  [
    /^beyond_iou(?:@(w2))?\.((?:FP|FN|E)_(?:boundary|extent|segment)(?:_oU)?|IoU|TP|TN|ignore)$/,
    (reach, part = "") => ({ tolerance: 1e-9, of: kindReading(part, reach === "w2" ? "w2" : undefined) }),
  ],
  [
    /^supervisely\.((?:FP|FN)_(?:boundary|extent|segment)|TP|TN)$/,
    (part = "") => ({ tolerance: 1e-9, of: kindReading(part, undefined) }),
  ],
  [
    /^(?:cldice\.cldice|metricsreloaded\.cldice|panoptica\.cldsc)$/,
    () => ({ tolerance: 1e-9, of: (seen, index) => clDice(skeletons(seen, index)) }),
  ],
  // The script has the names of both the wrong way round.
  [
    /^(?:metricsreloaded\.topology_precision|cldice\.tsens_as_named)$/,
    () => ({ tolerance: 1e-9, of: (seen, index) => topologyPrecision(skeletons(seen, index)) }),
  ],
  [
    /^(?:metricsreloaded\.topology_sensitivity|cldice\.tprec_as_named)$/,
    () => ({ tolerance: 1e-9, of: (seen, index) => topologySensitivity(skeletons(seen, index)) }),
  ],
  [/^cldice\.skeleton_target$/, () => ({ tolerance: 0, of: (seen, index) => skeletons(seen, index).target })],
  [/^cldice\.skeleton_pred$/, () => ({ tolerance: 0, of: (seen, index) => skeletons(seen, index).prediction })],
  [
    /^ccmetrics\.dice$/,
    () => ({
      tolerance: SINGLE,
      of: ({ pair, once }, index) =>
        componentDice(given(once("cells", () => componentCells(pair, pair.depth > 1 ? 26 : 8, UNIT_SPACING))[index])),
    }),
  ],
  [/^monai\.(pq_.*)$/, (part = "") => ({ tolerance: SINGLE, of: matched(part, { above: 0.5, connectivity: 8 }) })],
  [
    /^panopticapi\.(tp|fp|fn|iou)$/,
    (part = "") => ({ tolerance: 1e-9, of: matched(`pq_${part}`, { above: 0.5, connectivity: 8 }, true) }),
  ],
  [
    /^panoptica\.strict_(pq(?:_tp|_fp|_fn)?|sq|rq)$/,
    (part = "") => ({ tolerance: 1e-9, of: matched(part, { above: 0.5, connectivity: 4 }) }),
  ],
  [
    /^panoptica\.(pq(?:_tp|_fp|_fn)?|sq|rq|prec|rec)$/,
    (part = "") => ({ tolerance: 1e-9, of: matched(part, { above: 0.5 - 1e-12, connectivity: 4 }) }),
  ],
];

/** From the prediction to the target; where one side is empty MONAI gives an infinite distance, but no quantile. */
function oneSide(seen: Seen, index: number, of: (side: DistanceHistogram) => Figure, ofEmpty: Figure): Figure {
  const { fromPrediction, fromTarget } = surfaces(seen, index).pixels;
  if ((fromPrediction.squared.length === 0) !== (fromTarget.squared.length === 0)) return ofEmpty;
  return of(fromPrediction);
}

export function readingOf(name: string): Reading | undefined {
  for (const [form, read] of FORMS) {
    const found = form.exec(name);
    if (found) return read(...found.slice(1));
  }
  return undefined;
}
