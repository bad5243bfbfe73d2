import type { ObjectsOfRuns } from "./components";
import type { PlaneRuns } from "./planeRuns";

/** The object of each pixel, or -1. */
export function paintRuns({ width, rows, starts }: PlaneRuns, { objects }: ObjectsOfRuns): Int32Array {
  const rowCount = rows.length - 1;
  const painted = new Int32Array(width * rowCount);
  for (let row = 0; row < rowCount; row++) {
    for (let run = rows[row]; run < rows[row + 1]; run++)
      painted.fill(objects[run], row * width + starts[run], (row + 1) * width);
  }
  return painted;
}
