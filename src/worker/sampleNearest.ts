import { resizeNearest, type Resized } from "./resizeNearest";
import type { Size } from "./sizeMismatch";

/** A mask made smaller by nearest-neighbour, its longer side at most `longerSide` pixels. One that is small enough stays as it is. */
export function sampleNearest(map: Resized, longerSide: number): Resized {
  return resizeNearest(map, sampledSize(map, longerSide));
}

/** The size of a mask that was made smaller so. */
export function sampledSize({ width, height }: Size, longerSide: number): Size {
  const step = Math.max(width, height) / longerSide;
  if (step <= 1) return { width, height };
  return { width: Math.max(1, Math.round(width / step)), height: Math.max(1, Math.round(height / step)) };
}
