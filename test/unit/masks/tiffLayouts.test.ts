import assert from "node:assert/strict";
import type { LabelMap } from "../../../src/core/labels/labelMap";
import { decodeMask } from "../../../src/masks/decodeMask";
import { madeTiff, textOf, type MadePage, type MadeTag, type MadeTiff } from "../../support/madeTiff";

const LIMITS = { maxPixels: 100_000 };

/** Tags of an 8-bit grey image of 3 x 2 in one strip, with others in place of them; without where undefined. */
function tagsOf(other: Readonly<Record<number, MadeTag | readonly number[] | undefined>> = {}): readonly MadeTag[] {
  const all: Readonly<Record<number, MadeTag | readonly number[] | undefined>> = {
    256: [3],
    257: [2],
    258: [8],
    259: [1],
    262: [1],
    277: [1],
    278: [2],
    ...other,
  };
  return Object.entries(all).flatMap(([tag, given]): readonly MadeTag[] => {
    if (given === undefined) return [];
    return isTag(given) ? [given] : [{ tag: Number(tag), values: given }];
  });
}

function isTag(given: MadeTag | readonly number[]): given is MadeTag {
  return "tag" in given;
}

const SIX = Uint8Array.of(1, 2, 3, 4, 5, 6);

function page(other: Parameters<typeof tagsOf>[0] = {}, more: Partial<MadePage> = {}): MadeTiff {
  return { pages: [{ tags: tagsOf(other), blocks: [SIX], ...more }] };
}

function decoded(made: MadeTiff): LabelMap {
  const result = decodeMask(madeTiff(made), LIMITS);
  assert.ok(result.ok, result.ok ? "" : result.message);
  return result.map;
}

function labels(made: MadeTiff): readonly number[] {
  return [...decoded(made).labels];
}

function refusal(made: MadeTiff): string {
  const result = decodeMask(madeTiff(made), LIMITS);
  assert.ok(!result.ok, "must be refused");
  return result.message;
}

