import type { PlaneRuns } from "./planeRuns";

/** The part of a volume that holds something: from its first voxel on, along x, y and z. */
export interface VolumeBox {
  readonly left: number;
  readonly top: number;
  readonly front: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** The box of each class in a volume; of a class that is not there it has no voxel. */
export function volumeBoxes(runs: PlaneRuns, classes: number): readonly VolumeBox[] {
  const { width, height, depth, rows, starts, values } = runs;
  const low = new Int32Array(3 * classes).fill(Math.max(width, height, depth));
  const high = new Int32Array(3 * classes).fill(-1);
  for (let row = 0; row < height * depth; row++) {
    const z = Math.floor(row / height);
    const y = row - z * height;
    for (let run = rows[row]; run < rows[row + 1]; run++) {
      if (values[run] >= classes) continue;
      const box = 3 * values[run];
      const last = (run + 1 < rows[row + 1] ? starts[run + 1] : width) - 1;
      if (starts[run] < low[box]) low[box] = starts[run];
      if (y < low[box + 1]) low[box + 1] = y;
      if (z < low[box + 2]) low[box + 2] = z;
      if (last > high[box]) high[box] = last;
      if (y > high[box + 1]) high[box + 1] = y;
      if (z > high[box + 2]) high[box + 2] = z;
    }
  }
  return Array.from({ length: classes }, (_, classIndex) => {
    const [left, top, front] = low.subarray(3 * classIndex, 3 * classIndex + 3);
    const [right, bottom, back] = high.subarray(3 * classIndex, 3 * classIndex + 3);
    if (right < 0) return { left: 0, top: 0, front: 0, width: 0, height: 0, depth: 0 };
    return { left, top, front, width: right - left + 1, height: bottom - top + 1, depth: back - front + 1 };
  });
}
