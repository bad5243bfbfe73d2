import { closeSync, openSync, writeSync } from "node:fs";
import { Readable } from "node:stream";
import { createDeflate, createDeflateRaw } from "node:zlib";
import { crc32 } from "../src/masks/crc32";
import { interlacedRows, madeGif } from "./madeGif";
import { fillRow, repeat, writeRows, type Fill, type LargeKind, type LargeMask } from "./largeRows";
import { largeTiffs } from "./largeTiffs";
import { pngChunk } from "./madePng";

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
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
  channels("NPY, colours", { descr: "|u1", count: 3, axis: "last" }, (row, label) => repeat(row, [label, 7, 9])),
  channels("NPY, float32 scores of 2 classes, channels last", { descr: "<f4", count: 2, axis: "last" }, (row, label) =>
    repeat(row, label % 2 === 0 ? [0, 0, 64, 63, 0, 0, 128, 62] : [0, 0, 128, 62, 0, 0, 64, 63]),
  ),
  channels("NPY, one-hot of 4 classes, channels first", { descr: "|u1", count: 4, axis: "first" }, oneHot),
  npy("NPY, int64", "<i8", false, (row, label) => repeat(row, [label, 0, 0, 0, 0, 0, 0, 0])),
  npz("NPZ, uint8", 0, false),
  npz("NPZ, uint8, deflated", 8, false),
  npz("NPZ, uint8, deflated, Fortran order", 8, true),
  npz("NPZ, int64, deflated", 8, false, "<i8"),
  { name: "BMP, 8 bits", ending: ".bmp", write: writeBmp },
  gif("GIF", false),
  gif("GIF, interlaced", true),
  { name: "BMP, RLE8", ending: ".bmp", write: writeRunsBmp },
  ...largeTiffs(),
  { name: "PGM, in digits", ending: ".pgm", write: writePlainPgm },
  { name: "PGM", ending: ".pgm", write: writePgm },
];

/** Fills a row of the plane of a class. */
function oneHot(row: Uint8Array, label: number, channel: number): Uint8Array {
  return row.fill(label % 4 === channel ? 1 : 0);
}

/** Writes a mask of blobs. */
export async function writeLargeMask(kind: LargeKind, path: string, mask: LargeMask): Promise<void> {
  const file = openSync(path, "w");
  try {
    await kind.write(file, mask);
  } finally {
    closeSync(file);
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
      writeSync(file, npyStart([mask.size, mask.size], descr, fortranOrder));
      return writeRows(file, mask, fill, Number(descr.slice(2)));
    },
  };
}

interface ChannelForm {
  readonly descr: string;
  readonly count: number;
  readonly axis: "first" | "last";
}

/** An array of several numbers a pixel, in planes or pixel by pixel. */
function channels(
  name: string,
  { descr, count, axis }: ChannelForm,
  fill: (row: Uint8Array, label: number, channel: number) => Uint8Array,
): LargeKind {
  return {
    name,
    ending: ".npy",
    write: async (file, mask) => {
      const { size } = mask;
      const shape = axis === "first" ? [count, size, size] : [size, size, count];
      writeSync(file, npyStart(shape, descr, false));
      if (axis === "last")
        return writeRows(file, mask, (row, label) => fill(row, label, 0), count * Number(descr.slice(2)));
      for (let channel = 0; channel < count; channel++)
        await writeRows(file, mask, (row, label) => fill(row, label, channel), Number(descr.slice(2)));
    },
  };
}

function npyStart(shape: readonly number[], descr: string, fortranOrder: boolean): Buffer {
  const header = `{'descr': '${descr}', 'fortran_order': ${fortranOrder ? "True" : "False"}, 'shape': (${shape.join(", ")}), }`;
  const start = Buffer.alloc(10 + 118, " ");
  start.write("\x93NUMPY\x01\x00", "latin1");
  start.writeUInt16LE(118, 8);
  start.write(header, 10, "latin1");
  start[127] = 10;
  return start;
}

/** An archive as np.savez and np.savez_compressed write it, but that its local header has no sizes. */
function npz(name: string, method: 0 | 8, fortranOrder: boolean, descr = "|u1"): LargeKind {
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
        const pixelBytes = Number(descr.slice(2));
        const row = Buffer.alloc(mask.size * pixelBytes);
        const pixel = Array<number>(pixelBytes).fill(0);
        for (let y = -1; y < mask.size; y++) {
          if (y >= 0)
            fillRow(row, mask, y, (pixels, label) => repeat(pixels, [label, ...pixel.slice(1)]), { pixelBytes });
          const part = y < 0 ? npyStart([mask.size, mask.size], descr, fortranOrder) : Buffer.from(row);
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
