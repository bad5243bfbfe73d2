import assert from "node:assert/strict";
import fc from "fast-check";
import { bytesOf, npy, type Numbers, type NpyParts } from "../../../bench/madeNpy";
import { madePng } from "../../../bench/madePng";
import { KernelCounter } from "../../../src/worker/kernelCounter";
import { PairCounter } from "../../../src/worker/pairCounter";
import { KERNEL } from "../../support/kernel";
import { zip } from "../../support/zip";

/** Sizes down to one pixel do not tell which axis holds the channels. */
const LIMITS = { maxPixels: 10_000, channels: "first" } as const;
const plain = new PairCounter(LIMITS);
const kernel = new PairCounter({ ...LIMITS, kernel: KERNEL });
const alone = new KernelCounter(KERNEL, LIMITS);

/** NumPy's types, little-endian, and how numbers become an array of each. */
const TYPES: Readonly<Record<string, (numbers: readonly number[]) => Numbers>> = {
  "|u1": (numbers) => Uint8Array.from(numbers),
  "|i1": (numbers) => Int8Array.from(numbers),
  "|b1": (numbers) => Uint8Array.from(numbers),
  "<u2": (numbers) => Uint16Array.from(numbers),
  "<i2": (numbers) => Int16Array.from(numbers),
  // The bits of 1; those of most other numbers are fractions.
  "<f2": (numbers) => Uint16Array.from(numbers, (number) => (number === 1 ? 0x3c00 : number)),
  "<u4": (numbers) => Uint32Array.from(numbers),
  "<i4": (numbers) => Int32Array.from(numbers),
  "<f4": (numbers) => Float32Array.from(numbers),
  "<u8": (numbers) => BigUint64Array.from(numbers, (number) => BigInt.asUintN(64, BigInt(number))),
  "<i8": (numbers) => BigInt64Array.from(numbers, BigInt),
  "<f8": (numbers) => Float64Array.from(numbers),
};

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Runs of labels, some of them such as only wide types hold. */
function arbitraryNumbers(length: number): fc.Arbitrary<readonly number[]> {
  const label = fc.oneof(
    { weight: 8, arbitrary: fc.nat(4) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 255, 1000, -(2 ** 31), 2 ** 31) },
  );
  const run = fc.tuple(label, fc.integer({ min: 1, max: 60 }));
  return fc.array(run, { minLength: 1, maxLength: 20 }).map((runs) => {
    const numbers = runs.flatMap(([value, times]) => Array<number>(times).fill(value));
    return Array.from({ length }, (_, index) => numbers[index % numbers.length] ?? 0);
  });
}

function arbitraryLabels({ width, height }: Size): fc.Arbitrary<Buffer> {
  return fc
    .record({
      descr: fc.constantFrom(...Object.keys(TYPES)),
      bigEndian: fc.boolean(),
      fortranOrder: fc.boolean(),
      numbers: arbitraryNumbers(width * height),
    })
    .map(({ descr, bigEndian, fortranOrder, numbers }) =>
      npy({
        descr: bigEndian ? descr.replace("<", ">") : descr,
        shape: [height, width],
        fortranOrder,
        data: bytesOf(arrayOf(descr, numbers), bigEndian),
      }),
    );
}

function arrayOf(descr: string, numbers: readonly number[]): Numbers {
  const make = TYPES[descr];
  assert.ok(make);
  return make(numbers);
}

function arbitraryScores({ width, height }: Size, last = false): fc.Arbitrary<Buffer> {
  return fc
    .record({
      classes: fc.integer({ min: 2, max: 5 }),
      fortranOrder: fc.boolean(),
      number: fc.integer({ min: 0, max: 400 }),
      seed: fc.array(fc.constantFrom(0, -1, 0.25, 7, Infinity, -Infinity), { minLength: 7, maxLength: 7 }),
    })
    .map(({ classes, fortranOrder, number, seed }) => {
      const scores = Float32Array.from(
        { length: classes * width * height },
        (_, index) => seed[(index * index + (index >> 3)) % seed.length] ?? 0,
      );
      // Now and then one of them is not a number.
      if (number % 5 === 0) scores[number % scores.length] = Number.NaN;
      return npy({
        descr: "<f4",
        shape: last ? [height, width, classes] : [classes, height, width],
        fortranOrder,
        data: bytesOf(scores),
      });
    });
}

