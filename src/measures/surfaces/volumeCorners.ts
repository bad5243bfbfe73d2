import { ignoredMark, type ClassPair } from "../classPair";
import { PointList, type ClassPoints } from "./pointList";

/**
 * The corners of the voxel grid, (width + 1) * (height + 1) * (depth + 1) of them, at which a class and its outside meet: as
 * `outlineCorners` of an image, with a bit for each of eight voxels, as `cornerAreas` has them.
 */
export function volumeCorners(pair: ClassPair, side: "target" | "prediction"): ClassPoints {
  const { target, width, height, depth, classes } = pair;
  const plane = pair[side];
  const ignored = ignoredMark(classes);
  const points = new PointList();
  /** The voxels around a corner, x going fastest and z slowest. */
  const around = new Int32Array(8);
  let position = 0;
  for (let z = 0; z <= depth; z++) {
    for (let y = 0; y <= height; y++) {
      for (let x = 0; x <= width; x++, position++) {
        let mixed = false;
        let leftOut = false;
        for (let place = 0; place < 8; place++) {
          const [atX, atY, atZ] = [x - 1 + (place & 1), y - 1 + ((place >> 1) & 1), z - 1 + (place >> 2)];
          const isInside = atX >= 0 && atX < width && atY >= 0 && atY < height && atZ >= 0 && atZ < depth;
          const at = (atZ * height + atY) * width + atX;
          around[place] = isInside ? plane[at] : classes;
          if (isInside && target[at] === ignored) leftOut = true;
          if (around[place] !== around[0]) mixed = true;
        }
        if (!mixed || leftOut) continue;
        for (let place = 0; place < 8; place++) {
          const value = around[place];
          if (value < classes && around.indexOf(value) === place) points.add(value, position, codeOf(around, value));
        }
      }
    }
  }
  return points.byClass(classes);
}

function codeOf(around: Int32Array, value: number): number {
  let code = 0;
  for (let place = 0; place < 8; place++) code = 2 * code + (around[place] === value ? 1 : 0);
  return code;
}
