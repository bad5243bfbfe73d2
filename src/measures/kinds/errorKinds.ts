import type { KindSums } from "../../core/shapes/kindSums";
import { ignoredMark, type ImagePair } from "../classPair";
import { componentsOf, NO_OBJECT } from "../objects/components";
import { classBoxes } from "../objects/classBoxes";
import type { Side } from "../objects/objectPair";
import { planeRuns, type PlaneRuns } from "../objects/planeRuns";
import { KINDS } from "./kindCodes";
import { kindsOfClass, type Window } from "./kindsOfClass";

/** The pixels of each class in an image by kind of error. */
export function errorKinds(pair: ImagePair, reach: number): readonly KindSums[] {
  return Array.from(eachErrorKind(pair, reach), ({ sums }) => sums);
}

/** One class of an image: what each pixel of a window around it is to the class, by `KINDS`; all others are none. */
export interface ClassKinds {
  readonly window: Window;
  readonly kinds: Uint8Array;
  readonly sums: KindSums;
}

/**
 * Goes through the classes of an image. Wrong pixels that are not boundary errors are extent errors where their object, a
 * component of 8 neighbours on the side that has them, holds a right pixel, and segment errors else: the object was invented
 * or missed. Ignored target pixels are in no sum.
 *
 * @param reach the width of the band of boundary errors in pixels, which may be 0
 */
export function* eachErrorKind(pair: ImagePair, reach: number): Generator<ClassKinds> {
  const { classes } = pair;
  const target = sideOf(pair, pair.target);
  const prediction = sideOf(pair, pair.prediction);
  const windows = windowsOf(target.runs, prediction.runs, pair, reach);
  const met = metObjects(pair, target, prediction);
  for (let classIndex = 0; classIndex < classes; classIndex++) {
    const window = windows[classIndex];
    const { kinds, tp, wrong } = kindsOfClass(pair, classIndex, window, reach);
    settle(kinds, window, prediction, classIndex, met.predictions, KINDS.fp);
    settle(kinds, window, target, classIndex, met.targets, KINDS.fn);
    yield { window, kinds, sums: { tp, ...sumsOf(kinds, wrong, window, pair) } };
  }
}

function sideOf(pair: ImagePair, plane: ImagePair["target"]): Side {
  const runs = planeRuns(plane, pair);
  return { runs, objects: componentsOf(runs, pair.classes, 8) };
}

/** The box around each class on both sides, with `reach` pixels more where the image has them. */
function windowsOf(
  target: PlaneRuns,
  prediction: PlaneRuns,
  { width, height, classes }: ImagePair,
  reach: number,
): readonly Window[] {
  const [a, b] = [classBoxes(target, classes), classBoxes(prediction, classes)];
  return Array.from({ length: classes }, (_, index) => {
    const box = 4 * index;
    const right = Math.max(a[box + 2], b[box + 2]);
    const bottom = Math.max(a[box + 3], b[box + 3]);
    if (right === 0) return { left: 0, top: 0, width: 0, height: 0 };
    const left = Math.max(0, Math.min(a[box], b[box]) - reach);
    const top = Math.max(0, Math.min(a[box + 1], b[box + 1]) - reach);
    return { left, top, width: Math.min(width, right + reach) - left, height: Math.min(height, bottom + reach) - top };
  });
}

/** Which objects of both sides hold a right pixel: 1 for each that does. */
function metObjects(
  { width, height }: ImagePair,
  { runs: t, objects: targetObjects }: Side,
  { runs: p, objects: predictionObjects }: Side,
): { readonly targets: Uint8Array; readonly predictions: Uint8Array } {
  const targets = new Uint8Array(targetObjects.count);
  const predictions = new Uint8Array(predictionObjects.count);
  for (let row = 0; row < height; row++) {
    let runT = t.rows[row];
    let runP = p.rows[row];
    while (runT < t.rows[row + 1] && runP < p.rows[row + 1]) {
      if (t.values[runT] === p.values[runP] && targetObjects.objects[runT] !== NO_OBJECT) {
        targets[targetObjects.objects[runT]] = 1;
        predictions[predictionObjects.objects[runP]] = 1;
      }
      const endT = runT + 1 < t.rows[row + 1] ? t.starts[runT + 1] : width;
      const endP = runP + 1 < p.rows[row + 1] ? p.starts[runP + 1] : width;
      if (endT <= endP) runT++;
      if (endP <= endT) runP++;
    }
  }
  return { targets, predictions };
}

/** Tells apart the wrong pixels of one side that are left. */
function settle(
  kinds: Uint8Array,
  { left, top, width, height }: Window,
  { runs, objects: { objects } }: Side,
  classIndex: number,
  met: Uint8Array,
  wrong: typeof KINDS.fp | typeof KINDS.fn,
): void {
  const [extent, segment] = wrong === KINDS.fp ? [KINDS.fpExtent, KINDS.fpSegment] : [KINDS.fnExtent, KINDS.fnSegment];
  for (let row = 0; row < height; row++) {
    const last = runs.rows[top + row + 1];
    for (let run = runs.rows[top + row]; run < last; run++) {
      if (runs.values[run] !== classIndex) continue;
      const end = run + 1 < last ? runs.starts[run + 1] : runs.width;
      const kind = met[objects[run]] === 1 ? extent : segment;
      for (let at = row * width + runs.starts[run] - left, stop = row * width + end - left; at < stop; at++)
        if (kinds[at] === wrong) kinds[at] = kind;
    }
  }
}

/** Counts the kinds of wrong pixels, and makes the ignored ones none. */
function sumsOf(
  kinds: Uint8Array,
  wrong: Int32Array,
  { left, top, width }: Window,
  pair: ImagePair,
): Omit<KindSums, "tp"> {
  const ignored = ignoredMark(pair.classes);
  const pixels = new Float64Array(KINDS.fnSegment + 1);
  for (const at of wrong) {
    const row = Math.floor(at / width);
    if (pair.target[(top + row) * pair.width + left + at - row * width] === ignored) kinds[at] = KINDS.none;
    pixels[kinds[at]]++;
  }
  return {
    fp: { boundary: pixels[KINDS.fpBoundary], extent: pixels[KINDS.fpExtent], segment: pixels[KINDS.fpSegment] },
    fn: { boundary: pixels[KINDS.fnBoundary], extent: pixels[KINDS.fnExtent], segment: pixels[KINDS.fnSegment] },
  };
}
