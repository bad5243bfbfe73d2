import type { LabelMap } from "../../core/labels/labelMap";
import { VARYING_ALPHA } from "../varyingAlpha";
import type { NpyLayout } from "./npyLayout";
import type { NpyNumbers } from "./npyNumbers";

/** Red, green and blue of each pixel as a packed colour; alpha is left out. */
export function npyColours(numbers: NpyNumbers, { axes, facts }: NpyLayout): LabelMap {
  const { width, height, channels, strideChannel } = axes;
  const labels = new Int32Array(width * height);
  const sample = (place: number, channel: number): number => numbers(place + channel * strideChannel);
  const opacity = channels === 4 ? sample(0, 3) : undefined;
  let varies = false;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = y * axes.strideY + x * axes.strideX;
      labels[y * width + x] = (sample(place, 0) << 16) | (sample(place, 1) << 8) | sample(place, 2);
      varies ||= opacity !== undefined && sample(place, 3) !== opacity;
    }
  }
  const notes = [...(facts.notes ?? []), ...(varies ? [VARYING_ALPHA] : [])];
  return { width, height, labels, facts: { ...facts, kind: "colour", ...(notes.length > 0 && { notes }) } };
}
