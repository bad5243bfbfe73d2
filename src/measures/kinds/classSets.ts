import { ignoredMark } from "../classPair";
import type { ClassRuns } from "../rows/classRuns";
import { RowSet } from "../rows/rowSet";
import { KINDS } from "./kindCodes";
import { keepCompiled } from "../keepCompiled";

/** One side of an image by classes. */
export interface KindSide {
  readonly runs: ClassRuns;
  /** What a wrong pixel of each run is where it is not a boundary error. */
  readonly kinds: Uint8Array;
}

/** A bit of a tag beside the kind: the pixels are ignored. */
export const IGNORED_BIT = 8;

/** The rows that a class is looked at in, from `top` up to but without `bottom`. */
export interface Rows {
  readonly top: number;
  readonly bottom: number;
}

/** What an image is to one class, one against the rest. */
export class ClassSets {
  readonly tp = new RowSet();
  /** Neither of the class nor predicted as it. */
  readonly rest = new RowSet();
  /** Wrong pixels by side, tagged with their kind as whole or part of objects and `IGNORED_BIT`. */
  readonly fp = new RowSet();
  readonly fn = new RowSet();

  constructor(
    private readonly target: KindSide,
    private readonly prediction: KindSide,
    private readonly width: number,
    private readonly classes: number,
  ) {}

  /** @param rows hold all pixels of the class on both sides */
  take(classIndex: number, { top, bottom }: Rows): void {
    const { width, tp, rest, fp, fn } = this;
    const [t, p] = [this.target.runs, this.prediction.runs];
    let [atT, atP] = [t.first[classIndex], p.first[classIndex]];
    const [stopT, stopP] = [t.first[classIndex + 1], p.first[classIndex + 1]];
    let ignored = firstFrom(t, ignoredMark(this.classes), top);
    const stopIgnored = t.first[ignoredMark(this.classes) + 1];
    for (const set of [tp, rest, fp, fn]) set.clear(top);
    for (let row = top; row < bottom; row++) {
      for (let from = 0; from < width;) {
        const hasT = atT < stopT && t.rows[atT] === row;
        const hasP = atP < stopP && p.rows[atP] === row;
        const isT = hasT && t.starts[atT] <= from;
        const isP = hasP && p.starts[atP] <= from;
        const to = Math.min(
          isT ? t.ends[atT] : hasT ? t.starts[atT] : width,
          isP ? p.ends[atP] : hasP ? p.starts[atP] : width,
        );
        if (isT) {
          if (isP) tp.add(from, to, 0);
          else fn.add(from, to, this.target.kinds[t.runs[atT]]);
        } else if (!isP) rest.add(from, to, 0);
        else {
          const kind = this.prediction.kinds[p.runs[atP]];
          let start = from;
          while (ignored < stopIgnored && t.rows[ignored] === row && t.starts[ignored] < to) {
            const [left, right] = [Math.max(start, t.starts[ignored]), Math.min(to, t.ends[ignored])];
            if (start < left) fp.add(start, left, kind);
            if (left < right) fp.add(left, right, kind | IGNORED_BIT);
            start = Math.max(start, right);
            if (t.ends[ignored] > to) break;
            ignored++;
          }
          if (start < to) fp.add(start, to, kind);
        }
        if (isT && t.ends[atT] === to) atT++;
        if (isP && p.ends[atP] === to) atP++;
        from = to;
      }
      while (ignored < stopIgnored && t.rows[ignored] <= row) ignored++;
      for (const set of [tp, rest, fp, fn]) set.endRow();
    }
  }
}

const NO_RUNS: ClassRuns = {
  first: new Int32Array(),
  rows: new Int32Array(),
  starts: new Int32Array(),
  ends: new Int32Array(),
  runs: new Int32Array(),
};
const NO_SIDE: KindSide = { runs: NO_RUNS, kinds: new Uint8Array() };

keepCompiled(new ClassSets(NO_SIDE, NO_SIDE, 0, 0));

/** The first run of a class from a row on. */
function firstFrom({ first, rows }: ClassRuns, classIndex: number, row: number): number {
  let [low, high] = [first[classIndex], first[classIndex + 1]];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle] < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of objects with and without a right pixel, on each side. */
export const WHOLE_OR_PART = {
  target: [KINDS.fnSegment, KINDS.fnExtent],
  prediction: [KINDS.fpSegment, KINDS.fpExtent],
} as const;
