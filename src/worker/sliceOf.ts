import type { LabelMap } from "../core/labels/labelMap";
import type { VolumeFacts } from "../core/labels/volume";

/** The slice that is shown: the one that is asked for, within the volume, or that in the middle. */
export function shownSlice({ depth }: VolumeFacts, slice: number | undefined): number {
  return Math.max(0, Math.min(depth - 1, slice ?? Math.floor(depth / 2)));
}

/** One slice of a volume as an image; an image as it is. */
export function sliceOf(map: LabelMap, slice: number | undefined): LabelMap {
  const { volume } = map.facts;
  if (!volume) return map;
  const height = map.height / volume.depth;
  const pixels = map.width * height;
  const at = shownSlice(volume, slice);
  return { ...map, height, labels: map.labels.slice(at * pixels, (at + 1) * pixels) };
}
