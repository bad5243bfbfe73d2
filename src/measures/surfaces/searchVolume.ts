import type { Spacing } from "../../core/shapes/spacing";
import type { Grid } from "./distanceTransform";
import type { VolumeBox } from "../objects/volumeBoxes";

/**
 * Looks for the nearest of other points by lines along x, from each point's own outwards, until none can hold a nearer one.
 * Outlines of a volume lie near each other, so that this is faster than a transform of the box around them.
 *
 * @param box around both lists
 * @param most lines that may be looked at
 * @param into the squared distances, in the order of the points
 * @returns the number of points that were found before these were used up
 */
export function searchVolume(
  points: Int32Array,
  others: Int32Array,
  { width, height }: Grid,
  box: VolumeBox,
  spacing: Spacing,
  most: number,
  into: Float64Array,
): number {
  const lines = box.height * box.depth;
  const columns = new Int32Array(others.length);
  const starts = new Int32Array(lines + 1);
  for (let i = 0; i < others.length; i++) {
    const row = Math.floor(others[i] / width);
    const z = Math.floor(row / height);
    columns[i] = others[i] - row * width;
    starts[(z - box.front) * box.height + row - z * height - box.top + 1]++;
  }
  for (let line = 0; line < lines; line++) starts[line + 1] += starts[line];
  /** Where in each line the last look ended: points follow each other along a line, and so do their nearest. */
  const hints = starts.slice(0, lines);
  let left = most;
  for (let i = 0; i < points.length; i++) {
    const row = Math.floor(points[i] / width);
    const column = points[i] - row * width;
    const slice = Math.floor(row / height);
    const z = slice - box.front;
    const y = row - slice * height - box.top;
    let nearest = Infinity;
    const deepest = Math.max(z, box.depth - 1 - z);
    const farthest = Math.max(y, box.height - 1 - y);
    for (let deep = 0; deep <= deepest; deep++) {
      const away = (deep * spacing.z) ** 2;
      if (away >= nearest) break;
      for (let front = deep === 0 ? 1 : -1; front <= 1; front += 2) {
        const otherZ = z + front * deep;
        if (otherZ < 0 || otherZ >= box.depth) continue;
        for (let far = 0; far <= farthest; far++) {
          const down = away + (far * spacing.y) ** 2;
          if (down >= nearest) break;
          for (let side = far === 0 ? 1 : -1; side <= 1; side += 2) {
            const otherY = y + side * far;
            if (otherY < 0 || otherY >= box.height) continue;
            left--;
            const line = otherZ * box.height + otherY;
            const start = starts[line];
            const end = starts[line + 1];
            if (start === end) continue;
            let at = hints[line];
            while (at < end && columns[at] < column) at++;
            while (at > start && columns[at - 1] >= column) at--;
            hints[line] = at;
            let across = at < end ? columns[at] - column : Infinity;
            if (at > start && column - columns[at - 1] < across) across = column - columns[at - 1];
            const squared = down + (across * spacing.x) ** 2;
            if (squared < nearest) nearest = squared;
          }
        }
      }
    }
    into[i] = nearest;
    if (left < 0) return i + 1;
  }
  return points.length;
}