/** Numbers from 0 to 1 of any type, with one to four channels: shares, one-hot codes, flags or colours. */
function arbitraryShares({ width, height }: Size, last: boolean): fc.Arbitrary<Buffer> {
  return fc
    .record({
      classes: fc.integer({ min: 1, max: 4 }),
      descr: fc.constantFrom("<f4", "<f8", ">f4", "|u1", "|b1"),
      whole: fc.boolean(),
      oneHot: fc.boolean(),
      seed: fc.array(fc.oneof(fc.integer({ min: 0, max: 1024 }), fc.constantFrom(256, 307.2, 716.8)), {
        minLength: 11,
        maxLength: 11,
      }),
    })
    .map(({ classes, descr, whole, oneHot, seed }) => {
      const of = (index: number): number => seed[(index * index + (index >> 3)) % seed.length] ?? 0;
      const numbers = Array.from({ length: classes * width * height }, (_, index) => {
        const pixel = last ? Math.floor(index / classes) : index % (width * height);
        const channel = last ? index % classes : Math.floor(index / (width * height));
        if (oneHot) return of(pixel) % classes === channel ? 1 : 0;
        return whole ? of(index) % 3 : of(index) / 1024;
      });
      const data = descr.endsWith("8")
        ? Float64Array.from(numbers)
        : descr.endsWith("4")
          ? Float32Array.from(numbers)
          : Uint8Array.from(numbers, Math.round);
      return npy({
        descr,
        shape: last ? [height, width, classes] : [classes, height, width],
        data: bytesOf(data, descr.startsWith(">")),
      });
    });
}

function grey({ width, height }: Size): Buffer {
  const raw = Uint8Array.from({ length: (width + 1) * height }, (_, index) =>
    index % (width + 1) === 0 ? 0 : (index >> 4) & 3,
  );
  return madePng({ width, height, bits: 8, colourType: 0, interlaced: false, raw });
}

