import { closeSync, openSync, writeSync } from "node:fs";
import { Readable } from "node:stream";
import { createDeflate, createDeflateRaw } from "node:zlib";
import { crc32 } from "../src/masks/crc32";
import { interlacedRows, madeGif } from "./madeGif";
import { pngChunk } from "./madePng";

export interface LargeMask {
  /** Pixels of a side. */
  readonly size: number;
  /** By how many pixels its blobs are moved. */
  readonly shift: number;
}

/** A kind of file that large masks are written in, row by row, so that writing takes no memory either. */
export interface LargeKind {
  readonly name: string;
  readonly ending: string;
  readonly write: (file: number, mask: LargeMask) => Promise<void>;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Pixels between two changes of the label. */
const BLOB = 512;
const LABELS = 19;

export const LARGE_KINDS: readonly LargeKind[] = [
  png("PNG, 8 bits", { bits: 8, colourType: 0, interlaced: false }, (row, label) => row.fill(label)),
  png("PNG, 16 bits", { bits: 16, colourType: 0, interlaced: false }, (row, label) => repeat(row, [label, 200])),
  png("PNG, RGB", { bits: 8, colourType: 2, interlaced: false }, (row, label) => repeat(row, [label, 7, 9])),
  png("PNG, 8 bits, interlaced", { bits: 8, colourType: 0, interlaced: true }, (row, label) => row.fill(label)),
  png("PNG, 16 bits, interlaced", { bits: 16, colourType: 0, interlaced: true }, (row, label) =>
    repeat(row, [label, 200]),
  ),
  npy("NPY, uint8", "|u1", false, (row, label) => row.fill(label)),
  npy("NPY, uint8, Fortran order", "|u1", true, (row, label) => row.fill(label)),
  npy("NPY, int64", "<i8", false, (row, label) => repeat(row, [label, 0, 0, 0, 0, 0, 0, 0])),
  npz("NPZ, uint8", 0, false),
  npz("NPZ, uint8, deflated", 8, false),
  npz("NPZ, uint8, deflated, Fortran order", 8, true),
  { name: "BMP, 8 bits", ending: ".bmp", write: writeBmp },
  gif("GIF", false),
  gif("GIF, interlaced", true),
  { name: "BMP, RLE8", ending: ".bmp", write: writeRunsBmp },
  tiff("TIFF, 8 bits, not packed", { bits: 8, format: 1, orientation: 1 }, (row, label) => row.fill(label)),
  tiff("TIFF, 8 bits, turned", { bits: 8, format: 1, orientation: 6 }, (row, label) => row.fill(label)),
  tiff("TIFF, floats, not packed", { bits: 32, format: 3, orientation: 1 }, (row, label) =>
    repeat(row, label === 0 ? [0, 0, 0, 0] : [0, 0, 128, 63]),
  ),
  { name: "PGM, in digits", ending: ".pgm", write: writePlainPgm },
  { name: "PGM", ending: ".pgm", write: writePgm },
];

/** Writes a mask of blobs. */
export async function writeLargeMask(kind: LargeKind, path: string, mask: LargeMask): Promise<void> {
  const file = openSync(path, "w");
  try {
    await kind.write(file, mask);
  } finally {
    closeSync(file);
  }
}

/** Fills the bytes of pixels of one label. */
type Fill = (pixels: Uint8Array, label: number) => Uint8Array;

function repeat(pixels: Uint8Array, pixel: readonly number[]): Uint8Array {
  for (let at = 0; at < pixels.length; at++) pixels[at] = pixel[at % pixel.length] ?? 0;
  return pixels;
}

/** The row `y`, or those of its pixels that lie `step` apart from `left` on. */
function fillRow(
  into: Uint8Array,
  { shift }: LargeMask,
  y: number,
  fill: Fill,
  { left = 0, step = 1, pixelBytes = 1 } = {},
): void {
  const run = BLOB / step / 8;
  const count = into.length / pixelBytes;
  for (let from = 0; from < count; from += run) {
    const x = left + from * step + shift;
    const label = (Math.floor(x / BLOB) * 7 + Math.floor(y / BLOB) * 3) % LABELS;
    fill(into.subarray(from * pixelBytes, (from + run) * pixelBytes), label);
  }
}

interface PngForm {
  readonly bits: number;
  readonly colourType: 0 | 2;
  readonly interlaced: boolean;
}

const WHOLE = [[0, 0, 1, 1]] as const;
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function png(name: string, { bits, colourType, interlaced }: PngForm, fill: Fill): LargeKind {
  const pixelBytes = (colourType === 2 ? 3 : 1) * (bits / 8);
  function* rows(mask: LargeMask): Generator<Buffer> {
    for (const [left, top, stepX, stepY] of interlaced ? ADAM7 : WHOLE) {
      for (let y = top; y < mask.size; y += stepY) {
        const row = Buffer.alloc(1 + Math.ceil((mask.size - left) / stepX) * pixelBytes);
        fillRow(row.subarray(1), mask, y, fill, { left, step: stepX, pixelBytes });
        yield row;
      }
    }
  }
  return {
    name,
    ending: ".png",
    write: async (file, mask) => {
      const header = Buffer.alloc(13);
      header.writeUInt32BE(mask.size, 0);
      header.writeUInt32BE(mask.size, 4);
      header.set([bits, colourType, 0, 0, interlaced ? 1 : 0], 8);
      writeSync(file, Buffer.concat([PNG_SIGNATURE, pngChunk("IHDR", header)]));
      const stream = Readable.from(rows(mask)).pipe(createDeflate({ level: 3 }));
      for await (const part of stream) writeSync(file, pngChunk("IDAT", part as Buffer));
      writeSync(file, pngChunk("IEND", new Uint8Array(0)));
    },
  };
}

function npy(name: string, descr: string, fortranOrder: boolean, fill: Fill): LargeKind {
  return {
    name,
    ending: ".npy",
    write: (file, mask) => {
      writeSync(file, npyStart(mask, descr, fortranOrder));
      return writeRows(file, mask, fill, Number(descr.slice(2)));
    },
  };
}

function npyStart({ size }: LargeMask, descr: string, fortranOrder: boolean): Buffer {
  const header = `{'descr': '${descr}', 'fortran_order': ${fortranOrder ? "True" : "False"}, 'shape': (${size}, ${size}), }`;
  const start = Buffer.alloc(10 + 118, " ");
  start.write("\x93NUMPY\x01\x00", "latin1");
  start.writeUInt16LE(118, 8);
  start.write(header, 10, "latin1");
  start[127] = 10;
  return start;
}

/** An archive as np.savez and np.savez_compressed write it, but that its local header has no sizes. */
function npz(name: string, method: 0 | 8, fortranOrder: boolean): LargeKind {
  return {
    name,
    ending: ".npz",
    write: async (file, mask) => {
      const array = Buffer.from("mask.npy");
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50);
      local.writeUInt16LE(array.length, 26);
      writeSync(file, Buffer.concat([local, array]));
      let [crc, size, packed] = [0, 0, 0];
      function* parts(): Generator<Buffer> {
        const row = Buffer.alloc(mask.size);
        for (let y = -1; y < mask.size; y++) {
          if (y >= 0) fillRow(row, mask, y, (pixels, label) => pixels.fill(label));
          const part = y < 0 ? npyStart(mask, "|u1", fortranOrder) : Buffer.from(row);
          crc = crc32(part, crc);
          size += part.length;
          yield part;
        }
      }
      const data = Readable.from(parts());
      for await (const part of method === 0 ? data : data.pipe(createDeflateRaw({ level: 3 })))
        packed += writeSync(file, part as Buffer);
      const entry = Buffer.alloc(46);
      entry.writeUInt32LE(0x02014b50);
      entry.writeUInt16LE(method, 10);
      entry.writeUInt32LE(crc, 16);
      entry.writeUInt32LE(packed, 20);
      entry.writeUInt32LE(size, 24);
      entry.writeUInt16LE(array.length, 28);
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50);
      end.writeUInt16LE(1, 10);
      end.writeUInt32LE(local.length + array.length + packed, 16);
      writeSync(file, Buffer.concat([entry, array, end]));
    },
  };
}

