import type { Spacing } from "../../core/shapes/spacing";
import { distanceTransform, type Grid } from "./distanceTransform";
import { nearestInImage } from "./nearestInImage";
import { searchVolume } from "./searchVolume";

/** The squared distance of each of some points of a grid to the nearest of other points; both lists hold places, ascending. */
export type NearestSquared = (points: Int32Array, others: Int32Array, grid: Grid, spacing: Spacing) => Float64Array;

/** Lines of a volume that are looked at for each voxel of the box before all of its distances are made at once. */
const LINES_A_VOXEL = 4;

/**
 * The squared distances of points to the nearest of other points, in the order of the points; infinite where there are no
 * others. Both lists hold places in the grid, ascending. Exact: of an image by sweeps, of a volume by looking around
 * each point, or by a transform of the box around all where they lie too far from each other for that.
 */
export function nearestSquared(points: Int32Array, others: Int32Array, grid: Grid, spacing: Spacing): Float64Array {
  if (points.length === 0 || others.length === 0) return new Float64Array(points.length).fill(Infinity);
  if (grid.depth === 1) return nearestInImage(points, others, undefined, grid.width, spacing).squared;
  const box = boxOf(points, others, grid);
  const squared = new Float64Array(points.length);
  const most = LINES_A_VOXEL * box.width * box.height * box.depth;
  const found = searchVolume(points, others, grid, box, spacing, most, squared);
  return found === points.length ? squared : transformDistances(points, others, box, grid, spacing);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly front: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** The box around both lists. */
function boxOf(points: Int32Array, others: Int32Array, { width, height }: Grid): Box {
  const slice = width * height;
  const low = [Infinity, Infinity, Infinity];
  const high = [-1, -1, -1];
  for (const list of [points, others]) {
    for (const position of list) {
      const x = position % width;
      const y = Math.floor((position % slice) / width);
      const z = Math.floor(position / slice);
      if (x < low[0]) low[0] = x;
      if (x > high[0]) high[0] = x;
      if (y < low[1]) low[1] = y;
      if (y > high[1]) high[1] = y;
      if (z < low[2]) low[2] = z;
      if (z > high[2]) high[2] = z;
    }
  }
  const [left, top, front] = low;
  return { left, top, front, width: high[0] - left + 1, height: high[1] - top + 1, depth: high[2] - front + 1 };
}

function transformDistances(
  points: Int32Array,
  others: Int32Array,
  box: Box,
  { width, height }: Grid,
  spacing: Spacing,
): Float64Array {
  const placeOf = (position: number): number => {
    const row = Math.floor(position / width);
    const z = Math.floor(row / height);
    return (
      ((z - box.front) * box.height + (row - z * height) - box.top) * box.width + position - row * width - box.left
    );
  };
  const squared = new Float64Array(box.width * box.height * box.depth).fill(Infinity);
  for (const position of others) squared[placeOf(position)] = 0;
  distanceTransform(squared, box, spacing);
  return Float64Array.from(points, (position) => squared[placeOf(position)]);
}
