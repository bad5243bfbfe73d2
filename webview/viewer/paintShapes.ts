import { isClass, type ClassIndex, type ClassOrNone } from "../../src/core/labels/indices";
import { predictionClassAt, targetClassAt, type PairClasses } from "../../src/core/reading/pairClasses";
import { kindsOfCode, type ShapePoints } from "../../src/core/shapes/shapeMarks";
import type { LabelRuns } from "../../src/core/labels/labelRuns";
import { planeOfRuns } from "../../src/core/labels/labelPlane";
import { makeStandOut } from "../../src/core/reading/contrast";
import { RIGHT } from "../pixels/errorColours";
import { rgba, TRANSPARENT, type Rgba } from "../pixels/paint";
import { BAND_COLOURS, DISTANCE_COLOURS, KIND_COLOURS, OBJECT_COLOURS, SKELETON_COLOURS } from "../pixels/shapeColours";
import type { MarksOf } from "./seenShapes";

/** What shapes are drawn with. */
export interface ShapePaper {
  readonly pair: PairClasses;
  /** Whether shapes of a class are looked at. */
  readonly isSeen: (classIndex: number) => boolean;
  /** What right pixels look like in the present theme, `#rrggbb`. */
  readonly ground: string;
  /** Of points, in pixels of the image. */
  readonly thickness: number;
}

type Painted = Uint32Array<ArrayBuffer>;

const DIM: Rgba = rgba(RIGHT.color, RIGHT.alpha);

/** What a wrong pixel is, of its target class and of the predicted one where both are looked at: the graver of both. */
export function paintKinds({ codes }: MarksOf<"kinds">, paper: ShapePaper): Painted {
  const colours = coloursOf(KIND_COLOURS, paper.ground);
  const size = paper.pair.width * paper.pair.height;
  const { values, indices } = planeOfRuns(codes, size);
  return paintClasses(paper, (pixel, target, prediction) => {
    const code = values[indices[pixel] ?? 0] ?? 0;
    if (code === 0) return DIM;
    const [missed, invented] = kindsOfCode(code);
    const toTarget = paper.isSeen(target) ? missed : 0;
    const toPrediction = paper.isSeen(prediction) ? invented : 0;
    if (toTarget === 0 && toPrediction === 0) return DIM;
    if (toTarget >= toPrediction) return toTarget === 3 ? colours.missed : PART[toTarget](colours);
    return toPrediction === 3 ? colours.invented : PART[toPrediction](colours);
  });
}

type KindColours = Readonly<Record<(typeof KIND_COLOURS)[number]["id"], Rgba>>;

const PART: Readonly<Record<0 | 1 | 2, (colours: KindColours) => Rgba>> = {
  0: () => DIM,
  1: ({ boundary }) => boundary,
  2: ({ extent }) => extent,
};

/** The bands along outlines: where both masks have them, and where one has. */
export function paintBand({ codes }: MarksOf<"band">, paper: ShapePaper): Painted {
  const colours = coloursOf(BAND_COLOURS, paper.ground);
  const { values, indices } = planeOfRuns(codes, paper.pair.width * paper.pair.height);
  return paintClasses(paper, (pixel, target, prediction) => {
    const code = values[indices[pixel] ?? 0] ?? 0;
    const ofTarget = (code & 1) !== 0 && paper.isSeen(target);
    const ofPrediction = (code & 2) !== 0 && paper.isSeen(prediction);
    if (ofTarget && ofPrediction) return target === prediction ? colours.both : colours.otherClass;
    if (ofTarget) return colours.target;
    return ofPrediction ? colours.prediction : DIM;
  });
}

/** What became of the objects, by their number on each side. */
export interface ObjectFates {
  readonly target: ReadonlyMap<number, "found" | "missed">;
  readonly prediction: ReadonlyMap<number, "invented">;
}

export function paintObjects(marks: MarksOf<"objects">, fates: ObjectFates, paper: ShapePaper): Painted {
  const colours = coloursOf(OBJECT_COLOURS, paper.ground);
  const size = paper.pair.width * paper.pair.height;
  const targets = planeOfRuns(marks.target, size);
  const predictions = planeOfRuns(marks.prediction, size);
  const ofTarget = Array.from(targets.values, (object) => fates.target.get(object));
  const ofPrediction = Array.from(predictions.values, (object) => fates.prediction.get(object));
  return paintClasses(paper, (pixel, target, prediction) => {
    const fate = paper.isSeen(target) ? ofTarget[targets.indices[pixel] ?? 0] : undefined;
    if (fate === "missed") return colours.missed;
    if (paper.isSeen(prediction) && ofPrediction[predictions.indices[pixel] ?? 0] === "invented")
      return colours.invented;
    return fate === "found" ? colours.found : DIM;
  });
}

