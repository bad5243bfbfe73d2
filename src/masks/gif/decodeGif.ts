import type { LabelMap } from "../../core/labels/labelMap";
import type { Limits } from "../decoded";
import { indexedFacts } from "../indexed";
import { pastPalette } from "../pastPalette";
import { Refusal } from "../refusal";
import { sizeRefusal } from "../sizeRefusal";
import { readGifLayout } from "./gifLayout";
import { unpackGif } from "./unpackGif";

/** A code of 12 bits stands for at most 4096 pixels: looked at before memory is taken for what a file declares. */
const CLOSEST_PACKING = 4096;
const BITS = 8;

/** Reads a GIF of one image as labels: the indices of its palette. Transparency changes no label. */
export function decodeGif(bytes: Uint8Array, limits: Limits): LabelMap | Refusal {
  const layout = readGifLayout(bytes);
  if (layout instanceof Refusal) return layout;
  const { width, height, palette, interlaced, codeBits, blocks } = layout;
  const refusal = sizeRefusal(width, height, limits);
  if (refusal) return refusal;
  const packed = Buffer.concat(blocks);
  const rows =
    width * height > packed.length * CLOSEST_PACKING ? undefined : unpackGif(packed, codeBits, width * height);
  if (!rows) return new Refusal("The image data of the GIF is damaged or cut short. Copy or write the file again.");
  const labels = interlaced ? inOrder(rows, width, height) : rows;
  const notes = pastPalette(labels, palette);
  return {
    width,
    height,
    labels,
    facts: { ...indexedFacts("GIF", BITS, palette), ...(notes.length > 0 && { notes }) },
  };
}

/** First row and step of the four passes (GIF89a specification, appendix E). */
const PASSES = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

function inOrder(rows: Uint8Array, width: number, height: number): Uint8Array {
  const labels = new Uint8Array(rows.length);
  let from = 0;
  for (const [first, step] of PASSES) {
    for (let y = first; y < height; y += step) {
      labels.set(rows.subarray(from, from + width), y * width);
      from += width;
    }
  }
  return labels;
}
