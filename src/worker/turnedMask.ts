import type { LabelArray, LabelMap } from "../core/labels/labelMap";
import { placeBefore, type Turn } from "../core/labels/turn";

/** The mask turned; nothing of the given one is changed. */
export function turnedMask(mask: LabelMap, turn: Turn): LabelMap {
  const { width, height, labels } = mask;
  const exchanges =
    placeBefore(turn, { x: 0, y: 1 }, { width, height }).y === placeBefore(turn, { x: 0, y: 0 }, { width, height }).y;
  const [newWidth, newHeight] = exchanges ? [height, width] : [width, height];
  const turned: LabelArray = labels.slice();
  for (let y = 0; y < newHeight; y++) {
    // A row of the turned mask runs along a line of the mask: its first pixel and the step to the next say which.
    const first = placeBefore(turn, { x: 0, y }, mask);
    const next = placeBefore(turn, { x: 1, y }, mask);
    const step = next.x - first.x + (next.y - first.y) * width;
    let from = first.x + first.y * width;
    for (let to = y * newWidth; to < (y + 1) * newWidth; to++) {
      turned[to] = labels[from] ?? 0;
      from += step;
    }
  }
  return { ...mask, width: newWidth, height: newHeight, labels: turned };
}
