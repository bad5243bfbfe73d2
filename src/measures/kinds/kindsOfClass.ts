import type { ClassPair } from "../classPair";
import { KINDS } from "./kindCodes";
import { keepTouching } from "./keepTouching";
import { Reach } from "./withinReach";

/** A part of an image, from its left and top on. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Writes down for a window of an image what each pixel is to a class, one against the rest: right, or wrong along an outline.
 * Other wrong pixels stay `fp` and `fn`: whether they are part of an object that was met is a matter of components.
 *
 * A wrong pixel is a boundary error where right pixels of the class and right pixels of the rest both lie within `reach`, or
 * another such pixel of the same side does; pieces (8 neighbours) that do not touch both are none.
 *
 * Source: Bernhard et al., "What's Outside the Intersection?", WACV 2024; `get_boundary_errors` of beyond-iou, where pixels on
 * ignored ones take part as they are predicted.
 *
 * @param window holds all pixels of the class on both sides, and `reach` around them where the image does
 * @param reach the width of the band in pixels; with 0 there are no boundary errors
 */
export function kindsOfClass(pair: ClassPair, classIndex: number, window: Window, reach: number): Uint8Array {
  const { left, top, width, height } = window;
  const kinds = new Uint8Array(width * height);
  let wrong = 0;
  for (let row = 0, at = 0; row < height; row++) {
    for (let from = (top + row) * pair.width + left, end = from + width; from < end; from++, at++) {
      const isTarget = pair.target[from] === classIndex;
      if (pair.prediction[from] === classIndex) kinds[at] = isTarget ? KINDS.tp : KINDS.fp;
      else if (isTarget) kinds[at] = KINDS.fn;
      else continue;
      if (kinds[at] !== KINDS.tp) wrong++;
    }
  }
  if (reach > 0 && wrong > 0) markBoundary(kinds, width, height, reach);
  return kinds;
}

function markBoundary(kinds: Uint8Array, width: number, height: number, reach: number): void {
  const near = new Reach(width, height, reach);
  const other = new Reach(width, height, reach);
  near.take(kinds, KINDS.tp, KINDS.tp);
  other.take(kinds, KINDS.none, KINDS.none);
  mark(kinds, width, height, (row, column) => near.has(row, column) && other.has(row, column));
  // Grown by the band inside the errors of the same side.
  const grown = kinds.slice();
  for (const [side, boundary] of [
    [KINDS.fp, KINDS.fpBoundary],
    [KINDS.fn, KINDS.fnBoundary],
  ] as const) {
    near.take(kinds, boundary, boundary);
    for (let at = 0; at < kinds.length; at++)
      if (kinds[at] === side && near.has(Math.floor(at / width), at % width)) grown[at] = boundary;
  }
  keepTouching(grown, width, height);
  kinds.set(grown);
}

function mark(
  kinds: Uint8Array,
  width: number,
  height: number,
  isBoundary: (row: number, column: number) => boolean,
): void {
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const kind = kinds[at];
      if ((kind === KINDS.fp || kind === KINDS.fn) && isBoundary(row, column)) kinds[at] = kind + 2;
    }
  }
}
