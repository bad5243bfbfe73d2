import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import type { PairOutcome } from "../../../src/protocol/pair";
import { countedAlike } from "../../support/countedAlike";
import { madeTiff, textOf, type MadeTag } from "../../support/madeTiff";

/** More than are unpacked at once, so that what is seen late counts for what came before. */
const WIDTH = 1024;
const HEIGHT = 1100;
const STRIP = 100;

interface Made {
  readonly bits: number;
  readonly format?: number;
  readonly samples?: number;
  readonly tags?: readonly MadeTag[];
  readonly photometric?: number;
}

/** A TIFF of strips, whose samples are these bytes. */
function tiff(pixels: Uint8Array, { bits, format = 1, samples = 1, photometric = 1, tags = [] }: Made): Buffer {
  const stripBytes = (WIDTH * STRIP * samples * bits) / 8;
  const blocks = Array.from({ length: HEIGHT / STRIP }, (_, index) =>
    deflateSync(pixels.subarray(index * stripBytes, (index + 1) * stripBytes), { level: 1 }),
  );
  const one = (tag: number, value: number): MadeTag => ({ tag, type: 3, values: [value] });
  return madeTiff({
    pages: [
      {
        tags: [
          one(256, WIDTH),
          one(257, HEIGHT),
          { tag: 258, type: 3, values: Array<number>(samples).fill(bits) },
          one(259, 8),
          one(262, photometric),
          one(277, samples),
          one(278, STRIP),
          one(339, format),
          ...tags,
        ],
        blocks,
      },
    ],
  });
}

function counted(file: Buffer): PairOutcome {
  return countedAlike(file, file, [WIDTH, 7 * WIDTH]);
}

const LAST = WIDTH * HEIGHT - 1;

function floats(last: number): Buffer {
  const numbers = Float32Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at >> 9) & 1);
  numbers[LAST] = last;
  return tiff(new Uint8Array(numbers.buffer), { bits: 32, format: 3 });
}

/** Labels with a second sample, of which those of the last strip are given. */
function withExtra(last: number, meaning: number): Buffer {
  const bytes = Uint8Array.from({ length: 2 * WIDTH * HEIGHT }, (_, at) => (at % 2 === 0 ? (at >> 10) % 5 : 9));
  for (let at = 2 * WIDTH * (HEIGHT - STRIP) + 1; at < bytes.length; at += 2) bytes[at] = last;
  return tiff(bytes, { bits: 8, samples: 2, tags: [{ tag: 338, type: 3, values: [meaning] }] });
}

/** Colours of 16 bits, of which the last sample is given. */
function wide(last: number): Buffer {
  const numbers = Uint16Array.from({ length: 3 * WIDTH * HEIGHT }, (_, at) => (at >> 12) % 3);
  numbers[3 * LAST + 2] = last;
  return tiff(new Uint8Array(numbers.buffer), { bits: 16, samples: 3, photometric: 2 });
}

describe("TIFFs in strips", () => {
  it("are labels, or scores where the last number has a fraction, as they are whole", () => {
    const labels = counted(floats(7));
    assert.ok(labels.ok);
    assert.ok(!labels.target.scores);
    const scores = counted(floats(0.25));
    assert.ok(scores.ok);
    assert.deepEqual(scores.target.scores, { kind: "levels" });
    assert.ok(!counted(floats(7.5)).ok);
    assert.ok(!counted(floats(Number.NaN)).ok);
  });

  it("read the no-data value of floats as they do whole", () => {
    const numbers = new Float32Array(WIDTH * HEIGHT).fill(3);
    numbers[LAST] = Number.NaN;
    const file = tiff(new Uint8Array(numbers.buffer), {
      bits: 32,
      format: 3,
      tags: [{ tag: 42113, type: 2, values: textOf("nan") }],
    });
    assert.ok(counted(file).ok);
  });

  it("have a sample beside the label, which may vary where it is alpha", () => {
    assert.ok(counted(withExtra(9, 0)).ok);
    assert.ok(!counted(withExtra(8, 0)).ok);
    const alpha = counted(withExtra(8, 2));
    assert.ok(alpha.ok);
    assert.equal(alpha.target.notes?.length, 1);
  });

  it("pack colours of 16 bits by the bytes that all of them need", () => {
    assert.ok(counted(wide(255)).ok);
    assert.ok(!counted(wide(512)).ok);
  });

  it("may be one strip that nothing packs, of samples of any number of bits", () => {
    for (const bits of [1, 4, 8, 12, 16, 32]) {
      const bytes = Uint8Array.from({ length: (WIDTH * HEIGHT * bits) / 8 }, (_, at) => (at * 2654435761) >>> 27);
      const tags = [
        [256, WIDTH],
        [257, HEIGHT],
        [258, bits],
        [259, 1],
        [262, 1],
        [277, 1],
        [278, HEIGHT],
      ].map(([tag = 0, value = 0]): MadeTag => ({ tag, type: 3, values: [value] }));
      assert.ok(counted(madeTiff({ pages: [{ tags, blocks: [bytes] }] })).ok, `${bits} bits`);
      assert.ok(!counted(madeTiff({ pages: [{ tags, blocks: [bytes.subarray(1)] }] })).ok, `${bits} bits, cut short`);
    }
  });

  it("are turned as the file says, in each of the ways", () => {
    const bytes = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at * 2654435761) >>> 29);
    const plain = tiff(bytes, { bits: 8 });
    for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
      const turned = tiff(bytes, { bits: 8, tags: [{ tag: 274, type: 3, values: [orientation] }] });
      const upright = orientation > 4 ? tiff(bytes, { bits: 8, tags: [{ tag: 274, type: 3, values: [5] }] }) : plain;
      assert.ok(countedAlike(turned, upright, [7 * WIDTH]).ok, `orientation ${orientation}`);
    }
  });

  it("are the same rows where several strips that nothing packs are read in parts", () => {
    const [width, height, strip] = [8, 80, 32];
    // Every row has labels of its own, so that none can stand for another.
    const pixels = Uint8Array.from({ length: width * height }, (_, at) => Math.floor(at / width));
    const one = (tag: number, value: number): MadeTag => ({ tag, type: 3, values: [value] });
    const blocks = [0, 1, 2].map((index) => pixels.slice(index * strip * width, (index + 1) * strip * width));
    const tags = [
      one(256, width),
      one(257, height),
      one(258, 8),
      one(259, 1),
      one(262, 1),
      one(277, 1),
      one(278, strip),
    ];
    const file = madeTiff({ pages: [{ tags, blocks }] });
    const outcome = countedAlike(file, file, [width, 16 * width, 48 * width]);
    assert.ok(outcome.ok);
    assert.deepEqual([...outcome.counts.pixels], Array<number>(height).fill(width));
  });
});
