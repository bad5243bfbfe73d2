import type { LabelArray, LabelMap, MaskFacts } from "../../core/labels/labelMap";
import { unpackBits, unpackBytes, type Unpack } from "../../kernel/plain/unpack";
import type { Limits, ReadOptions } from "../decoded";
import { heldBytes, type FileBytes } from "../fileBytes";
import { indexedFacts } from "../indexed";
import type { StripPlan } from "../maskStrips";
import { pastPalette } from "../pastPalette";
import { Refusal } from "../refusal";
import { planRows } from "../rowStrips";
import { sizeRefusal } from "../sizeRefusal";
import { planStream } from "../streamedStrips";
import { readBmpHeader, type BmpHeader } from "./bmpHeader";
import { BmpRuns } from "./bmpRuns";

/**
 * Reads a Windows bitmap (BMP of 1, 4, 8, 24 and 32 bits a pixel, uncompressed or in runs) as labels: indices of its palette,
 * or packed colours; alpha is left out.
 */
export function decodeBmp(bytes: Uint8Array, limits: Limits): LabelMap | Refusal {
  const header = readBmpHeader(bytes);
  if (header instanceof Refusal) return header;
  const { width, height, bits, palette } = header;
  const refusal = sizeRefusal(width, height, limits);
  if (refusal) return refusal;
  const labels = header.runs ? readRuns(bytes, header) : readRows(bytes, header);
  if (labels instanceof Refusal) return labels;
  const facts = factsOf(bits, palette);
  const notes = pastPalette(labels, facts.palette);
  return { width, height, labels, facts: { ...facts, ...(notes.length > 0 && { notes }) } };
}

/** The head with its palette is in so many bytes. */
const LONGEST_HEAD = 4096;

/** Reads one in strips. */
export function planBmp(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const header = readBmpHeader(file.slice(0, LONGEST_HEAD).slice());
  if (header instanceof Refusal) return header;
  const { width, height, bits, data, topDown, palette } = header;
  const refusal = sizeRefusal(width, height, options);
  if (refusal) return refusal;
  if (header.runs) {
    if (!mayHoldRuns(header, file.size)) return cutShort();
    return planStream({
      width,
      height,
      begin: () => new BmpRuns(file, header),
      placeOf: topDown ? undefined : (y) => placeOf(header, y),
      emptyLabels: (length) => new Uint8Array(length),
      facts: factsOf(bits, palette),
      damaged: damagedRuns,
    });
  }
  const stride = strideOf(header);
  return planRows(file, {
    width,
    height,
    rowBytes: Math.ceil((width * bits) / 8),
    placeOf: (y) => data + placeOf(header, y) * stride,
    unpack: unpackOf(header),
    emptyLabels: (length) => (bits > 8 ? new Int32Array(length) : new Uint8Array(length)),
    cutShort,
    facts: factsOf(bits, palette),
  });
}

function factsOf(bits: number, palette: string | undefined): MaskFacts {
  return palette === undefined ? { format: "BMP", kind: "colour", bits: 8 } : indexedFacts("BMP", bits, palette);
}

function strideOf({ width, bits }: BmpHeader): number {
  return Math.floor((width * bits + 31) / 32) * 4;
}

function unpackOf({ bits, channels }: BmpHeader): Unpack {
  return bits < 8 ? unpackBits(bits) : bits === 8 ? unpackBytes(1) : colours(bits / 8, channels);
}

function readRows(bytes: Uint8Array, header: BmpHeader): LabelArray | Refusal {
  const { width, height, bits, data } = header;
  const stride = strideOf(header);
  // The padding of the last row is left out by some writers.
  if (data + stride * (height - 1) + Math.ceil((width * bits) / 8) > bytes.length) return cutShort();
  const labels = bits > 8 ? new Int32Array(width * height) : new Uint8Array(width * height);
  const unpack = unpackOf(header);
  for (let y = 0; y < height; y++) {
    unpack(bytes, data + placeOf(header, y) * stride, labels, { to: y * width, step: 1, count: width });
  }
  return labels;
}

function colours(pixelBytes: number, { red, green, blue }: BmpHeader["channels"]): Unpack {
  return (bytes, at, labels, { to, step, count }) => {
    for (let i = 0; i < count; i++) {
      const pixel = at + i * pixelBytes;
      labels[to + i * step] =
        ((bytes[pixel + red] ?? 0) << 16) | ((bytes[pixel + green] ?? 0) << 8) | (bytes[pixel + blue] ?? 0);
    }
  };
}

/** Two bytes are a run of at most 255 pixels: looked at before memory is taken for what a file declares. */
const CLOSEST_PACKING = 128;

function readRuns(bytes: Uint8Array, header: BmpHeader): LabelArray | Refusal {
  const { width, height } = header;
  if (!mayHoldRuns(header, bytes.length)) return cutShort();
  const labels = new Uint8Array(width * height);
  const runs = new BmpRuns(heldBytes(bytes), header);
  for (let row = 0; row < height; row++) {
    const first = placeOf(header, row) * width;
    if (!runs.next(labels.subarray(first, first + width))) return damagedRuns();
  }
  return runs.finish() ? labels : damagedRuns();
}

function mayHoldRuns({ width, height, data }: BmpHeader, size: number): boolean {
  return width * height <= Math.max(0, size - data) * CLOSEST_PACKING;
}

/** Which row of the mask one of the file is, and the other way round. */
function placeOf({ topDown, height }: BmpHeader, y: number): number {
  return topDown ? y : height - 1 - y;
}

function damagedRuns(): Refusal {
  return new Refusal(
    "The runs of the BMP are damaged, cut short, or leave out pixels, which then have no label. Save the mask uncompressed, or as PNG.",
  );
}

function cutShort(): Refusal {
  return new Refusal("The image data of the BMP is damaged or cut short. Copy or write the file again.");
}
