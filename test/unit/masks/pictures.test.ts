import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MASK_FORMATS } from "../../../src/core/formats/maskFormats";
import { random } from "../../../bench/random";
import { decodeMask, type Decoded } from "../../../src/masks/decodeMask";
import { PairCounter } from "../../../src/worker/pairCounter";
import { KERNEL } from "../../support/kernel";
import { ROOT } from "../../support/root";

/**
 * BMP, GIF and Netpbm as Pillow 9.4 writes them from arrays of numpy, which are what is expected; plain PBM, PGM and PPM by hand after
 * pbm(5); rle8.bmp, bits4.bmp and interlaced.gif as GraphicsMagick 1.4 writes them and Pillow reads them.
 */
const FOLDER = join(ROOT, "test/fixtures/pictures");
const LIMITS = { maxPixels: 1_000_000 };

interface Expected {
  readonly kind: string;
  readonly width: number;
  readonly height: number;
  readonly labels: readonly number[];
}

const EXPECTED = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Readonly<Record<string, Expected>>;

function file(name: string): Buffer {
  return readFileSync(join(FOLDER, name));
}

function refusal(bytes: Uint8Array): string {
  const decoded = decodeMask(bytes, LIMITS);
  assert.ok(!decoded.ok, "it was read");
  return decoded.message;
}

function labels(decoded: Decoded): readonly number[] {
  assert.ok(decoded.ok, decoded.ok ? "" : decoded.message);
  return [...decoded.map.labels];
}