function gif(name: string, interlaced: boolean): LargeKind {
  function* rows(mask: LargeMask): Generator<Uint8Array> {
    const row = new Uint8Array(mask.size);
    for (const y of interlaced ? interlacedRows(mask.size) : Array(mask.size).keys()) {
      fillRow(row, mask, y, (pixels, label) => pixels.fill(label));
      yield row;
    }
  }
  return {
    name,
    ending: ".gif",
    write: (file, mask) => {
      const form = { width: mask.size, height: mask.size, interlaced, clears: true };
      for (const part of madeGif(rows(mask), form)) writeSync(file, part);
      return Promise.resolve();
    },
  };
}

function writeBmp(file: number, mask: LargeMask): Promise<void> {
  writeSync(file, bmpStart(mask, 0));
  return writeRows(file, mask, (row, label) => row.fill(label), 1);
}

function writeRunsBmp(file: number, mask: LargeMask): Promise<void> {
  writeSync(file, bmpStart(mask, 1));
  const row = new Uint8Array(mask.size);
  for (let y = 0; y < mask.size; y++) {
    fillRow(row, mask, y, (pixels, label) => pixels.fill(label));
    const pairs: number[] = [];
    for (let x = 0; x < mask.size;) {
      let end = x + 1;
      while (end < mask.size && end - x < 255 && row[end] === row[x]) end++;
      pairs.push(end - x, row[x] ?? 0);
      x = end;
    }
    writeSync(file, Buffer.from([...pairs, 0, 0]));
  }
  writeSync(file, Buffer.from([0, 1]));
  return Promise.resolve();
}

