import type { Label, Side } from "../labels/label";
import type { ImageEntry } from "../document/report";
import { integerAt } from "../numbers/numberAt";
import { addTo } from "../collections/addTo";
import { largestOf } from "../numbers/extremes";

/** How the foreground labels of both sides, those above 0, go together. */
export interface IdRelation {
  /** Pixels that are foreground on both sides, on the side of the target alone, of the prediction alone, on neither. */
  readonly both: number;
  readonly targetAlone: number;
  readonly predictionAlone: number;
  readonly neither: number;
  /** Of the images that have several labels on both sides. */
  readonly rich: {
    readonly images: number;
    /** Pixels that are foreground on both sides ... */
    readonly both: number;
    /** ... with one label, ... */
    readonly same: number;
    /** ... with labels that belong together when one is found for each over all images, ... */
    readonly matched: number;
    /** ... and when they are found in every image anew. */
    readonly matchedAnew: number;
  };
  readonly sides: Readonly<Record<Side, SideIds>>;
  /** Pixels of the labels that one side alone has, where the other is foreground, and all of them. */
  readonly strange: Readonly<Record<Side, { readonly onForeground: number; readonly pixels: number }>>;
}

/** How the foreground labels of a side are numbered. */
export interface SideIds {
  readonly labels: ReadonlySet<Label>;
  /** Images that hold a foreground label. */
  readonly images: number;
  /** Of these, whose labels are 1, 2, 3, ... with hardly a gap. */
  readonly numbered: number;
  /** The most labels in one image. */
  readonly most: number;
  /** Labels of all images together: a label in two images counts twice. */
  readonly held: number;
}

interface Reading {
  readonly target: (label: Label) => Label;
  readonly prediction: (label: Label) => Label;
  readonly ignored: ReadonlySet<Label>;
}

/** Images with fewer labels on a side say little of how these go together. */
const RICH = 3;
const HARDLY_A_GAP = 0.85;
/** More images tell nothing new. */
const MOST_IMAGES = 200;

export function idRelation(images: readonly ImageEntry[], reading: Reading): IdRelation {
  const step = Math.max(1, Math.ceil(images.length / MOST_IMAGES));
  const looked = images.filter(({ prediction }, position) => prediction !== undefined && position % step === 0);
  const sum = { both: 0, targetAlone: 0, predictionAlone: 0, neither: 0 };
  const rich = { images: 0, both: 0, same: 0, matchedAnew: 0 };
  const pooled: Pairs = new Map();
  const cells = looked.map((image) => {
    const found = cellsOf(image, reading, sum);
    if (found.target.size >= RICH && found.prediction.size >= RICH) {
      rich.images++;
      rich.both += pixelsOf(found.pairs);
      rich.same += samePixels(found.pairs);
      rich.matchedAnew += matchedPixels(found.pairs);
      for (const [target, row] of found.pairs)
        for (const [prediction, pixels] of row) add(pooled, target, prediction, pixels);
    }
    return found;
  });
  const sides = {
    target: sideIds(cells.map(({ target }) => target)),
    prediction: sideIds(cells.map(({ prediction }) => prediction)),
  };
  const strange = (side: Side, other: Side): IdRelation["strange"]["target"] => {
    const rows = cells.flatMap((image) => [...image[side]]).filter(([label]) => !sides[other].labels.has(label));
    return {
      onForeground: rows.reduce((total, [, { onForeground }]) => total + onForeground, 0),
      pixels: rows.reduce((total, [, { pixels }]) => total + pixels, 0),
    };
  };
  return {
    ...sum,
    rich: { ...rich, matched: matchedPixels(pooled) },
    sides,
    strange: { target: strange("target", "prediction"), prediction: strange("prediction", "target") },
  };
}

type Pairs = Map<Label, Map<Label, number>>;

interface LabelPixels {
  pixels: number;
  onForeground: number;
}

interface ImageCells {
  readonly pairs: Pairs;
  readonly target: Map<Label, LabelPixels>;
  readonly prediction: Map<Label, LabelPixels>;
}

function cellsOf(
  { counts }: ImageEntry,
  reading: Reading,
  sum: { both: number; targetAlone: number; predictionAlone: number; neither: number },
): ImageCells {
  const cells: ImageCells = { pairs: new Map(), target: new Map(), prediction: new Map() };
  counts.pixels.forEach((pixels, row) => {
    const target = reading.target(integerAt(counts.targets, row));
    const prediction = reading.prediction(integerAt(counts.predictions, row));
    if (reading.ignored.has(target) || reading.ignored.has(prediction)) return;
    const isBoth = target > 0 && prediction > 0;
    if (target > 0) addPixels(cells.target, target, pixels, isBoth);
    if (prediction > 0) addPixels(cells.prediction, prediction, pixels, isBoth);
    if (isBoth) add(cells.pairs, target, prediction, pixels);
    if (isBoth) sum.both += pixels;
    else if (target > 0) sum.targetAlone += pixels;
    else if (prediction > 0) sum.predictionAlone += pixels;
    else sum.neither += pixels;
  });
  return cells;
}

function addPixels(labels: Map<Label, LabelPixels>, label: Label, pixels: number, isBoth: boolean): void {
  const known = labels.get(label) ?? { pixels: 0, onForeground: 0 };
  known.pixels += pixels;
  if (isBoth) known.onForeground += pixels;
  labels.set(label, known);
}

function add(pairs: Pairs, target: Label, prediction: Label, pixels: number): void {
  const row = pairs.get(target) ?? new Map<Label, number>();
  addTo(row, prediction, pixels);
  pairs.set(target, row);
}

function pixelsOf(pairs: Pairs): number {
  let sum = 0;
  for (const row of pairs.values()) for (const pixels of row.values()) sum += pixels;
  return sum;
}

function samePixels(pairs: Pairs): number {
  let sum = 0;
  for (const [label, row] of pairs) sum += row.get(label) ?? 0;
  return sum;
}

/** Pixels of the pairs when each label takes part in one: the largest pair first, which comes near to the best. */
function matchedPixels(pairs: Pairs): number {
  const found: { readonly target: Label; readonly prediction: Label; readonly pixels: number }[] = [];
  for (const [target, row] of pairs) for (const [prediction, pixels] of row) found.push({ target, prediction, pixels });
  found.sort((a, b) => b.pixels - a.pixels);
  const targets = new Set<Label>();
  const predictions = new Set<Label>();
  let sum = 0;
  for (const { target, prediction, pixels } of found) {
    if (targets.has(target) || predictions.has(prediction)) continue;
    targets.add(target);
    predictions.add(prediction);
    sum += pixels;
  }
  return sum;
}

function sideIds(ofImages: readonly ReadonlyMap<Label, unknown>[]): SideIds {
  const held = ofImages.map((labels) => [...labels.keys()]).filter((labels) => labels.length > 0);
  const isNumbered = (labels: readonly Label[]): boolean =>
    labels.includes(1) && labels.length >= HARDLY_A_GAP * largestOf(labels);
  return {
    labels: new Set(held.flat()),
    images: held.length,
    numbered: held.filter(isNumbered).length,
    most: Math.max(0, ...held.map((labels) => labels.length)),
    held: held.reduce((sum, labels) => sum + labels.length, 0),
  };
}
