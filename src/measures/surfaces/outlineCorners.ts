import type { LabelArray } from "../../core/labels/labelMap";
import type { Spacing } from "../../core/shapes/spacing";
import { ignoredMark, type ClassPair } from "../classPair";
import { PointList, type ClassPoints } from "./pointList";
import { SolidWords } from "./solidWords";

/**
 * The corners of the pixel grid, (width + 1) * (height + 1) of them, at which a class and its outside meet: those whose four
 * pixels are not all of the class or all of others. The outside of the image is of no class. A corner's code has a bit for
 * each of its pixels of the class: 8 top left, 4 top right, 2 bottom left, 1 bottom right. Corners of ignored target pixels
 * are left out on both sides.
 *
 * Source: Nikolov et al., "Clinically applicable segmentation", JMIR 2021; `compute_surface_distances` of DeepMind's
 * surface-distance.
 */
export function outlineCorners(pair: ClassPair, side: "target" | "prediction"): ClassPoints {
  const { target, width, height, classes } = pair;
  const plane = pair[side];
  const ignored = ignoredMark(classes);
  const points = new PointList();
  const solid = new SolidWords(plane, width);
  for (let y = 0; y <= height; y++) {
    for (let x = 0; x <= width; x++) {
      const at = y * width + x;
      // The corners before four pixels that are one class with those above and the two to the left.
      if (
        x % 4 === 0 &&
        x > 0 &&
        x < width &&
        y > 0 &&
        y < height &&
        plane[at - 1] === plane[at] &&
        plane[at - width - 1] === plane[at] &&
        solid.are(plane[at], at) &&
        solid.are(plane[at], at - width)
      ) {
        x += 3;
        continue;
      }
      const [up, down, left, right] = [y > 0, y < height, x > 0, x < width];
      const a = up && left ? plane[at - width - 1] : classes;
      const b = up && right ? plane[at - width] : classes;
      const c = down && left ? plane[at - 1] : classes;
      const d = down && right ? plane[at] : classes;
      if (a === b && c === d && a === c) continue;
      if (touches(target, ignored, at, width, up && left, up && right, down && left, down && right)) continue;
      const position = at + y;
      if (a < classes) points.add(a, position, codeOf(a, a, b, c, d));
      if (b < classes && b !== a) points.add(b, position, codeOf(b, a, b, c, d));
      if (c < classes && c !== a && c !== b) points.add(c, position, codeOf(c, a, b, c, d));
      if (d < classes && d !== a && d !== b && d !== c) points.add(d, position, codeOf(d, a, b, c, d));
    }
  }
  return points.byClass(classes);
}

function codeOf(value: number, a: number, b: number, c: number, d: number): number {
  return (a === value ? 8 : 0) | (b === value ? 4 : 0) | (c === value ? 2 : 0) | (d === value ? 1 : 0);
}

function touches(
  target: LabelArray,
  ignored: number,
  at: number,
  width: number,
  topLeft: boolean,
  topRight: boolean,
  bottomLeft: boolean,
  bottomRight: boolean,
): boolean {
  return (
    (topLeft && target[at - width - 1] === ignored) ||
    (topRight && target[at - width] === ignored) ||
    (bottomLeft && target[at - 1] === ignored) ||
    (bottomRight && target[at] === ignored)
  );
}

/**
 * The length of the outline at a corner, by its code. Between the middles of the four pixels it runs straight along a row or
 * down a column, along half a diagonal where one pixel differs from the others, and twice that where they lie crosswise.
 *
 * Source: `create_table_neighbour_code_to_contour_length` of DeepMind's surface-distance, by whose figures it is held.
 */
export function cornerLengths({ x, y }: Spacing): Float64Array {
  const diagonal = 0.5 * Math.sqrt(y ** 2 + x ** 2);
  return Float64Array.from({ length: 16 }, (_, code) => {
    const pixels = [8, 4, 2, 1].filter((bit) => (code & bit) > 0).length;
    if (pixels === 0 || pixels === 4) return 0;
    if (pixels !== 2) return diagonal;
    if (code === 0b1001 || code === 0b0110) return 2 * diagonal;
    return code === 0b1100 || code === 0b0011 ? x : y;
  });
}
