import { ignoredMark, type ClassPair } from "../classPair";
import { PointList, type ClassPoints } from "./pointList";
import { SolidWords } from "./solidWords";

/**
 * The border pixels of all classes of one side: pixels with one of 4 neighbours (6 in a volume) of another class, or at the
 * edge of the image. Ignored target pixels are not a border of either side, and beside them is none: what is there is not known.
 */
export function borderPixels(pair: ClassPair, side: "target" | "prediction"): ClassPoints {
  const { target, width, height, depth, classes } = pair;
  const plane = pair[side];
  const ignored = ignoredMark(classes);
  const slice = width * height;
  const points = new PointList();
  const solid = new SolidWords(plane, width);
  let at = 0;
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      const edgeRow = y === 0 || y === height - 1 || (depth > 1 && (z === 0 || z === depth - 1));
      for (let x = 0; x < width; x++, at++) {
        const value = plane[at];
        // Four pixels amid their class, and the one before them as well.
        if (
          depth === 1 &&
          !edgeRow &&
          x % 4 === 0 &&
          x > 0 &&
          x + 4 < width &&
          plane[at - 1] === value &&
          plane[at + 4] === value &&
          solid.are(value, at) &&
          solid.are(value, at - width) &&
          solid.are(value, at + width)
        ) {
          x += 3;
          at += 3;
          continue;
        }
        if (value >= classes || target[at] === ignored) continue;
        if (
          edgeRow ||
          x === 0 ||
          x === width - 1 ||
          (plane[at - 1] !== value && target[at - 1] !== ignored) ||
          (plane[at + 1] !== value && target[at + 1] !== ignored) ||
          (plane[at - width] !== value && target[at - width] !== ignored) ||
          (plane[at + width] !== value && target[at + width] !== ignored) ||
          (depth > 1 &&
            ((plane[at - slice] !== value && target[at - slice] !== ignored) ||
              (plane[at + slice] !== value && target[at + slice] !== ignored)))
        )
          points.add(value, at, 0);
      }
    }
  }
  return points.byClass(classes);
}