/** Outlines by how far they are from that of the other side, in steps of the tolerance. */
export function paintDistances(
  { points }: MarksOf<"distance">,
  classOf: (place: number) => number,
  tolerance: number,
  paper: ShapePaper,
): Painted {
  const colours = DISTANCE_COLOURS.map(({ color }) => rgba(makeStandOut(color, paper.ground)));
  // A tolerance of 0 has no steps: then everything beyond it is of the last one.
  return paintPoints(points, paper, {
    classOf,
    rank: (value) => value,
    colourOf: (value) => {
      if (value === Infinity) return colours.at(-1) ?? DIM;
      const step = DISTANCE_COLOURS.findIndex(({ times }) => value <= times * tolerance);
      return colours[step < 0 ? colours.length - 2 : step] ?? DIM;
    },
  });
}

/** Skeletons: where they lie in the class of the other side, and where they do not. */
export function paintSkeletons(
  { points }: MarksOf<"skeleton">,
  classOf: (place: number) => number,
  paper: ShapePaper,
): Painted {
  const colours = coloursOf(SKELETON_COLOURS, paper.ground);
  return paintPoints(points, paper, {
    classOf,
    rank: (value) => -value,
    colourOf: (value, side) => (value > 0 ? colours.met : colours[side]),
  });
}

interface PointPainting {
  readonly classOf: (place: number) => number;
  /** Those of a higher rank lie over the others. */
  readonly rank: (value: number) => number;
  readonly colourOf: (value: number, side: "target" | "prediction") => Rgba;
}

/** Points as squares over both masks. */
function paintPoints(
  { places, classes, values, ofTarget }: ShapePoints,
  paper: ShapePaper,
  { classOf, rank, colourOf }: PointPainting,
): Painted {
  const { pair, thickness, isSeen } = paper;
  const painted = paintClasses(paper, (_, target, prediction) => groundOf(isSeen(target), isSeen(prediction)));
  const before = Math.floor((thickness - 1) / 2);
  const order = Array.from(places.keys()).filter((row) => isSeen(classOf(classes[row] ?? 0)));
  const ranks = Array.from(values, rank);
  order.sort((a, b) => compareNumbers(ranks[a] ?? 0, ranks[b] ?? 0));
  for (const row of order) {
    const place = places[row] ?? 0;
    const colour = colourOf(values[row] ?? 0, row < ofTarget ? "target" : "prediction");
    const [x, y] = [place % pair.width, Math.floor(place / pair.width)];
    const left = Math.max(0, x - before);
    const right = Math.min(pair.width, x - before + thickness);
    for (let line = Math.max(0, y - before); line < Math.min(pair.height, y - before + thickness); line++)
      painted.fill(colour, line * pair.width + left, line * pair.width + right);
  }
  return painted;
}

/** Infinite ones are equal. */
function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const FAINT: Rgba = rgba(RIGHT.color, RIGHT.alpha / 2);

/** Both masks behind outlines and skeletons: where both have what is looked at, and where one has. */
function groundOf(inTarget: boolean, inPrediction: boolean): Rgba {
  if (inTarget && inPrediction) return DIM;
  return inTarget || inPrediction ? FAINT : TRANSPARENT;
}

/** One colour a pixel, by its two classes; ignored pixels are left to the hatch. */
function paintClasses(
  { pair }: ShapePaper,
  colourOf: (pixel: number, target: ClassIndex, prediction: ClassOrNone) => Rgba,
): Painted {
  const painted = new Uint32Array(pair.width * pair.height);
  for (let pixel = 0; pixel < painted.length; pixel++) {
    const target = targetClassAt(pair, pixel);
    if (isClass(target)) painted[pixel] = colourOf(pixel, target, predictionClassAt(pair, pixel));
  }
  return painted;
}

function coloursOf<Id extends string>(
  rows: readonly { readonly id: Id; readonly color: string }[],
  ground: string,
): Readonly<Record<Id, Rgba>> {
  return Object.fromEntries(rows.map(({ id, color }) => [id, rgba(makeStandOut(color, ground))])) as Readonly<
    Record<Id, Rgba>
  >;
}

/** A veil over all pixels but those of one object. */
export function paintVeil(plane: LabelRuns, object: number, { width, height }: PairClasses, ground: string): Painted {
  const veil = rgba(ground, VEIL_ALPHA);
  const painted = new Uint32Array(width * height);
  const lit = plane.values.indexOf(object);
  let at = 0;
  plane.lengths.forEach((length, run) => {
    if (plane.places[run] !== lit) painted.fill(veil, at, at + length);
    at += length;
  });
  return painted;
}

const VEIL_ALPHA = 176;