function bmpStart(mask: LargeMask, compression: number): Buffer {
  const start = Buffer.alloc(54 + 1024);
  start.write("BM", "latin1");
  start.writeUInt32LE(compression, 30);
  start.writeUInt32LE(start.length, 10);
  start.writeUInt32LE(40, 14);
  start.writeInt32LE(mask.size, 18);
  start.writeInt32LE(mask.size, 22);
  start.writeUInt16LE(1, 26);
  start.writeUInt16LE(8, 28);
  return start;
}

/** One directory, then strips of 16 rows that nothing packs. */
function tiff(
  name: string,
  form: { readonly bits: number; readonly format: number; readonly orientation: number },
  fill: Fill,
): LargeKind {
  return {
    name,
    ending: ".tif",
    write: (file, mask) => {
      const count = Math.ceil(mask.size / TIFF_ROWS);
      const stripBytes = (mask.size * TIFF_ROWS * form.bits) / 8;
      const tags = [
        [256, mask.size],
        [257, mask.size],
        [258, form.bits],
        [259, 1],
        [262, 1],
        [273, 0],
        [274, form.orientation],
        [277, 1],
        [278, TIFF_ROWS],
        [279, 0],
        [339, form.format],
      ] as const;
      const lists = 8 + 2 + tags.length * 12 + 4;
      const start = Buffer.alloc(lists + 8 * count);
      start.write("II*\0", "latin1");
      start.writeUInt32LE(8, 4);
      start.writeUInt16LE(tags.length, 8);
      for (const [place, [tag, value]] of tags.entries()) {
        const isList = tag === 273 || tag === 279;
        start.writeUInt16LE(tag, 10 + place * 12);
        start.writeUInt16LE(4, 12 + place * 12);
        start.writeUInt32LE(isList ? count : 1, 14 + place * 12);
        start.writeUInt32LE(isList ? lists + (tag === 279 ? 4 * count : 0) : value, 18 + place * 12);
      }
      for (let strip = 0; strip < count; strip++) {
        start.writeUInt32LE(start.length + strip * stripBytes, lists + 4 * strip);
        start.writeUInt32LE(stripBytes, lists + 4 * (count + strip));
      }
      writeSync(file, start);
      return writeRows(file, mask, fill, form.bits / 8);
    },
  };
}

const TIFF_ROWS = 16;

function writePlainPgm(file: number, mask: LargeMask): Promise<void> {
  writeSync(file, `P2 ${mask.size} ${mask.size} 255\n`);
  const row = new Uint8Array(mask.size);
  for (let y = 0; y < mask.size; y++) {
    fillRow(row, mask, y, (pixels, label) => pixels.fill(label));
    writeSync(file, `${row.join(" ")}\n`);
  }
  return Promise.resolve();
}

function writePgm(file: number, mask: LargeMask): Promise<void> {
  writeSync(file, `P5 ${mask.size} ${mask.size} 255\n`);
  return writeRows(file, mask, (row, label) => row.fill(label), 1);
}

function writeRows(file: number, mask: LargeMask, fill: Fill, pixelBytes: number): Promise<void> {
  const row = new Uint8Array(mask.size * pixelBytes);
  for (let y = 0; y < mask.size; y++) {
    fillRow(row, mask, y, fill, { pixelBytes });
    writeSync(file, row);
  }
  return Promise.resolve();
}
