import type { Spacing } from "../../core/shapes/spacing";
import type { Grid } from "../surfaces/distanceTransform";

/**
 * For each of some points the owner of the nearest of other points; of several as near the lowest owner. Both lists hold places
 * in the grid, ascending; there is at least one other point.
 *
 * Looks by rows from the point's own outwards, until no row can hold one as near.
 */
export function nearestOwner(
  points: Int32Array,
  others: Int32Array,
  owners: Int32Array,
  { width, height, depth }: Grid,
  spacing: Spacing,
): Int32Array {
  const columns = new Int32Array(others.length);
  const starts = new Int32Array(height * depth + 1);
  for (let i = 0; i < others.length; i++) {
    const row = Math.floor(others[i] / width);
    columns[i] = others[i] - row * width;
    starts[row + 1]++;
  }
  for (let row = 0; row < height * depth; row++) starts[row + 1] += starts[row];
  const hints = starts.slice(0, height * depth);

  const found = new Int32Array(points.length);
  for (let i = 0; i < points.length; i++) {
    const row = Math.floor(points[i] / width);
    const column = points[i] - row * width;
    const z = Math.floor(row / height);
    const y = row - z * height;
    let nearest = Infinity;
    let owner = -1;
    for (let dz = 0; dz < depth; dz++) {
      const away = (dz * spacing.z) ** 2;
      if (away > nearest) break;
      for (let front = dz === 0 ? 1 : -1; front <= 1; front += 2) {
        const slice = z + front * dz;
        if (slice < 0 || slice >= depth) continue;
        for (let dy = 0; dy < height; dy++) {
          const down = away + (dy * spacing.y) ** 2;
          if (down > nearest) break;
          for (let side = dy === 0 ? 1 : -1; side <= 1; side += 2) {
            const line = y + side * dy;
            if (line < 0 || line >= height) continue;
            const other = slice * height + line;
            const start = starts[other];
            const end = starts[other + 1];
            if (start === end) continue;
            let at = hints[other];
            while (at < end && columns[at] < column) at++;
            while (at > start && columns[at - 1] >= column) at--;
            hints[other] = at;
            for (let candidate = Math.max(start, at - 1); candidate <= at && candidate < end; candidate++) {
              const squared = down + ((columns[candidate] - column) * spacing.x) ** 2;
              if (squared > nearest || (squared === nearest && owners[candidate] >= owner)) continue;
              nearest = squared;
              owner = owners[candidate];
            }
          }
        }
      }
    }
    found[i] = owner;
  }
  return found;
}
