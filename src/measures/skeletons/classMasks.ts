import { classBoxes } from "../objects/classBoxes";
import type { PlaneRuns } from "../objects/planeRuns";

/** The mask of a class in the box around it, with a frame of one pixel that is not of the class. */
export interface ClassMask {
  /** Rows of 0 and 1. */
  readonly mask: Uint8Array;
  /** The places of the class in it, ascending. */
  readonly places: Int32Array;
  /** Columns of the mask, the frame among them. */
  readonly width: number;
  /** Where its first pixel lies in the image: -1 where the frame is outside. */
  readonly left: number;
  readonly top: number;
}

/** A function a class that makes its mask, so that one is held at a time. */
export function classMasks(runs: PlaneRuns, classes: number): readonly (() => ClassMask)[] {
  const boxes = classBoxes(runs, classes);
  return Array.from({ length: classes }, (_, classIndex) => () => {
    const [left, top, right, bottom] = boxes.subarray(4 * classIndex, 4 * classIndex + 4);
    const width = Math.max(0, right - left) + 2;
    const mask = new Uint8Array(width * (Math.max(0, bottom - top) + 2));
    let count = 0;
    for (let row = top; row < bottom; row++) {
      const start = (row - top + 1) * width + 1 - left;
      const last = runs.rows[row + 1];
      for (let run = runs.rows[row]; run < last; run++) {
        if (runs.values[run] !== classIndex) continue;
        const end = run + 1 < last ? runs.starts[run + 1] : runs.width;
        mask.fill(1, start + runs.starts[run], start + end);
        count += end - runs.starts[run];
      }
    }
    const places = new Int32Array(count);
    count = 0;
    for (let at = 0; count < places.length; at++) if (mask[at] === 1) places[count++] = at;
    return { mask, places, width, left: left - 1, top: top - 1 };
  });
}
