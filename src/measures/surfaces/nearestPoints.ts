import type { Spacing } from "../../core/shapes/spacing";
import { distanceTransform, type Grid } from "./distanceTransform";

/** Rows that are looked at for each point of the grid before all of its distances are made at once. */
const ROWS_A_POINT = 4;

/**
 * The squared distances of points to the nearest of other points, in the order of the points; infinite where there are no
 * others. Both lists hold places in the grid, ascending.
 *
 * Outlines lie near each other, so that each point looks for its nearest by rows, from its own outwards, until no row can
 * hold a nearer one. Where they lie far apart this would take too long: then the distances of the whole box come from a
 * transform. Both are exact and give the same values.
 */
export function nearestSquared(points: Int32Array, others: Int32Array, grid: Grid, spacing: Spacing): Float64Array {
  const squared = new Float64Array(points.length);
  if (points.length === 0) return squared;
  if (others.length === 0) return squared.fill(Infinity);
  const box = boxOf(points, others, grid);
  const found = grid.depth > 1 ? 0 : searchRows(points, others, box, grid.width, spacing, squared);
  if (found < points.length) transformDistances(points, others, box, grid, spacing, found, squared);
  return squared;
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

/** Gives the number of points that were found before the rows that may be looked at were used up. */
function searchRows(
  points: Int32Array,
  others: Int32Array,
  { top, width: boxWidth, height }: Box,
  width: number,
  spacing: Spacing,
  into: Float64Array,
): number {
  const columns = new Int32Array(others.length);
  const starts = new Int32Array(height + 1);
  for (let i = 0; i < others.length; i++) {
    const row = Math.floor(others[i] / width);
    columns[i] = others[i] - row * width;
    starts[row - top + 1]++;
  }
  for (let row = 0; row < height; row++) starts[row + 1] += starts[row];
  /** Where in each row the last look ended: points follow each other along a row, and so do their nearest. */
  const hints = starts.slice(0, height);

  let left = ROWS_A_POINT * boxWidth * height;
  for (let i = 0; i < points.length; i++) {
    const pointRow = Math.floor(points[i] / width);
    const column = points[i] - pointRow * width;
    const row = pointRow - top;
    let nearest = Infinity;
    const farthest = Math.max(row, height - 1 - row);
    for (let away = 0; away <= farthest; away++) {
      const down = (away * spacing.y) ** 2;
      if (down >= nearest) break;
      for (let side = away === 0 ? 1 : -1; side <= 1; side += 2) {
        const other = row + side * away;
        if (other < 0 || other >= height) continue;
        left--;
        const start = starts[other];
        const end = starts[other + 1];
        if (start === end) continue;
        let at = hints[other];
        while (at < end && columns[at] < column) at++;
        while (at > start && columns[at - 1] >= column) at--;
        hints[other] = at;
        let across = at < end ? columns[at] - column : Infinity;
        if (at > start && column - columns[at - 1] < across) across = column - columns[at - 1];
        const squared = down + (across * spacing.x) ** 2;
        if (squared < nearest) nearest = squared;
      }
    }
    into[i] = nearest;
    if (left < 0) return i + 1;
  }
  return points.length;
}

/** Fills in the distances from the point of that number on. */
function transformDistances(
  points: Int32Array,
  others: Int32Array,
  box: Box,
  { width, height }: Grid,
  spacing: Spacing,
  from: number,
  into: Float64Array,
): void {
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
  for (let i = from; i < points.length; i++) into[i] = squared[placeOf(points[i])];
}
