import type { ImagePair } from "../classPair";
import { keepTouching } from "./keepTouching";
import { KINDS } from "./kindCodes";
import { Reach } from "./withinReach";

/** A part of an image, from its left and top on. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the pixels of a window are to a class. */
export interface WindowKinds {
  /** Row by row, of `KINDS`. */
  readonly kinds: Uint8Array;
  readonly tp: number;
  /** The places of the wrong pixels in it, ascending. */
  readonly wrong: Int32Array;
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
export function kindsOfClass(pair: ImagePair, classIndex: number, window: Window, reach: number): WindowKinds {
  const { left, top, width, height } = window;
  const kinds = new Uint8Array(width * height);
  let [tp, errors] = [0, 0];
  for (let row = 0, at = 0; row < height; row++) {
    for (let from = (top + row) * pair.width + left, end = from + width; from < end; from++, at++) {
      const isTarget = pair.target[from] === classIndex;
      if (pair.prediction[from] === classIndex) kinds[at] = isTarget ? KINDS.tp : KINDS.fp;
      else if (isTarget) kinds[at] = KINDS.fn;
      else continue;
      if (kinds[at] === KINDS.tp) tp++;
      else errors++;
    }
  }
  const wrong = new Int32Array(errors);
  errors = 0;
  for (let at = 0; errors < wrong.length; at++) if (kinds[at] > KINDS.tp) wrong[errors++] = at;
  if (reach > 0 && tp > 0 && errors > 0) markBoundary(kinds, wrong, window, reach);
  return { kinds, tp, wrong };
}

/** A wrong pixel, and the same as a boundary error. */
const SIDES = [
  [KINDS.fp, KINDS.fpBoundary],
  [KINDS.fn, KINDS.fnBoundary],
] as const;

function markBoundary(kinds: Uint8Array, wrong: Int32Array, { width, height }: Window, reach: number): void {
  const near = new Reach(width, height, reach);
  // Plain errors, then those near the class alone, then those near both.
  near.take(kinds, KINDS.tp);
  const nearClass = wrong.filter((at) => near.has(at));
  near.take(kinds, KINDS.none);
  for (const at of nearClass)
    if (near.has(at)) kinds[at] = kinds[at] === KINDS.fp ? KINDS.fpBoundary : KINDS.fnBoundary;

  // Grown by the band inside the errors of the same side.
  for (const [side, boundary] of SIDES) {
    near.take(kinds, boundary);
    const grown = wrong.filter((at) => kinds[at] === side && near.has(at));
    for (const at of grown) kinds[at] = boundary;
  }
  keepTouching(kinds, wrong, width, height);
}