/** A BMP with a palette, its rows given as they lie in the file; 4 bits in runs or 8. */
function bmp({
  width,
  height,
  bits,
  compression,
  rows,
  palette = [0, 0, 0, 0, 0, 0, 255, 0],
}: {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly compression: number;
  readonly rows: readonly number[];
  readonly palette?: readonly number[];
}): Buffer {
  const head = Buffer.alloc(54);
  head.write("BM");
  head.writeUInt32LE(54 + palette.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(compression, 30);
  head.writeUInt32LE(palette.length / 4, 46);
  return Buffer.concat([head, Buffer.from(palette), Buffer.from(rows)]);
}

describe("pictures of other formats", () => {
  for (const [name, { kind, width, height, labels: expected }] of Object.entries(EXPECTED)) {
    it(`${name} gives its labels, and the kernel counts the same`, () => {
      const decoded = decodeMask(file(name), LIMITS);
      assert.deepEqual(labels(decoded), expected);
      assert.ok(decoded.ok);
      assert.deepEqual([decoded.map.facts.kind, decoded.map.width, decoded.map.height], [kind, width, height]);
      const pair = { target: { bytes: file(name) }, prediction: { bytes: file(name) } };
      assert.deepEqual(new PairCounter({ ...LIMITS, kernel: KERNEL }).count(pair), new PairCounter(LIMITS).count(pair));
    });
  }

  it("each format that is read has a file among the fixtures, by its ending", () => {
    const files = readdirSync(join(ROOT, "test/fixtures"), { recursive: true, encoding: "utf8" });
    const arrays = ["NPY", "NPZ"];
    for (const { name, extensions } of MASK_FORMATS) {
      assert.ok(
        arrays.includes(name) || files.some((path) => extensions.some((extension) => path.endsWith(`.${extension}`))),
        `no fixture of ${name}`,
      );
    }
  });

  it("a row in RLE4, with runs of both kinds", () => {
    const rows = [4, 0x10, 0, 3, 0x01, 0x10, 0, 0, 0, 1];
    assert.deepEqual(
      labels(decodeMask(bmp({ width: 7, height: 1, bits: 4, compression: 2, rows }), LIMITS)),
      [1, 0, 1, 0, 0, 1, 1],
    );
  });

  it("indices of RLE8 as they are, padded to an even number of bytes", () => {
    const rows = [0, 3, 1, 0, 1, 99, 2, 1, 0, 1];
    assert.deepEqual(
      labels(decodeMask(bmp({ width: 5, height: 1, bits: 8, compression: 1, rows }), LIMITS)),
      [1, 0, 1, 1, 1],
    );
  });

  it("rows of a BMP that begins at the top", () => {
    const rows = [1, 0, 0, 0, 0, 1, 0, 0];
    assert.deepEqual(
      labels(decodeMask(bmp({ width: 2, height: -2, bits: 8, compression: 0, rows }), LIMITS)),
      [1, 0, 0, 1],
    );
    assert.deepEqual(
      labels(decodeMask(bmp({ width: 2, height: 2, bits: 8, compression: 0, rows }), LIMITS)),
      [0, 1, 1, 0],
    );
  });
});

describe("pictures that keep no labels, or not all", () => {
  it("say what they are and what to do", () => {
    assert.match(refusal(file("lossy.webp")), /lossy WebP, whose compression does not keep labels/);
    assert.match(refusal(file("lossless.webp")), /lossless WebP, which is not read here\. Save the mask as PNG/);
    assert.match(refusal(file("animated.gif")), /animated: it holds more than one image/);
    assert.match(refusal(Buffer.concat([file("largest4.pgm"), file("largest4.pgm")])), /several images/);
    assert.match(refusal(Buffer.from("P5 1 1 4 \x05")), /above the 4/);
    assert.match(refusal(Buffer.from("P6 1 1 15 \x01\x02\x03")), /from 0 to 15/);
    assert.match(refusal(Buffer.from("P7\nWIDTH 1\n")), /PAM or PFM/);
    assert.match(
      refusal(bmp({ width: 1, height: 1, bits: 16, compression: 0, rows: [0, 0, 0, 0] })),
      /5 bits of a colour/,
    );
    assert.match(refusal(bmp({ width: 1, height: 1, bits: 8, compression: 4, rows: [0, 0, 0, 0] })), /JPEG/);
  });

  it("leave out pixels: refused, as those have no label", () => {
    for (const rows of [
      [0, 1],
      [2, 1, 0, 1],
      [0, 2, 1, 0, 3, 1, 0, 1],
      [2, 1, 0, 0, 4, 1, 0, 1],
    ]) {
      assert.match(refusal(bmp({ width: 4, height: 1, bits: 8, compression: 1, rows })), /leave out pixels/);
    }
    assert.match(
      refusal(bmp({ width: 4, height: 2, bits: 8, compression: 1, rows: [2, 1, 0, 0, 4, 1, 0, 1] })),
      /leave out pixels/,
    );
    const gif = Buffer.from(file("palette.gif"));
    gif.writeUInt16LE(gif.readUInt16LE(6) + 1, 6);
    assert.match(refusal(gif), /does not cover its screen/);
  });

  it("declare more than they hold: refused before memory is taken", () => {
    const huge = { maxPixels: 2 ** 31 };
    const small = [
      bmp({ width: 40_000, height: 40_000, bits: 8, compression: 1, rows: [255, 1, 0, 1] }),
      bmp({ width: 40_000, height: 40_000, bits: 8, compression: 0, rows: [1] }),
      Buffer.from("P5 40000 40000 255 \x01"),
      Buffer.from("P1 40000 40000 1 0 1"),
      Buffer.from("P3 40000 40000 255 1 1 1"),
    ];
    const gif = Buffer.from(file("palette.gif"));
    for (const at of [6, 8]) gif.writeUInt16LE(40_000, at);
    const image = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]));
    for (const at of [5, 7]) gif.writeUInt16LE(40_000, image + at);
    const before = process.memoryUsage().arrayBuffers;
    for (const bytes of [...small, gif]) {
      const decoded = decodeMask(bytes, huge);
      assert.match(decoded.ok ? "" : decoded.message, /cut short/);
    }
    assert.ok(process.memoryUsage().arrayBuffers - before < 100_000_000);
  });

  it("are over the limit: refused with it", () => {
    for (const name of ["palette8.bmp", "rle8.bmp", "palette.gif", "grey.pgm", "plain.ppm"]) {
      const decoded = decodeMask(file(name), { maxPixels: 10 });
      assert.match(decoded.ok ? "" : decoded.message, /more than the limit of 10 pixels/);
    }
  });
});

describe("damaged pictures", () => {
  it("are read or refused, never more", () => {
    const next = random(11);
    const whole = (limit: number): number => Math.floor(next() * limit);
    const files = Object.keys(EXPECTED).map(file);
    for (let input = 0; input < 3000; input++) {
      const damaged = Buffer.from(files[whole(files.length)] ?? Buffer.alloc(0));
      for (let flips = 1 + whole(4); flips > 0; flips--)
        damaged[whole(Math.min(damaged.length, next() < 0.5 ? 60 : damaged.length))] = whole(256);
      const decoded = decodeMask(next() < 0.2 ? damaged.subarray(0, whole(damaged.length)) : damaged, LIMITS);
      if (!decoded.ok) {
        assert.match(decoded.message, /^[A-Z].*\.$/s);
        continue;
      }
      assert.equal(decoded.map.labels.length, decoded.map.width * decoded.map.height);
    }
  });
});
