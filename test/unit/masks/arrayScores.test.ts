import assert from "node:assert/strict";
import fc from "fast-check";
import { bytesOf, npy } from "../../../bench/madeNpy";
import type { LabelMap } from "../../../src/core/labels/labelMap";
import { halfFloat } from "../../../src/kernel/plain/halfFloat";
import { decodeMask, type ReadOptions } from "../../../src/masks/decodeMask";

const LIMITS = { maxPixels: 100_000 };
const INDEPENDENT = { ...LIMITS, scores: "independent" } as const;

function decoded(bytes: Uint8Array, options: ReadOptions = LIMITS): LabelMap {
  const result = decodeMask(bytes, options);
  assert.ok(result.ok, result.ok ? "" : result.message);
  return result.map;
}

function refused(bytes: Uint8Array, options: ReadOptions = LIMITS): string {
  const result = decodeMask(bytes, options);
  assert.ok(!result.ok);
  return result.message;
}

function single(values: readonly number[], descr = "<f4"): Buffer {
  return npy({
    descr,
    shape: [1, values.length],
    data: bytesOf(descr === "<f4" ? Float32Array.from(values) : Float64Array.from(values)),
  });
}

/** Channels of 4 x 4 pixels, all alike but for the first pixel. */
function channels(first: readonly number[], others: readonly number[], descr: "<f4" | "|u1" | "|b1" = "<f4"): Buffer {
  const values = first.flatMap((value, channel) => [value, ...new Array<number>(15).fill(others[channel] ?? 0)]);
  return npy({
    descr,
    shape: [first.length, 4, 4],
    data: descr === "<f4" ? bytesOf(Float32Array.from(values)) : Uint8Array.from(values),
  });
}

describe("one float a pixel", () => {
  it("is a label where all are whole, and else the level of a score", () => {
    assert.deepEqual(decoded(single([0, 1, 7])), {
      width: 3,
      height: 1,
      labels: Int32Array.of(0, 1, 7),
      facts: { format: "NPY", kind: "grey", bits: 32 },
    });
    const { labels, facts } = decoded(single([0, 1, 0.5, 0.25, 1 / 512, 0.999]));
    assert.deepEqual([...labels], [0, 255, 128, 64, 0, 255]);
    assert.deepEqual([...decoded(single([1 / 256, 1.9 / 256, 2 / 256])).labels], [0, 0, 2]);
    assert.deepEqual(facts.scores, { kind: "levels" });
  });

  it("is read so whatever axes of one element stand around", () => {
    for (const shape of [
      [2, 3],
      [2, 3, 1],
      [1, 2, 3],
      [1, 2, 3, 1],
    ]) {
      const { width, height, labels } = decoded(
        npy({ descr: "<f8", shape, data: bytesOf(Float64Array.of(0, 0.1, 0.2, 0.3, 0.4, 1)) }),
      );
      assert.deepEqual([width, height, ...labels], [3, 2, 0, 25, 51, 76, 102, 255]);
    }
  });

  it("is at or above the level of the threshold exactly where numpy finds it at or above the threshold, in every precision", () => {
    const threshold = fc.oneof(
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 256 }).map((level) => level / 256),
      fc.constantFrom(0.3, 0.7, 0.1, 0.999, 1, 0.001, 0.005, 0.5 + 2 ** -12, 0.5 + 3 * 2 ** -12),
    );
    fc.assert(
      fc.property(
        threshold,
        fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.01, noNaN: true })), {
          minLength: 1,
          maxLength: 20,
        }),
        (t, drawn) => {
          const level = Math.min(255, Math.ceil(t * 256));
          const options = { ...LIMITS, threshold: t };
          const near = [...drawn, t, t - 1e-9, t + 1e-9, t - 1e-4, t + 1e-4, t - 2 ** -12, t + 2 ** -12].map((score) =>
            Math.min(1, Math.max(0, score)),
          );
          // One score that is a fraction, so that they are scores.
          const singles = Float32Array.from([0.5, ...near]);
          const doubles = Float64Array.from([0.5, ...near]);
          const halves = Uint16Array.from([0.5, ...near], (score) => nearestHalf(score));
          const read = (descr: string, data: Buffer): readonly number[] => [
            ...decoded(npy({ descr, shape: [1, near.length + 1], data }), options).labels,
          ];
          const isAbove = (labels: readonly number[]): readonly boolean[] => labels.map((label) => label >= level);
          assert.deepEqual(
            isAbove(read("<f4", bytesOf(singles))),
            Array.from(singles, (score) => score >= Math.fround(t)),
          );
          assert.deepEqual(
            isAbove(read("<f8", bytesOf(doubles))),
            Array.from(doubles, (score) => score >= t),
          );
          assert.deepEqual(
            isAbove(read("<f2", bytesOf(halves))),
            Array.from(halves, (bits) => halfFloat(bits) >= halfFloat(nearestHalf(t))),
          );
          // The levels rise with the scores.
          const sorted = near.toSorted((a, b) => a - b);
          const levels = read("<f8", bytesOf(Float64Array.from([0.5, ...sorted]))).slice(1);
          assert.deepEqual(
            levels,
            levels.toSorted((a, b) => a - b),
          );
          assert.ok(!levels.includes(1), "1 is the label of a mask among scores");
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is refused where it is neither, by its value", () => {
    assert.match(
      refused(single([0, 2.5])),
      /holds 2\.5 at row 0, column 1: .* from 0 to 1\. Save integers, or scores after a sigmoid/,
    );
    assert.match(refused(single([0.5, -3.25])), /holds 0\.5 at row 0, column 0 and -3\.25 at row 0, column 1: /);
    assert.match(refused(single([0.5, Number.NaN])), /0\.5 .* and NaN at row 0, column 1/);
    assert.match(refused(single([0, Infinity])), /holds Infinity at row 0, column 1/);
    assert.match(refused(single([0, 2 ** 40], "<f8")), /1099511627776 .* beyond 32 bits/);
  });
});

