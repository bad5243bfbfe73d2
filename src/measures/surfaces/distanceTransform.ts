import type { Spacing } from "../../core/shapes/spacing";

/** The size of a grid of points, along x, y and z. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/**
 * The squared Euclidean distance of every point of a grid to the nearest of some points, exactly: one pass an axis, each the
 * lower envelope of parabolas. Infinite where there are none.
 *
 * Source: Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions", Theory of Computing 8 (2012).
 *
 * @param squared `width * height * depth` values, 0 at the points, Infinity elsewhere; the distances are written over them
 */
export function distanceTransform(squared: Float64Array, grid: Grid, spacing: Spacing): void {
  const { width, height, depth } = grid;
  const longest = Math.max(width, height, depth);
  const scratch: Scratch = {
    line: new Float64Array(longest),
    apexes: new Int32Array(longest),
    from: new Float64Array(longest + 1),
  };
  for (let row = 0; row < height * depth; row++) along(squared, row * width, 1, width, spacing.x, scratch);
  if (height > 1) {
    for (let z = 0; z < depth; z++) {
      for (let x = 0; x < width; x++) along(squared, z * width * height + x, width, height, spacing.y, scratch);
    }
  }
  if (depth > 1) {
    for (let at = 0; at < width * height; at++) along(squared, at, width * height, depth, spacing.z, scratch);
  }
}

interface Scratch {
  readonly line: Float64Array;
  /** Places of the parabolas of the envelope, in their order. */
  readonly apexes: Int32Array;
  /** From where on each of them is the lowest. */
  readonly from: Float64Array;
}

function along(
  squared: Float64Array,
  start: number,
  step: number,
  length: number,
  spacing: number,
  { line, apexes, from }: Scratch,
): void {
  let last = -1;
  for (let place = 0, at = start; place < length; place++, at += step) {
    const height = squared[at];
    line[place] = height;
    if (height === Infinity) continue;
    let begins = -Infinity;
    while (last >= 0) {
      const apex = apexes[last];
      // Where the parabola of `place` comes to lie below that of `apex`, in steps of the grid.
      begins = ((height - line[apex]) / (spacing * spacing * (place - apex)) + place + apex) / 2;
      if (begins > from[last]) break;
      last--;
      begins = -Infinity;
    }
    last++;
    apexes[last] = place;
    from[last] = begins;
  }
  if (last < 0) return;
  from[last + 1] = Infinity;
  let parabola = 0;
  for (let place = 0, at = start; place < length; place++, at += step) {
    while (from[parabola + 1] < place) parabola++;
    const apex = apexes[parabola];
    squared[at] = ((place - apex) * spacing) ** 2 + line[apex];
  }
}
