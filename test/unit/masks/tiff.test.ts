import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LabelMap } from "../../../src/core/labels/labelMap";
import { decodeMask } from "../../../src/masks/decodeMask";
import { ROOT } from "../../support/root";

/** Written by Pillow with libtiff; labels as NumPy had them before, as hashes of little-endian int32. */
const FOLDER = join(ROOT, "test/fixtures/tiff");
const EXPECTED = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Readonly<
  Record<string, { readonly width: number; readonly height: number; readonly labels_int32_sha256: string }>
>;
const LIMITS = { maxPixels: 100_000 };

function decoded(bytes: Uint8Array): LabelMap {
  const result = decodeMask(bytes, LIMITS);
  assert.ok(result.ok, result.ok ? "" : result.message);
  return result.map;
}

function refusal(bytes: Uint8Array): string {
  const result = decodeMask(bytes, LIMITS);
  assert.ok(!result.ok);
  return result.message;
}

/** A TIFF of tags 3 (SHORT) or 4 (LONG) and data behind them, by hand. */
interface TiffParts {
  readonly bigEndian?: boolean;
  readonly tags: Readonly<Record<number, readonly number[]>>;
  /** Strips or tiles; their places go into the tag, their sizes into the other. */
  readonly data: readonly Uint8Array[];
  readonly placesTag: number;
  readonly sizesTag: number;
}

function tiff({ bigEndian = false, tags, data, placesTag, sizesTag }: TiffParts): Buffer {
  const places: number[] = [];
  let at = 8;
  for (const part of data) {
    places.push(at);
    at += part.length;
  }
  const entries = Object.entries({ ...tags, [placesTag]: places, [sizesTag]: data.map(({ length }) => length) });
  const directory = at;
  let extra = directory + 2 + 12 * entries.length + 4;
  const bytes = Buffer.alloc(extra + 4 * entries.reduce((sum, [, values]) => sum + values.length, 0));
  const long = (value: number, to: number): number =>
    bigEndian ? bytes.writeUInt32BE(value, to) : bytes.writeUInt32LE(value, to);
  const short = (value: number, to: number): number =>
    bigEndian ? bytes.writeUInt16BE(value, to) : bytes.writeUInt16LE(value, to);
  bytes.write(bigEndian ? "MM" : "II", "latin1");
  short(42, 2);
  long(directory, 4);
  for (const [index, part] of data.entries()) bytes.set(part, places[index]);
  short(entries.length, directory);
  for (const [index, [tag, values]] of entries.entries()) {
    const entry = directory + 2 + 12 * index;
    short(Number(tag), entry);
    short(4, entry + 2);
    long(values.length, entry + 4);
    if (values.length > 1) long(extra, entry + 8);
    for (const [position, value] of values.entries())
      long(value, values.length === 1 ? entry + 8 : extra + 4 * position);
    if (values.length > 1) extra += 4 * values.length;
  }
  return bytes;
}

describe("decodeMask on TIFF", () => {
  for (const [file, { width, height, labels_int32_sha256: hash }] of Object.entries(EXPECTED)) {
    it(`reads the labels of ${file}`, () => {
      const map = decoded(readFileSync(join(FOLDER, file)));
      assert.deepEqual([map.width, map.height], [width, height]);
      assert.equal(createHash("sha256").update(Int32Array.from(map.labels)).digest("hex"), hash);
    });
  }

  it("carries the palette", () => {
    const { kind, palette } = decoded(readFileSync(join(FOLDER, "palette.tif"))).facts;
    assert.equal(kind, "palette");
    assert.equal(palette?.length, 256 * 6);
  });

  // Tiles of 2 x 2 over an image of 3 x 3: the last column and row of tiles are padded.
  const tiles = [
    Uint8Array.of(0, 1, 3, 4),
    Uint8Array.of(2, 99, 5, 99),
    Uint8Array.of(6, 7, 99, 99),
    Uint8Array.of(8, 99, 99, 99),
  ];
  const tiled = {
    tags: { 256: [3], 257: [3], 258: [8], 259: [1], 262: [1], 322: [2], 323: [2] },
    data: tiles,
    placesTag: 324,
    sizesTag: 325,
  };

  it("puts tiles together and leaves out what lies past the image", () => {
    assert.deepEqual([...decoded(tiff(tiled)).labels], [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("reads 16-bit samples in both byte orders", () => {
    const tags = { 256: [2], 257: [1], 258: [16], 259: [1], 262: [1], 278: [1] };
    const places = { placesTag: 273, sizesTag: 279 };
    assert.deepEqual(
      [...decoded(tiff({ tags, data: [Uint8Array.of(1, 2, 3, 4)], ...places })).labels],
      [0x0201, 0x0403],
    );
    assert.deepEqual(
      [...decoded(tiff({ tags, data: [Uint8Array.of(1, 2, 3, 4)], ...places, bigEndian: true })).labels],
      [0x0102, 0x0304],
    );
  });

  it("does not invert samples where white is 0", () => {
    const tags = { 256: [2], 257: [1], 258: [8], 259: [1], 262: [0], 278: [1] };
    assert.deepEqual(
      [...decoded(tiff({ tags, data: [Uint8Array.of(1, 2)], placesTag: 273, sizesTag: 279 })).labels],
      [1, 2],
    );
  });

  it("refuses what is not a mask, with the reason", () => {
    assert.match(refusal(readFileSync(join(FOLDER, "jpeg_inside.tif"))), /does not keep labels|colour space/);
  });

  it("refuses sizes over the limit and data that does not fill the image", () => {
    assert.match(refusal(tiff({ ...tiled, tags: { ...tiled.tags, 256: [1000], 257: [1000] } })), /limit/);
    assert.match(refusal(tiff({ ...tiled, tags: { ...tiled.tags, 257: [30] } })), /cut short/);
    assert.match(refusal(tiff({ ...tiled, data: [...tiles.slice(0, 3), Uint8Array.of(8)] })), /cut short/);
  });

  it("never throws on a file that is cut short", () => {
    for (const file of ["grey8_lzw_differences.tif", "grey16_packbits.tif", "rgb_tiff_adobe_deflate.tif"]) {
      const whole = readFileSync(join(FOLDER, file));
      for (let length = 4; length < whole.length; length += 97) decodeMask(whole.subarray(0, length), LIMITS);
    }
  });
});
