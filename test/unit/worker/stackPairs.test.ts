import assert from "node:assert/strict";
import { decodeMask } from "../../../src/masks/decodeMask";
import type { PairOutcome } from "../../../src/protocol/pair";
import { countedAlike } from "../../support/countedAlike";
import { madeNifti } from "../../support/madeNifti";
import { madeTiff } from "../../support/madeTiff";
import { npy } from "../../../bench/madeNpy";
import { PairCounter } from "../../../src/worker/pairCounter";
import { KERNEL } from "../../support/kernel";
import { zip } from "../../support/zip";

/** So few slices could be channels: only the numbers tell. */
const [WIDTH, HEIGHT, DEPTH] = [13, 11, 5];
const VOXELS = WIDTH * HEIGHT * DEPTH;

/** Some labels, no one-hot code whatever axis is taken for the channels. */
function voxels(seed: number): number[] {
  return Array.from({ length: VOXELS }, (_, at) => (at === 0 ? 0 : (at * seed + (at >> 3)) % 4));
}

function array(values: readonly number[]): Buffer {
  return Buffer.from(npy({ descr: "|u1", shape: [DEPTH, HEIGHT, WIDTH], data: Uint8Array.from(values) }));
}

function archive(values: readonly number[], method: number): Buffer {
  return zip([{ name: "mask.npy", data: array(values), method }]);
}

function packed(values: readonly number[]): Buffer {
  return archive(values, 8);
}

function stored(values: readonly number[]): Buffer {
  return archive(values, 0);
}

function stack(values: readonly number[]): Buffer {
  const tags = [
    [256, WIDTH],
    [257, HEIGHT],
    [258, 8],
    [262, 1],
    [278, HEIGHT],
  ].map(([tag = 0, value = 0]) => ({ tag, values: [value] }));
  const slice = WIDTH * HEIGHT;
  return madeTiff({
    pages: Array.from({ length: DEPTH }, (_, z) => ({
      tags,
      blocks: [Uint8Array.from(values.slice(z * slice, (z + 1) * slice))],
    })),
  });
}

function nifti(values: readonly number[]): Buffer {
  return madeNifti({ size: [WIDTH, HEIGHT, DEPTH], numbers: values });
}

function counts(outcome: PairOutcome): readonly (readonly [number, number, number])[] {
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  assert.deepEqual([outcome.width, outcome.height, outcome.depth], [WIDTH, HEIGHT, DEPTH]);
  const { targets, predictions, pixels } = outcome.counts;
  return Array.from(pixels, (count, row) => [targets[row] ?? NaN, predictions[row] ?? NaN, count]);
}

describe("a pair of stacks", () => {
  const [target, prediction] = [voxels(5), voxels(7)];
  const strips = [WIDTH, 4 * WIDTH, WIDTH * HEIGHT, 8 * WIDTH];
  const expected = counts(countedAlike(nifti(target), nifti(prediction), strips));

  it("of NPY, NPZ or TIFF is counted as the same voxels in NIfTI are, whole and in strips", () => {
    for (const made of [array, stack, stored, packed]) {
      assert.deepEqual(counts(countedAlike(made(target), made(prediction), strips)), expected, made.name);
      assert.deepEqual(counts(countedAlike(nifti(target), made(prediction), strips)), expected, made.name);
    }
  });

  it("whose first row is that of a one-hot code is one of volumes all the same, packed or not", () => {
    const begun = (seed: number): number[] =>
      voxels(seed).map((value, at) => (at % (WIDTH * HEIGHT) < WIDTH ? Number(at < WIDTH) : value));
    const alike = counts(countedAlike(nifti(begun(5)), nifti(begun(7)), strips));
    for (const made of [array, stored, packed])
      assert.deepEqual(counts(countedAlike(made(begun(5)), made(begun(7)), strips)), alike, made.name);
  });

  it("of wide integers of either order of bytes is counted alike", () => {
    const big = Buffer.alloc(2 * VOXELS);
    target.forEach((value, at) => big.writeUInt16BE(value, 2 * at));
    const file = Buffer.from(npy({ descr: ">u2", shape: [DEPTH, HEIGHT, WIDTH], data: big }));
    assert.deepEqual(counts(countedAlike(file, array(prediction), strips)), expected);
  });

  it("keeps its depth as a fact, and no spacing, which its files do not tell", () => {
    for (const file of [array(target), stack(target)]) {
      const read = decodeMask(file, { maxPixels: 1e6 });
      assert.ok(read.ok);
      assert.deepEqual(read.map.facts.volume, { depth: DEPTH });
    }
  });
});

describe("what is wrong with a file itself", () => {
  it("is told before how it fits the other, in strips as of whole masks", () => {
    const options = { maxPixels: 1e6, channels: "first" } as const;
    const counters = [
      new PairCounter({ ...options, kernel: KERNEL }),
      new PairCounter({ ...options, kernel: KERNEL, mostAtOnce: 0, stripPixels: 4 * WIDTH }),
    ];
    const image = Buffer.from(npy({ descr: "|u1", shape: [3, 4], data: new Uint8Array(12) }));
    for (const made of [array, stored, packed]) {
      const several = { bytes: made(voxels(5)) };
      for (const pair of [
        { target: { bytes: image }, prediction: several },
        { target: several, prediction: { bytes: image } },
      ]) {
        const [whole, inStrips] = counters.map((counter) => counter.count(pair));
        assert.ok(whole?.ok === false && whole.kind === "unreadable", made.name);
        assert.match(whole.message, /likely several masks/);
        assert.deepEqual(inStrips, whole, made.name);
      }
    }
  });
});

describe("an array of three axes", () => {
  const read = (shape: readonly number[], value: (at: number) => number, options: object = {}) => {
    const length = shape.reduce((product, size) => product * size, 1);
    const data = Uint8Array.from({ length }, (_, at) => value(at));
    return decodeMask(Buffer.from(npy({ descr: "|u1", shape, data })), { maxPixels: 1e6, ...options });
  };

  it("stays a one-hot code, whose labels are channels", () => {
    const hot = read([5, 16, 16], (at) => (Math.floor(at / 256) === (at % 256) % 5 ? 1 : 0));
    assert.ok(hot.ok);
    assert.deepEqual([hot.map.height, hot.map.facts.volume, hot.map.facts.scores?.kind], [16, undefined, "argmax"]);
  });

  it("stays colours where its last axis has three or four, and several masks where an axis has fewer than five", () => {
    const colours = read([16, 16, 3], (at) => at % 251);
    assert.ok(colours.ok && colours.map.facts.kind === "colour");
    for (const shape of [
      [4, 16, 16],
      [16, 16, 2],
    ])
      assert.equal(read(shape, (at) => at % 3).ok, false, String(shape));
  });

  it("is a volume where its numbers are no code, unless it is said that an axis holds channels or scores", () => {
    const volume = read([6, 16, 16], (at) => at % 3);
    assert.ok(volume.ok);
    assert.deepEqual([volume.map.width, volume.map.height, volume.map.facts.volume], [16, 96, { depth: 6 }]);
    assert.equal(read([6, 16, 16], (at) => at % 3, { channels: "first" }).ok, false);
    assert.equal(read([6, 16, 16], (at) => at % 3, { scores: "argmax" }).ok, true);
    const scored = read([6, 16, 16], (at) => at % 3, { scores: "argmax" });
    assert.ok(scored.ok && scored.map.facts.volume === undefined);
  });
});
