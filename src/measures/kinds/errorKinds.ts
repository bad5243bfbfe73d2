import type { KindSums } from "../../core/shapes/kindSums";
import type { ImagePair } from "../classPair";
import { componentsOf, NO_OBJECT } from "../objects/components";
import type { Side } from "../objects/objectPair";
import { pairRuns, type PairRuns } from "../objects/pairRuns";
import { classRuns } from "../rows/classRuns";
import { RowSet } from "../rows/rowSet";
import { ClassSets, IGNORED_BIT, WHOLE_OR_PART, type KindSide, type Rows } from "./classSets";
import { KINDS } from "./kindCodes";
import { touchesBoth } from "./touchesBoth";
import { Reach } from "./withinReach";
import { keepCompiled } from "../keepCompiled";

/** The pixels of each class in an image by kind of error. */
export function errorKinds(pair: ImagePair, reach: number, runs?: PairRuns): readonly KindSums[] {
  return Array.from(eachErrorKind(pair, reach, runs), ({ sums }) => sums);
}

/** The errors of one class of an image. */
export interface ClassKinds {
  /** Wrong pixels, tagged with their `KINDS`; good until the next class is asked for. */
  readonly errors: readonly RowSet[];
  readonly sums: KindSums;
}

/**
 * Goes through the classes of an image, one against the rest. A wrong pixel is a boundary error where right pixels of the class and
 * right pixels of the rest both lie within `reach`, or another such pixel of the same side does; pieces (8 neighbours) that do not
 * touch both are none. Other wrong pixels are extent errors where their object, a component of 8 neighbours on the side that has
 * them, holds a right pixel, and segment errors else: the object was invented or missed. Ignored target pixels are in no sum, but
 * take part as they are predicted.
 *
 * Source: Bernhard et al., "What's Outside the Intersection?", WACV 2024; `get_boundary_errors` of beyond-iou.
 *
 * @param reach the width of the band of boundary errors in pixels; with 0 there are none
 * @param runs of the pair, where they are known
 */
export function* eachErrorKind(pair: ImagePair, reach: number, runs: PairRuns = pairRuns(pair)): Generator<ClassKinds> {
  const { classes, width, height } = pair;
  const [target, prediction] = kindSides(pair, runs);
  const sets = new ClassSets(target, prediction, width, classes);
  const sides = [new SideKinds(reach), new SideKinds(reach)];
  for (let classIndex = 0; classIndex < classes; classIndex++) {
    sets.take(classIndex, rowsOf(classIndex, target, prediction, reach, height));
    const errors = [sides[0].settle(sets.fp, sets, KINDS.fpBoundary), sides[1].settle(sets.fn, sets, KINDS.fnBoundary)];
    yield { errors: errors.flat(), sums: sumsOf(sets.tp.pixels, errors.flat()) };
  }
}

/** The rows of a class on both sides, with `reach` more where the image has them. */
function rowsOf(classIndex: number, target: KindSide, prediction: KindSide, reach: number, height: number): Rows {
  let [top, bottom] = [height, 0];
  for (const { first, rows } of [target.runs, prediction.runs]) {
    const [from, to] = [first[classIndex], first[classIndex + 1]];
    if (from === to) continue;
    top = Math.min(top, rows[from]);
    bottom = Math.max(bottom, rows[to - 1] + 1);
  }
  if (bottom === 0) return { top: 0, bottom: 0 };
  return { top: Math.max(0, top - reach), bottom: Math.min(height, bottom + reach) };
}

/** Tells boundary errors of one side apart. */
class SideKinds {
  private readonly reach: Reach;
  private readonly nearClass = new RowSet();
  private readonly nearBoth = new RowSet();
  private readonly boundary = new RowSet();
  private readonly others = new RowSet();

  constructor(private readonly width: number) {
    this.reach = new Reach(width);
  }

  settle(wrong: RowSet, { tp, rest }: ClassSets, boundaryKind: number): readonly RowSet[] {
    const { reach, nearClass, nearBoth, boundary, others } = this;
    if (this.width === 0 || tp.count === 0) return [dropIgnored(wrong)];
    reach.part(wrong, tp, nearClass);
    reach.part(nearClass, rest, nearBoth);
    // Grown by the band inside the errors of the same side.
    reach.part(wrong, nearBoth, boundary, others);
    const isKept = touchesBoth(boundary, tp, rest);
    for (let at = 0; at < boundary.count; at++)
      if (isKept[at] === 1) boundary.tags[at] = boundaryKind | (boundary.tags[at] & IGNORED_BIT);
    return [dropIgnored(boundary), dropIgnored(others)];
  }
}

keepCompiled(new SideKinds(0));

function dropIgnored(errors: RowSet): RowSet {
  for (let at = 0; at < errors.count; at++) if ((errors.tags[at] & IGNORED_BIT) > 0) errors.tags[at] = KINDS.none;
  return errors;
}

function sumsOf(tp: number, errors: readonly RowSet[]): KindSums {
  const pixels = new Float64Array(KINDS.fnSegment + 1);
  for (const { count, starts, ends, tags } of errors)
    for (let at = 0; at < count; at++) pixels[tags[at]] += ends[at] - starts[at];
  return {
    tp,
    fp: { boundary: pixels[KINDS.fpBoundary], extent: pixels[KINDS.fpExtent], segment: pixels[KINDS.fpSegment] },
    fn: { boundary: pixels[KINDS.fnBoundary], extent: pixels[KINDS.fnExtent], segment: pixels[KINDS.fnSegment] },
  };
}

/** Both sides by classes, each run with what its wrong pixels are: parts of an object that was met, or a whole one. */
function kindSides(pair: ImagePair, { target, prediction }: PairRuns): readonly [KindSide, KindSide] {
  const { classes } = pair;
  const t: Side = { runs: target, objects: componentsOf(target, classes, 8) };
  const p: Side = { runs: prediction, objects: componentsOf(prediction, classes, 8) };
  const met = metObjects(pair, t, p);
  const kindsOf = ({ objects: { objects } }: Side, isMet: Uint8Array, kinds: readonly [number, number]): Uint8Array =>
    Uint8Array.from(objects, (object) => (object === NO_OBJECT ? KINDS.none : kinds[isMet[object]]));
  return [
    { runs: classRuns(target, classes), kinds: kindsOf(t, met.targets, WHOLE_OR_PART.target) },
    { runs: classRuns(prediction, classes), kinds: kindsOf(p, met.predictions, WHOLE_OR_PART.prediction) },
  ];
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
