import type { PlaneRuns } from "./planeRuns";

/** Left, top, right and bottom of each class, stops exclusive; of a class that is not there right is 0. */
export function classBoxes({ width, height, rows, starts, values }: PlaneRuns, classes: number): Int32Array {
  const boxes = new Int32Array(4 * classes);
  for (let index = 0; index < classes; index++) boxes.set([width, height, 0, 0], 4 * index);
  for (let row = 0; row < height; row++) {
    for (let run = rows[row]; run < rows[row + 1]; run++) {
      if (values[run] >= classes) continue;
      const box = 4 * values[run];
      const end = run + 1 < rows[row + 1] ? starts[run + 1] : width;
      if (starts[run] < boxes[box]) boxes[box] = starts[run];
      if (row < boxes[box + 1]) boxes[box + 1] = row;
      if (end > boxes[box + 2]) boxes[box + 2] = end;
      boxes[box + 3] = row + 1;
    }
  }
  return boxes;
}
