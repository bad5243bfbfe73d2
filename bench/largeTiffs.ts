import { writeSync } from "node:fs";
import { Readable } from "node:stream";
import { createDeflate } from "node:zlib";
import { fillRow, repeat, writeRows, type Fill, type LargeKind } from "./largeRows";

/** TIFFs of strips that nothing packs, and of one that is packed. */
export function largeTiffs(): readonly LargeKind[] {
  return [
    tiff("TIFF, 8 bits, not packed", { bits: 8, format: 1, orientation: 1 }, (row, label) => row.fill(label)),
    tiff("TIFF, 8 bits, turned", { bits: 8, format: 1, orientation: 6 }, (row, label) => row.fill(label)),
    tiff("TIFF, floats, not packed", { bits: 32, format: 3, orientation: 1 }, (row, label) =>
      repeat(row, label === 0 ? [0, 0, 0, 0] : [0, 0, 128, 63]),
    ),
    ...Object.entries(PACKERS).map(([name, packer]) => stripTiff(`TIFF, one strip, ${name}`, packer)),
  ];
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
      for (const [index, [tag, value]] of tags.entries()) {
        const isList = tag === 273 || tag === 279;
        start.writeUInt16LE(tag, 10 + index * 12);
        start.writeUInt16LE(4, 12 + index * 12);
        start.writeUInt32LE(isList ? count : 1, 14 + index * 12);
        start.writeUInt32LE(isList ? lists + (tag === 279 ? 4 * count : 0) : value, 18 + index * 12);
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

/** Packs rows as a strip: the number of the compression, and its parts. */
interface StripPacker {
  readonly compression: number;
  readonly pack: (rows: Iterable<Uint8Array>) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const PACKERS: Readonly<Record<string, StripPacker>> = {
  Deflate: { compression: 8, pack: (rows) => Readable.from(rows).pipe(createDeflate({ level: 3 })) },
  LZW: { compression: 5, pack: lzwOf },
  PackBits: { compression: 32773, pack: runsOf },
  ZSTD: { compression: 50000, pack: zstdRunsOf },
};

/** One strip of all rows, and the directory behind it. */
function stripTiff(name: string, { compression, pack }: StripPacker): LargeKind {
  return {
    name,
    ending: ".tif",
    write: async (file, mask) => {
      function* rows(): Generator<Uint8Array> {
        for (let y = 0; y < mask.size; y++) {
          const row = new Uint8Array(mask.size);
          fillRow(row, mask, y, (pixels, label) => pixels.fill(label));
          yield row;
        }
      }
      writeSync(file, Buffer.alloc(8));
      let packed = 0;
      for await (const part of pack(rows())) packed += writeSync(file, part);
      const tags = [
        [256, mask.size],
        [257, mask.size],
        [258, 8],
        [259, compression],
        [262, 1],
        [273, 8],
        [277, 1],
        [278, mask.size],
        [279, packed],
      ] as const;
      const directory = Buffer.alloc(2 + tags.length * 12 + 4);
      directory.writeUInt16LE(tags.length);
      for (const [index, [tag, value]] of tags.entries()) {
        directory.writeUInt16LE(tag, 2 + index * 12);
        directory.writeUInt16LE(4, 4 + index * 12);
        directory.writeUInt32LE(1, 6 + index * 12);
        directory.writeUInt32LE(value, 10 + index * 12);
      }
      writeSync(file, directory);
      const start = Buffer.from("II*\0\0\0\0\0", "latin1");
      start.writeUInt32LE(8 + packed, 4);
      writeSync(file, start, 0, 8, 0);
    },
  };
}

/** Runs of one byte of a row. */
function* byteRuns(row: Uint8Array, longest: number): Generator<readonly [length: number, byte: number]> {
  for (let x = 0; x < row.length;) {
    let end = x + 1;
    while (end < row.length && end - x < longest && row[end] === row[x]) end++;
    yield [end - x, row[x] ?? 0];
    x = end;
  }
}

function* runsOf(rows: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const row of rows)
    yield Uint8Array.from(
      [...byteRuns(row, 128)].flatMap(([length, byte]) => (length === 1 ? [0, byte] : [257 - length, byte])),
    );
}

/** A frame of blocks of one byte again and again, which only the last of is empty (RFC 8878, section 3.1.1.2). */
function* zstdRunsOf(rows: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0x58);
  for (const row of rows)
    yield Uint8Array.from(
      [...byteRuns(row, 2 ** 16)].flatMap(([length, byte]) => {
        const head = (length << 3) | 2;
        return [head & 255, (head >> 8) & 255, head >> 16, byte];
      }),
    );
  yield Uint8Array.of(1, 0, 0);
}

/** Codes of strings that are runs of one byte, as long as they get: what any LZW of a mask is most of. */
function* lzwOf(rows: Iterable<Uint8Array>): Generator<Uint8Array> {
  let bytes: number[] = [];
  let [bits, held] = [0, 0];
  const put = (code: number, width: number): void => {
    bits = (bits << width) | code;
    for (held += width; held >= 8; held -= 8) bytes.push((bits >> (held - 8)) & 255);
    bits &= (1 << held) - 1;
  };
  for (const row of rows) {
    for (const [length, byte] of byteRuns(row, 28_000)) {
      put(256, 9);
      let [left, next, width] = [length, 257, 9];
      // Each code is one byte longer than that before it.
      for (let size = 1; left > 0; size++) {
        const some = Math.min(size, left);
        put(some === 1 ? byte : 256 + some, width);
        left -= some;
        next++;
        if (next >= (1 << width) - 1 && width < 12) width++;
      }
    }
    yield Uint8Array.from(bytes);
    bytes = [];
  }
  yield Uint8Array.of((bits << (8 - held)) & 255);
}

const TIFF_ROWS = 16;
