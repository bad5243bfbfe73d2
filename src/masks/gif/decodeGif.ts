import type { LabelArray, LabelMap } from "../../core/labels/labelMap";
import { gifLzw, LzwStream } from "../../kernel/plain/lzwStream";
import type { Limits, ReadOptions } from "../decoded";
import { heldBytes, type FileBytes } from "../fileBytes";
import { indexedFacts } from "../indexed";
import type { StripPlan } from "../maskStrips";
import { pastPalette } from "../pastPalette";
import { Refusal } from "../refusal";
import { sizeRefusal } from "../sizeRefusal";
import { planStream } from "../streamedStrips";
import { blocksOf, readGifLayout, type GifLayout } from "./gifLayout";

/** A code of 12 bits stands for at most 4096 pixels: looked at before memory is taken for what a file declares. */
const CLOSEST_PACKING = 4096;
const BITS = 8;

/** Reads a GIF of one image as labels: the indices of its palette. Transparency changes no label. */
export function decodeGif(bytes: Uint8Array, limits: Limits): LabelMap | Refusal {
  const file = heldBytes(bytes);
  const layout = layoutWithin(file, limits);
  if (layout instanceof Refusal) return layout;
  const { width, height, palette, interlaced } = layout;
  const rows = new Uint8Array(width * height);
  if (!pixelsOf(file, layout).read(rows)) return refuseDamaged();
  const labels = interlaced ? inOrder(rows, width, height) : rows;
  const facts = indexedFacts("GIF", BITS, palette);
  const notes = pastPalette(labels, facts.palette);
  return { width, height, labels, facts: { ...facts, ...(notes.length > 0 && { notes }) } };
}

/** Reads one in strips. */
export function planGif(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const layout = layoutWithin(file, options);
  if (layout instanceof Refusal) return layout;
  const { width, height, palette, interlaced } = layout;
  return planStream({
    width,
    height,
    begin: () => {
      const pixels = pixelsOf(file, layout);
      const row = new Uint8Array(width);
      return {
        next: (into: LabelArray) => {
          if (!pixels.read(row)) return false;
          into.set(row);
          return true;
        },
        finish: () => true,
      };
    },
    placeOf: interlaced ? interlacedRow(height) : undefined,
    emptyLabels: (length) => new Uint8Array(length),
    facts: indexedFacts("GIF", BITS, palette),
    damaged: refuseDamaged,
  });
}

function layoutWithin(file: FileBytes, limits: Limits): GifLayout | Refusal {
  const layout = readGifLayout(file);
  if (layout instanceof Refusal) return layout;
  const { width, height, packedBytes } = layout;
  const refusal = sizeRefusal(width, height, limits);
  return refusal ?? (width * height > packedBytes * CLOSEST_PACKING ? refuseDamaged() : layout);
}

function pixelsOf(file: FileBytes, { data, codeBits }: GifLayout): LzwStream {
  return new LzwStream(blocksOf(file, data), gifLzw(codeBits));
}

function refuseDamaged(): Refusal {
  return new Refusal("The image data of the GIF is damaged or cut short. Copy or write the file again.");
}

/** First row and step of the four passes (GIF89a specification, appendix E). */
const PASSES = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/** Which row of the image a row of the file is. */
function interlacedRow(height: number): (index: number) => number {
  const rows = PASSES.flatMap(([first, step]) =>
    Array.from({ length: Math.max(0, Math.ceil((height - first) / step)) }, (_, index) => first + index * step),
  );
  return (index) => rows[index] ?? 0;
}

function inOrder(rows: Uint8Array, width: number, height: number): Uint8Array {
  const labels = new Uint8Array(rows.length);
  const placeOf = interlacedRow(height);
  for (let index = 0; index < height; index++)
    labels.set(rows.subarray(index * width, (index + 1) * width), placeOf(index) * width);
  return labels;
}
