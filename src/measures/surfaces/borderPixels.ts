import { ignoredMark, type ClassPair } from "../classPair";
import { PointList, type ClassPoints } from "./pointList";

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
  let at = 0;
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      const edgeRow = y === 0 || y === height - 1 || (depth > 1 && (z === 0 || z === depth - 1));
      for (let x = 0; x < width; x++, at++) {
        const value = plane[at];
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