describe("several numbers a pixel", () => {
  it("are told as a distribution by their sums, from 0 to 1 or beyond", () => {
    assert.deepEqual(decoded(channels([0.2, 0.3, 0.5], [0.6, 0.3, 0.1])).facts.scores, {
      kind: "argmax",
      channels: 3,
      sumToOne: true,
    });
    assert.deepEqual(decoded(channels([0.9, 0.8, 0.5], [0.9, 0.3, 0.1])).facts.scores, {
      kind: "argmax",
      channels: 3,
      sumToOne: false,
    });
    assert.deepEqual(decoded(channels([-2.5, 3.5, 0], [-2.5, 3.5, 0])).facts.scores, {
      kind: "argmax",
      channels: 3,
      sumToOne: false,
      unbounded: true,
    });
  });

  it("are told so from pixels of every column of a large image", () => {
    // Of so many pixels every 64th is looked at, or the one before.
    const [width, height] = [64, 1024];
    const rows = Array.from({ length: 2 * width * height }, (_, index) => (index % width === 0 ? 0.5 : 0.9));
    const array = npy({ descr: "<f4", shape: [2, height, width], data: bytesOf(Float32Array.from(rows)) });
    assert.deepEqual(decoded(array).facts.scores, { kind: "argmax", channels: 2, sumToOne: false });
  });

  it("of a one-hot code are the label of the one, of whatever type and whatever is said of scores", () => {
    for (const descr of ["<f4", "|u1", "|b1"] as const) {
      for (const options of [LIMITS, INDEPENDENT]) {
        const { labels, facts } = decoded(channels([0, 0, 1], [0, 1, 0], descr), options);
        assert.deepEqual([...labels.subarray(0, 3)], [2, 1, 1]);
        assert.deepEqual(facts.scores, { kind: "argmax", channels: 3, sumToOne: true });
      }
    }
  });

  it("of whole numbers that are no one-hot code are refused, and read where that is said", () => {
    for (const descr of ["<f4", "|u1", "|b1"] as const) {
      for (const first of [
        [0, 0, 0],
        [1, 0, 1],
      ]) {
        const file = channels(first, [0, 1, 0], descr);
        assert.match(
          refused(file),
          /neither scores nor a one-hot code: several masks, or one of each class, .*maskEvaluation\.scores to independent, --scores independent/,
        );
        assert.deepEqual([...decoded(file, INDEPENDENT).labels.subarray(0, 2)], [first.includes(1) ? 1 : 0, 2]);
        assert.deepEqual([...decoded(file, { ...LIMITS, scores: "argmax" }).labels.subarray(0, 2)], [0, 1]);
      }
    }
    assert.match(refused(channels([0, 2, 0], [0, 1, 0], "|u1"), INDEPENDENT), /from 0 to 2/);
  });

  it("are independent by choice: 0 below the threshold, else 1 + the first of the largest", () => {
    const file = channels([0.7, 0.7], [0.5, 0.25]);
    assert.deepEqual([...decoded(file, INDEPENDENT).labels.subarray(0, 2)], [1, 1]);
    assert.deepEqual(decoded(file, INDEPENDENT).facts.scores, { kind: "independent", channels: 2 });
    assert.deepEqual([...decoded(file, { ...INDEPENDENT, threshold: 0.51 }).labels.subarray(0, 2)], [1, 0]);
    // In single precision 0.7 is less than 0.7, and still at or above it, as numpy compares.
    assert.deepEqual([...decoded(file, { ...INDEPENDENT, threshold: 0.7 }).labels.subarray(0, 2)], [1, 0]);
    assert.match(
      refused(channels([-2.5, 3.5], [-2.5, 3.5]), INDEPENDENT),
      /below 0 or above 1, but independent scores/,
    );
  });

  it("are colours where the last of three or four channels of bytes leaves no doubt", () => {
    const rgb = (values: readonly number[], count: number, rest: number): Buffer =>
      npy({
        descr: "|u1",
        shape: [8, 8, count],
        data: Uint8Array.from([...values, ...new Array<number>(64 * count - values.length).fill(rest)]),
      });
    const plain = decoded(rgb([128, 64, 2], 3, 0));
    assert.deepEqual([plain.facts.kind, ...plain.labels.subarray(0, 2)], ["colour", 0x804002, 0]);
    assert.deepEqual([...decoded(rgb([128, 64, 2, 9], 4, 9)).labels.subarray(0, 2)], [0x804002, 0x090909]);
    assert.match(decoded(rgb([128, 64, 2, 8], 4, 9)).facts.notes?.join(" ") ?? "", /alpha of the file is not constant/);
    assert.equal(decoded(rgb([128, 64, 2, 9], 4, 9)).facts.notes?.length, 1);
    // Of no colour but black nothing tells that they are flags.
    assert.equal(decoded(rgb([], 3, 0)).facts.kind, "colour");
    assert.equal(decoded(rgb([128, 64, 2], 3, 0), INDEPENDENT).facts.kind, "colour");
    assert.equal(decoded(rgb([], 3, 0), INDEPENDENT).facts.kind, "grey");
    const argmax = decoded(rgb([128, 64, 2], 3, 0), { ...LIMITS, scores: "argmax" });
    assert.deepEqual([argmax.facts.kind, ...argmax.labels.subarray(0, 2)], ["grey", 0, 0]);
    assert.match(refused(rgb([1], 3, 0)), /several masks, or one of each class/);
    assert.match(
      refused(npy({ descr: "|u1", shape: [3, 8, 8], data: Uint8Array.from({ length: 192 }, (_, index) => index) })),
      /likely several masks/,
    );
  });
});

/** The bits of the nearest half to a number from 0 to 1, of two as near the even one. Halves rise with their bits. */
function nearestHalf(value: number): number {
  let [below, above] = [0, 0x3c00];
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (halfFloat(middle) <= value) below = middle;
    else above = middle;
  }
  const [down, up] = [value - halfFloat(below), halfFloat(above) - value];
  return down < up || (down === up && below % 2 === 0) ? below : above;
}
