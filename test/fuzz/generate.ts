import { madePng, type PngParts } from "../../bench/madePng";
import type { PngHeader } from "../../src/masks/png/pngHeader";
import { pngPasses } from "../../src/masks/png/pngPasses";

/** Numbers from 0 to 1. */
export type Random = () => number;

/** Every colour type of PNG with its depths. */
const FORMS: readonly (readonly [colourType: number, channels: number, bits: readonly number[]])[] = [
  [0, 1, [1, 2, 4, 8, 16]],
  [2, 3, [8, 16]],
  [3, 1, [1, 2, 4, 8]],
  [4, 2, [8, 16]],
  [6, 4, [8, 16]],
];

/** A PNG of any kind: how it is written is random, and so are its rows, which run as those of masks do or are noise. */
export function randomParts(next: Random, size: { readonly width: number; readonly height: number }): PngParts {
  const [colourType, channels, depths] = pick(next, FORMS);
  const bits = pick(next, depths);
  const interlaced = next() < 0.25;
  const header: PngHeader = { ...size, bits, channels, interlaced, kind: "grey", alpha: false };
  return {
    ...size,
    bits,
    colourType,
    interlaced,
    raw: randomRows(next, header),
    ...(colourType === 3 && { palette: randomBytes(next, 3 * 2 ** bits) }),
    deflate: { level: whole(next, 10), strategy: whole(next, 5), windowBits: 9 + whole(next, 7) },
    chunkBytes: pick(next, [1, 7, 100, 1e6, 1e6, 1e6]),
    ancillary: randomChunks(next, colourType, bits),
  };
}

/** Sizes at which steps of 16 and 32 bytes end in all ways. */
export function randomSize(next: Random): { readonly width: number; readonly height: number } {
  const largest = pick(next, [8, 40, 40, 150]);
  return { width: 1 + whole(next, largest), height: 1 + whole(next, Math.ceil(largest / 2)) };
}

/** A valid file. */
export function randomPng(next: Random, size = randomSize(next)): Buffer {
  return madePng(randomParts(next, size));
}

function randomRows(next: Random, header: PngHeader): Uint8Array {
  const { passes, bytes } = pngPasses(header);
  const raw = new Uint8Array(bytes);
  const step = Math.max(1, (header.channels * header.bits) / 8);
  const only = next() < 0.5 ? whole(next, 5) : undefined;
  const values = pick(next, [1, 2, 5, 256]);
  const zeros = values === 256 ? 0 : pick(next, [0.6, 0.6, 0.95]);
  for (const { start, rowBytes, height } of passes) {
    for (let y = 0; y < height; y++) {
      const at = start + y * (rowBytes + 1);
      raw[at] = only ?? whole(next, 5);
      fillRow(next, raw.subarray(at + 1, at + 1 + rowBytes), { step, values, zeros });
    }
  }
  return raw;
}

/** Runs of residuals, most of them 0, whole pixels long; or, with all values, noise. */
function fillRow(next: Random, row: Uint8Array, { step, values, zeros }: Residuals): void {
  for (let i = 0; i < row.length;) {
    const length = values === 256 ? 1 : step * (1 + Math.floor(40 * next() ** 3));
    const value = next() < zeros ? 0 : whole(next, values);
    row.fill(value, i, i + length);
    i += length;
  }
}

interface Residuals {
  /** Bytes a pixel. */
  readonly step: number;
  readonly values: number;
  /** Share of runs that are 0 for sure. */
  readonly zeros: number;
}

function randomChunks(next: Random, colourType: number, bits: number): NonNullable<PngParts["ancillary"]> {
  const transparency = colourType === 0 ? 2 : colourType === 2 ? 6 : 2 ** bits;
  const known = [
    { type: "gAMA", data: randomBytes(next, 4) },
    { type: "tEXt", data: Buffer.from("Title\0mask") },
    { type: "prVt", data: randomBytes(next, whole(next, 20)) },
    ...(colourType < 4 ? [{ type: "tRNS", data: randomBytes(next, transparency) }] : []),
  ];
  return known.filter(() => next() < 0.2);
}

/** A whole number below the limit. */
export function whole(next: Random, limit: number): number {
  return Math.floor(next() * limit);
}

/** One of the items. */
export function pick<Item>(next: Random, items: readonly Item[]): Item {
  const item = items[whole(next, items.length)];
  if (item === undefined) throw new Error("Nothing to pick from");
  return item;
}

function randomBytes(next: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => whole(next, 256));
}