function floats(...values: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

describe("the layout of a TIFF", () => {
  it("is read in both orders of bytes, classic and big", () => {
    for (const big of [false, true])
      for (const bigEndian of [false, true]) assert.deepEqual(labels({ ...page(), big, bigEndian }), [...SIX]);
  });

  it("may have tiles whose places stand as those of strips, and strips as those of tiles", () => {
    const tiles = { 256: [3], 257: [2], 278: undefined, 322: [2], 323: [2] };
    const blocks = [Uint8Array.of(1, 2, 4, 5), Uint8Array.of(3, 99, 6, 99)];
    assert.deepEqual(labels(page(tiles, { blocks })), [...SIX]);
    assert.deepEqual(labels(page({}, { placesTag: 324, sizesTag: 325 })), [...SIX]);
  });

  it("may leave out sizes of strips, the height of strips, and a compression that is none", () => {
    assert.deepEqual(labels(page({}, { sizesTag: 0 })), [...SIX]);
    assert.deepEqual(labels(page({ 278: undefined, 259: undefined, 277: undefined })), [...SIX]);
    assert.deepEqual(labels(page({ 279: [0] })), [...SIX]);
    // Packed by PackBits, of no known length.
    assert.deepEqual(labels(page({ 259: [32773] }, { blocks: [Uint8Array.of(5, ...SIX)], sizesTag: 0 })), [...SIX]);
  });

  it("may leave out strips, which are 0, or no data where the file has a value for it", () => {
    const halves = { 278: [1], 273: { tag: 273, type: 4, values: [8, 0] }, 279: { tag: 279, type: 4, values: [3, 0] } };
    assert.deepEqual(labels(page(halves)), [1, 2, 3, 0, 0, 0]);
    assert.deepEqual(
      labels(page({ ...halves, 42113: { tag: 42113, type: 2, values: textOf("9") } })),
      [1, 2, 3, 9, 9, 9],
    );
    assert.match(
      refusal(
        page({ ...halves, 273: { tag: 273, type: 4, values: [8, 0] }, 279: { tag: 279, type: 4, values: [3, 3] } }),
      ),
      /damaged or cut short/,
    );
  });

  it("has sizes, places and counts that are whole numbers", () => {
    for (const [tag, name] of [
      [256, "ImageWidth"],
      [257, "ImageLength"],
      [277, "SamplesPerPixel"],
      [278, "RowsPerStrip"],
      [273, "StripOffsets"],
    ] as const) {
      assert.match(
        refusal(page({ [tag]: { tag, type: 11, values: [2] } })),
        new RegExp(`${name} of the TIFF is of the type FLOAT`),
      );
    }
    assert.match(
      refusal(page({ 273: { tag: 273, type: 7, values: [8] } })),
      /StripOffsets of the TIFF is of the type UNDEFINED/,
    );
  });

  it("is refused where it cannot be, with what is wrong", () => {
    assert.match(refusal(page({ 277: [0] })), /0 samples a pixel/);
    assert.match(refusal(page({ 278: [0] })), /strips or tiles have 3 x 0 pixels/);
    assert.match(refusal(page({ 274: [9] })), /Orientation of the TIFF is 9/);
    assert.match(refusal(page({ 266: [3] })), /FillOrder of the TIFF is 3/);
    assert.match(refusal(page({ 284: [3] })), /PlanarConfiguration of the TIFF is 3/);
    assert.match(refusal(page({ 277: [3], 262: [2], 258: [8, 8, 16] })), /differ in BitsPerSample \(8 and 16\)/);
    assert.match(refusal(page({ 277: [3] })), /3 bands of 8 bits, and a mask has one/);
    assert.match(refusal(page({ 339: [5] })), /complex numbers/);
    assert.match(refusal(page({ 262: [6] })), /colour space YCbCr/);
    assert.match(refusal(page({ 259: [4] })), /8 bits in a compression for 1 bit/);
    assert.match(refusal(page({ 273: { tag: 273, type: 4, values: [4000] } })), /damaged or cut short/);
    assert.match(refusal(page({ 279: [5] })), /damaged or cut short/);
  });

  it("names a compression that is not read, and what to do", () => {
    for (const [method, name] of [
      [7, "JPEG"],
      [6, "JPEG of the old kind"],
      [34887, "LERC"],
      [50001, "WebP"],
      [50002, "JPEG XL"],
      [34712, "JPEG 2000"],
      [34925, "LZMA"],
    ] as const) {
      assert.match(
        refusal(page({ 259: [method] })),
        new RegExp(`compressed by ${name} \\(method ${method}\\), which .*Write the mask with LZW`),
      );
    }
    assert.match(refusal(page({ 259: [9999] })), /method 9999, which is not known here/);
  });

  it("has a predictor only with compressions that know one, and of whole bytes", () => {
    assert.deepEqual(labels(page({ 317: [2] })), [...SIX]);
    const packed = { blocks: [Uint8Array.of(0x80, 0x00, 0x40, 0x50, 0x10)] };
    assert.match(refusal(page({ 259: [5], 258: [4], 317: [2] }, packed)), /predictor 2 with samples of 4 bits/);
    assert.match(refusal(page({ 259: [5], 258: [1], 317: [2] }, packed)), /predictor 2 with samples of 1 bits/);
    assert.match(refusal(page({ 259: [5], 317: [3] }, packed)), /predictor 3 with samples of 8 bits \(unsigned\)/);
    assert.match(refusal(page({ 259: [5], 317: [7] }, packed)), /predictor 7/);
  });

  it("reads one band of planes, and refuses a second band that is not said to be alpha", () => {
    assert.deepEqual(labels(page({ 284: [2] })), [...SIX]);
    const two = { 277: [2], 258: [8, 8], 284: [2] };
    const blocks = [SIX, Uint8Array.of(7, 7, 7, 7, 7, 8)];
    assert.match(refusal(page(two, { blocks })), /holds 2 bands, and a mask has one/);
    assert.match(
      String(decoded(page({ ...two, 338: [2] }, { blocks })).facts.notes),
      /alpha of the file is not constant/,
    );
    const constant = decoded(page(two, { blocks: [SIX, new Uint8Array(6).fill(7)] }));
    assert.deepEqual([[...constant.labels], constant.facts.notes], [[...SIX], undefined]);
  });

  it("packs colours of 16 bits as PNG does", () => {
    const colour = { 256: [1], 257: [1], 277: [3], 258: [16, 16, 16], 262: [2], 278: [1] };
    assert.deepEqual(labels(page(colour, { blocks: [Uint8Array.of(1, 0, 2, 0, 3, 0)] })), [0x010203]);
    assert.deepEqual(labels(page(colour, { blocks: [Uint8Array.of(9, 1, 8, 2, 7, 3)] })), [0x010203]);
    const clash = { blocks: [Uint8Array.of(9, 1, 8, 2, 7, 3, 9, 1, 8, 2, 6, 3)] };
    assert.match(refusal(page({ ...colour, 256: [2] }, clash)), /the same in their upper 8 bits/);
  });

  it("says that white is 0, and keeps the numbers", () => {
    const { labels: read, facts } = decoded(page({ 262: [0] }));
    assert.deepEqual([...read], [...SIX]);
    assert.match(String(facts.notes), /White is 0 in the file.*as stored/);
  });

  it("takes palettes of 8-bit values as they are, and goes without one", () => {
    const map = Array.from({ length: 768 }, (_, i) => i % 256);
    assert.equal(decoded(page({ 262: [3], 320: map })).facts.palette?.slice(0, 12), "000000010101");
    assert.equal(
      decoded(page({ 262: [3], 320: map.map((value) => value * 257) })).facts.palette?.slice(0, 12),
      "000000010101",
    );
    assert.equal(decoded(page({ 262: [3] })).facts.palette, undefined);
  });

  it("takes no memory for tiles that are larger than the image by far", () => {
    const huge = (width: number, height: number): MadeTiff =>
      page(
        {
          256: [1],
          257: [1],
          278: undefined,
          322: { tag: 322, type: 4, values: [width] },
          323: { tag: 323, type: 4, values: [height] },
        },
        { placesTag: 324, sizesTag: 325 },
      );
    assert.match(refusal(huge(60_000, 60_000)), /tiles of 60000 x 60000 pixels for an image of 1 x 1/);
    assert.match(refusal(huge(4_294_967_295, 1)), /tiles of 4294967295 x 1 pixels/);
    // A tile of which so few bytes cannot be all.
    const deflated = page({
      ...Object.fromEntries(huge(8000, 8000).pages[0]?.tags.map((tag) => [tag.tag, tag]) ?? []),
      259: [8],
    });
    assert.match(refusal(deflated), /damaged|less than|strips/);
  });

  it("is refused over the limit of pixels before its strips are looked at", () => {
    assert.match(refusal(page({ 256: { tag: 256, type: 4, values: [100_000] } })), /more than the limit/);
    assert.match(refusal(page({ 257: [0] })), /at least one pixel/);
  });
});

describe("the numbers of a TIFF", () => {
  const wide = (bits: number, format: number, block: Uint8Array, more: Parameters<typeof tagsOf>[0] = {}): MadeTiff =>
    page(
      { 256: [(8 * block.length) / bits], 257: [1], 258: [bits], 339: [format], 278: [1], ...more },
      { blocks: [block] },
    );
  const nodata = (text: string): Parameters<typeof tagsOf>[0] => ({
    42113: { tag: 42113, type: 2, values: textOf(text) },
  });

  it("are labels where they are whole and fit 32 bits with a sign", () => {
    assert.deepEqual(labels(wide(32, 3, floats(0, -0, 3, -7, 2 ** 24))), [0, 0, 3, -7, 2 ** 24]);
    assert.deepEqual(
      labels(wide(64, 2, new Uint8Array(BigInt64Array.of(-1n, -2147483647n, 2147483647n).buffer))),
      [-1, -2147483647, 2147483647],
    );
    assert.deepEqual(labels(wide(8, 2, Uint8Array.of(255, 127))), [-1, 127]);
  });

  it("are refused where they are not, with the number", () => {
    assert.match(
      refusal(wide(32, 1, new Uint8Array(Uint32Array.of(1, 3_000_000_000).buffer))),
      /1 labels beyond 32 bits with a sign, the first 3000000000/,
    );
    // The lowest of all stands for a missing prediction.
    assert.match(refusal(wide(32, 2, new Uint8Array(Int32Array.of(1, -(2 ** 31)).buffer))), /the first -2147483648/);
    assert.match(
      refusal(wide(64, 1, new Uint8Array(BigUint64Array.of(2n ** 32n + 1n).buffer))),
      /the first 4294967297/,
    );
    assert.match(refusal(wide(32, 3, floats(1, Infinity))), /the first Infinity/);
    assert.match(
      refusal(wide(32, 3, floats(1, 2.5, 3.5))),
      /2 numbers with a fraction, the first 2.5: those are read as scores, which are from 0 to 1, and not all/,
    );
    assert.match(refusal(wide(32, 3, floats(0.5, NaN))), /without NaN and no-data values/);
    assert.match(refusal(wide(32, 3, floats(0.5, -9999), nodata("-9999"))), /without NaN and no-data values/);
    assert.match(
      refusal(wide(32, 3, floats(1, NaN, NaN))),
      /2 pixels that are not a number \(NaN\), and no GDAL_NODATA/,
    );
  });

  it("are the levels of scores where one has a fraction and all are from 0 to 1, parted at the threshold", () => {
    const { labels: levels, facts } = decoded(wide(32, 3, floats(0, 0.25, 0.5, 0.499, 1), nodata("0")));
    assert.deepEqual([...levels], [0, 64, 128, 127, 255]);
    assert.deepEqual([facts.scores, facts.nodata], [{ kind: "levels" }, undefined]);
    const at = (threshold: number): readonly number[] => {
      const result = decodeMask(madeTiff(wide(32, 3, floats(0.3, 0.302, 0.299))), { ...LIMITS, threshold });
      return result.ok ? [...result.map.labels] : [];
    };
    assert.deepEqual(at(0.301), [76, 78, 76], "0.301 is at level 77.06: from level 78 on");
    assert.deepEqual([...decoded(wide(64, 3, new Uint8Array(Float64Array.of(0.1, 1).buffer))).labels], [25, 255]);
  });

  it("that mean no data are a separate label where they can be none", () => {
    const read = (made: MadeTiff): unknown => {
      const { labels: found, facts } = decoded(made);
      return [[...found], facts.nodata, facts.notes?.length ?? 0];
    };
    const none = -2147483647;
    assert.deepEqual(read(wide(32, 3, floats(1, NaN), nodata("nan"))), [[1, none], none, 1]);
    assert.deepEqual(read(wide(32, 3, floats(1, -3.4028234663852886e38), nodata("-3.4028234663852886e+38"))), [
      [1, none],
      none,
      1,
    ]);
    assert.deepEqual(read(wide(32, 1, new Uint8Array(Uint32Array.of(1, 4_294_967_295).buffer), nodata("4294967295"))), [
      [1, none],
      none,
      1,
    ]);
    assert.deepEqual(read(wide(32, 2, new Uint8Array(Int32Array.of(1, -(2 ** 31)).buffer), nodata("-2147483648"))), [
      [1, none],
      none,
      1,
    ]);
    assert.deepEqual(
      read(wide(64, 1, new Uint8Array(BigUint64Array.of(1n, 2n ** 64n - 1n).buffer), nodata("18446744073709551615"))),
      [[1, none], none, 1],
    );
    assert.deepEqual(read(wide(32, 3, floats(1, -9999), nodata("-9999"))), [[1, -9999], -9999, 0]);
    assert.match(refusal(wide(32, 3, floats(1, NaN), nodata("-9999"))), /1 pixels that are not a number/);
  });

  it("have a value for no data only where they can have it", () => {
    const given = (text: string, other: Parameters<typeof tagsOf>[0] = {}): unknown =>
      decoded(page({ ...nodata(text), ...other })).facts.nodata;
    assert.deepEqual(
      ["0", "255", " 6 ", "256", "-9999", "nan", "1.5", "", "none"].map((text) => given(text)),
      [0, 255, 6, ...Array<undefined>(6).fill(undefined)],
    );
    assert.equal(
      decoded(page({ ...nodata("255"), 256: [2], 257: [1], 277: [3], 262: [2], 258: [8, 8, 8] })).facts.nodata,
      0xffffff,
    );
  });
});
