import type { LabelMap, MaskFacts } from "../../core/labels/labelMap";
import { VARYING_ALPHA } from "../varyingAlpha";
import type { NpyAxes } from "./npyAxes";
import type { NpyLayout } from "./npyLayout";
import type { NpyNumbers } from "./npyNumbers";

/** Red, green and blue of each pixel as a packed colour; alpha is left out. */
export function npyColours(numbers: NpyNumbers, { axes, facts }: NpyLayout): LabelMap {
  const { width, height } = axes;
  const { labels, varies } = packedColours(numbers, axes, firstOpacity(numbers, axes));
  return { width, height, labels, facts: colourFacts(facts, varies) };
}

/** The packed colours, and whether alpha, where there is one, is another than this somewhere. */
export function packedColours(
  numbers: NpyNumbers,
  { width, height, strideX, strideY, strideChannel }: NpyAxes,
  opacity: number | undefined,
): { readonly labels: Int32Array; readonly varies: boolean } {
  const labels = new Int32Array(width * height);
  const sample = (index: number, channel: number): number => numbers(index + channel * strideChannel);
  let varies = false;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = y * strideY + x * strideX;
      labels[y * width + x] = (sample(index, 0) << 16) | (sample(index, 1) << 8) | sample(index, 2);
      varies ||= opacity !== undefined && sample(index, 3) !== opacity;
    }
  }
  return { labels, varies };
}

/** Alpha of the first pixel; undefined where there is none. */
export function firstOpacity(numbers: NpyNumbers, { channels, strideChannel }: NpyAxes): number | undefined {
  return channels === 4 ? numbers(3 * strideChannel) : undefined;
}

export function colourFacts(facts: MaskFacts, varies: boolean): MaskFacts {
  const notes = [...(facts.notes ?? []), ...(varies ? [VARYING_ALPHA] : [])];
  return { ...facts, kind: "colour", ...(notes.length > 0 && { notes }) };
}