describe("PairCounter on arrays, with and without the kernel", () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 40 }) });

  it("gives one outcome for labels of every type, order and byte order, and for scores", () => {
    const pair = size.chain((of) =>
      fc.tuple(
        fc.oneof(arbitraryLabels(of), arbitraryScores(of)),
        fc.oneof(arbitraryLabels(of), fc.constant(grey(of))),
      ),
    );
    fc.assert(
      fc.property(pair, ([target, prediction]) => {
        const sources = { target: { bytes: target }, prediction: { bytes: prediction } };
        assert.deepEqual(kernel.count(sources), plain.count(sources));
        const missing = { target: { bytes: target }, prediction: undefined };
        assert.deepEqual(kernel.count(missing), plain.count(missing));
      }),
      { numRuns: 300 },
    );
  });

  it("gives one outcome for scores of every shape and meaning, under every choice of how they are read", () => {
    const options = fc.record({
      channels: fc.constantFrom("first", "last"),
      scores: fc.constantFrom("argmax", "independent", undefined),
      threshold: fc.constantFrom(undefined, 0.25, 0.3, 0.7, 1),
    });
    const run = fc.tuple(size, options).chain(([of, { channels, scores, threshold }]) => {
      const last = channels === "last";
      const arrays = fc.oneof(arbitraryScores(of, last), arbitraryShares(of, last));
      return fc.tuple(
        fc.constant({
          maxPixels: 10_000,
          channels,
          ...(scores && { scores }),
          ...(threshold !== undefined && { threshold }),
        }),
        arrays,
        arrays,
      );
    });
    let counted = 0;
    fc.assert(
      fc.property(run, ([reading, target, prediction]) => {
        const sources = { target: { bytes: target }, prediction: { bytes: prediction } };
        const outcome = new PairCounter({ ...reading, kernel: KERNEL }).count(sources);
        assert.deepEqual(outcome, new PairCounter(reading).count(sources));
        if (outcome.ok) counted++;
      }),
      { numRuns: 400 },
    );
    assert.ok(counted > 40, `${counted} pairs counted`);
  });

  const files: readonly (readonly [string, Buffer])[] = [
    ...Object.entries(TYPES).map(
      ([descr, make]) => [`labels of the type ${descr}`, npy(array(descr, make([0, 1, 1, 0, 1, 1])))] as const,
    ),
    [
      "labels in the other byte order",
      npy({
        ...array("<i8", BigInt64Array.of(0n, 1n, 1n, 0n, 1n, 1n)),
        descr: ">i8",
        data: bytesOf(BigInt64Array.of(0n, 1n, 1n, 0n, 1n, 1n), true),
      }),
    ],
    ["labels in Fortran order", npy({ ...array("|u1", Uint8Array.of(0, 0, 1, 1, 1, 1)), fortranOrder: true })],
    [
      "scores",
      npy({ descr: "<f4", shape: [2, 2, 3], data: bytesOf(Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 1)) }),
    ],
    [
      "independent scores",
      npy({ descr: "<f4", shape: [2, 2, 3], data: bytesOf(Float32Array.of(0.25, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 1)) }),
    ],
    ["scores of one number a pixel", npy(array("<f4", Float32Array.of(0, 0.5, 0.25, 0.125, 1, 1)))],
    [
      "a compressed archive",
      zip([{ name: "a.npy", data: npy(array("|u1", Uint8Array.of(0, 1, 1, 0, 1, 1))), method: 8 }]),
    ],
    [
      "an archive that is not compressed",
      zip([{ name: "a.npy", data: npy(array("|u1", Uint8Array.of(0, 1, 1, 0, 1, 1))), method: 0 }]),
    ],
  ];
  for (const [what, file] of files) {
    it(`counts ${what} in the kernel`, () => {
      const outcome = alone.count({ bytes: file }, { bytes: npy(array("|u1", Uint8Array.of(0, 1, 1, 0, 1, 1))) });
      assert.ok(outcome?.ok, "left to the plain decoders");
      assert.deepEqual(
        outcome,
        plain.count({
          target: { bytes: file },
          prediction: { bytes: npy(array("|u1", Uint8Array.of(0, 1, 1, 0, 1, 1))) },
        }),
      );
    });
  }

  it("counts the array of an archive of several that the options name, with and without the kernel", () => {
    const names = ["image", "mask"].map((name, label) => ({
      name: `${name}.npy`,
      data: npy(array("|u1", new Uint8Array(6).fill(label))),
      method: 8,
    }));
    const pair = { target: { bytes: zip(names) }, prediction: { bytes: zip(names) } };
    const named = { ...LIMITS, npzArray: "mask" };
    const outcome = new KernelCounter(KERNEL, named).count(pair.target, pair.prediction);
    assert.ok(outcome?.ok);
    assert.deepEqual([...outcome.counts.targets], [1]);
    assert.deepEqual(outcome, new PairCounter(named).count(pair));
  });

  it("finds the largest of scores past its block of pixels and past 16 of them", () => {
    const pixels = 45 * 50;
    const scores = Float32Array.from({ length: 3 * pixels }, (_, index) => ((index * 7919) % 101) / 2);
    const file = npy({ descr: "<f4", shape: [3, 45, 50], data: bytesOf(scores) });
    const pair = { target: { bytes: file }, prediction: { bytes: file } };
    assert.deepEqual(alone.count(pair.target, pair.prediction), plain.count(pair));
  });
});

function array(descr: string, numbers: Numbers): NpyParts {
  return { descr, shape: [2, 3], data: bytesOf(numbers) };
}
