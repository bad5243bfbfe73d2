import { resizeNearest, type Resized } from "./resizeNearest";

/** A mask made smaller by nearest-neighbour, its longer side at most `longerSide` pixels. One that is small enough stays as it is. */
export function sampleNearest(map: Resized, longerSide: number): Resized {
  const step = Math.max(map.width, map.height) / longerSide;
  if (step <= 1) return map;
  return resizeNearest(map, {
    width: Math.max(1, Math.round(map.width / step)),
    height: Math.max(1, Math.round(map.height / step)),
  });
}
