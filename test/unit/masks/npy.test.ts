import assert from "node:assert/strict";
import { bytesOf, npy, type Numbers, type NpyParts } from "../../../bench/madeNpy";
import { decodeMask, type ReadOptions } from "../../../src/masks/decodeMask";
import { zip } from "../../support/zip";

const LIMITS = { maxPixels: 10_000 };
/** For arrays of so few pixels that their shape does not tell. */
const FIRST = { ...LIMITS, channels: "first" } as const;

function labels(
  bytes: Uint8Array,
  options: ReadOptions = LIMITS,
): { readonly size: readonly number[]; readonly labels: readonly number[] } {
  const decoded = decodeMask(bytes, options);
  assert.ok(decoded.ok, decoded.ok ? "" : decoded.message);
  const { width, height, labels } = decoded.map;
  return { size: [width, height], labels: [...labels] };
}

function refusal(bytes: Uint8Array, options: ReadOptions = LIMITS): string {
  const decoded = decodeMask(bytes, options);
  assert.ok(!decoded.ok);
  return decoded.message;
}

describe("decodeMask on NPY", () => {
  const numbers = [0, 1, 2, 3, 4, 127];
  const types: readonly (readonly [string, Numbers])[] = [
    ["|u1", Uint8Array.from(numbers)],
    ["|i1", Int8Array.from(numbers)],
    ["<u2", Uint16Array.from(numbers)],
    ["<i2", Int16Array.from(numbers)],
    ["<u4", Uint32Array.from(numbers)],
    ["<i4", Int32Array.from(numbers)],
    ["<u8", BigUint64Array.from(numbers, BigInt)],
    ["<i8", BigInt64Array.from(numbers, BigInt)],
    ["<f4", Float32Array.from(numbers)],
    ["<f8", Float64Array.from(numbers)],
  ];

  it("notes bytes after the array, and refuses an array of which one byte is missing", () => {
    const whole = npy({ descr: "|u1", shape: [2, 3], data: Uint8Array.from(numbers) });
    const notes = (bytes: Uint8Array) => {
      const decoded = decodeMask(bytes, LIMITS);
      assert.ok(decoded.ok);
      return decoded.map.facts.notes;
    };
    assert.equal(notes(whole), undefined);
    assert.deepEqual(notes(Buffer.concat([whole, Buffer.of(0)])), [
      "The file holds bytes after its array; they were not read.",
    ]);
    assert.match(refusal(whole.subarray(0, -1)), /needs 6 bytes but the file holds 5: it is cut short/);
  });

  for (const [descr, values] of types) {
    it(`reads labels of the type ${descr} in both byte orders`, () => {
      const expected = { size: [3, 2], labels: numbers };
      assert.deepEqual(labels(npy({ descr, shape: [2, 3], data: bytesOf(values) })), expected);
      assert.deepEqual(
        labels(npy({ descr: descr.replace("<", ">"), shape: [2, 3], data: bytesOf(values, true) })),
        expected,
      );
    });
  }

  it("reads bool as 0 and 1", () => {
    assert.deepEqual(labels(npy({ descr: "|b1", shape: [1, 3], data: Uint8Array.of(1, 0, 1) })).labels, [1, 0, 1]);
  });

  it("reads negative labels", () => {
    assert.deepEqual(
      labels(npy({ descr: "<i8", shape: [1, 2], data: bytesOf(BigInt64Array.of(-1n, 255n)) })).labels,
      [-1, 255],
    );
  });

  it("reads Fortran order column by column", () => {
    const data = Uint8Array.of(0, 3, 1, 4, 2, 5);
    assert.deepEqual(labels(npy({ descr: "|u1", shape: [2, 3], data, fortranOrder: true })).labels, [0, 1, 2, 3, 4, 5]);
  });

  it("reads versions 1.0 to 3.0", () => {
    for (const version of [1, 2, 3])
      assert.deepEqual(labels(npy({ descr: "|u1", shape: [1, 1], data: Uint8Array.of(7), version })).labels, [7]);
    assert.match(refusal(npy({ descr: "|u1", shape: [1, 1], data: Uint8Array.of(7), version: 4 })), /version 4/);
  });

  it("reads 1 x H x W as H x W", () => {
    assert.deepEqual(labels(npy({ descr: "|u1", shape: [1, 1, 2], data: Uint8Array.of(7, 8) })), {
      size: [2, 1],
      labels: [7, 8],
    });
  });

  it("takes the class of the largest score, the first of equal ones, in C and Fortran order", () => {
    const scores = [0.1, 0.9, 0.5, 0.7, 0.2, 0.5];
    assert.deepEqual(
      labels(npy({ descr: "<f4", shape: [3, 1, 2], data: bytesOf(Float32Array.from(scores)) }), FIRST).labels,
      [1, 0],
    );
    const fortran = [0.1, 0.5, 0.2, 0.9, 0.7, 0.5];
    assert.deepEqual(
      labels(
        npy({ descr: "<f4", shape: [3, 1, 2], data: bytesOf(Float32Array.from(fortran)), fortranOrder: true }),
        FIRST,
      ).labels,
      [1, 0],
    );
  });

  it("reads scores of half precision, subnormal and infinite ones too", () => {
    // 2^-24, 0, 1, infinity, 65504, -infinity.
    const halves = Uint16Array.of(0x0001, 0x3c00, 0x7bff, 0x0000, 0x7c00, 0xfc00);
    assert.deepEqual(labels(npy({ descr: "<f2", shape: [2, 1, 3], data: bytesOf(halves) }), FIRST).labels, [0, 1, 0]);
  });

  const refused: readonly (readonly [string, NpyParts, RegExp])[] = [
    [
      "labels beyond 32 bits",
      { descr: "<i8", shape: [1, 1], data: bytesOf(BigInt64Array.of(2n ** 31n)) },
      /2147483648 .* beyond 32 bits/,
    ],
    [
      "the label that stands for no prediction",
      { descr: "<i4", shape: [1, 1], data: bytesOf(Int32Array.of(-(2 ** 31))) },
      /beyond 32 bits/,
    ],
    [
      "fractions beyond 1",
      { descr: "<f4", shape: [1, 1], data: bytesOf(Float32Array.of(1.5)) },
      /holds 1\.5 at row 0, column 0: .* from 0 to 1/,
    ],
    [
      "fractions beside labels",
      { descr: "<f4", shape: [1, 2], data: bytesOf(Float32Array.of(0.5, 3)) },
      /holds 0\.5 at row 0, column 0 and 3 at row 0, column 1: /,
    ],
    [
      "a number that is none",
      { descr: "<f4", shape: [1, 2], data: bytesOf(Float32Array.of(1, Number.NaN)) },
      /holds NaN at row 0, column 1, /,
    ],
    [
      "scores that are not numbers",
      {
        descr: "<f4",
        shape: [2, 4, 4],
        data: bytesOf(Float32Array.of(0.5, ...new Array<number>(30).fill(1), Number.NaN)),
      },
      /channel 1 at row 3, column 3 is not a number/,
    ],
    [
      "integers of several channels",
      { descr: "|u1", shape: [2, 1, 1], data: Uint8Array.of(0, 1) },
      /shape \(2, 1, 1\)/,
    ],
    ["one axis", { descr: "|u1", shape: [2], data: Uint8Array.of(0, 1) }, /shape \(2\)/],
    [
      "several images",
      { descr: "|u1", shape: [2, 2, 4, 4], data: new Uint8Array(64) },
      /shape \(2, 2, 4, 4\), but a mask is/,
    ],
    [
      "channels of a number that no classes have",
      { descr: "|u1", shape: [5000, 8000, 8000], data: new Uint8Array(0) },
      /5000 channels/,
    ],
    ["complex numbers", { descr: "<c8", shape: [1, 1], data: new Uint8Array(8) }, /type <c8/],
    ["too few numbers", { descr: "|u1", shape: [2, 2], data: new Uint8Array(3) }, /needs 4 bytes .* holds 3/],
    ["sizes of 0", { descr: "|u1", shape: [0, 2], data: new Uint8Array(0) }, /2 x 0 pixels/],
    ["sizes over the limit", { descr: "|u1", shape: [1000, 1000], data: new Uint8Array(0) }, /limit/],
  ];
  for (const [what, parts, sentence] of refused) {
    it(`refuses ${what}`, () => {
      assert.match(refusal(npy(parts)), sentence);
    });
  }
});

describe("decodeMask on NPZ", () => {
  const array = npy({ descr: "|u1", shape: [1, 3], data: Uint8Array.of(4, 5, 6) });

  it("reads the one array, stored or compressed", () => {
    for (const method of [0, 8])
      assert.deepEqual(labels(zip([{ name: "arr_0.npy", data: array, method }])), { size: [3, 1], labels: [4, 5, 6] });
  });

  it("refuses several arrays and names them", () => {
    assert.match(
      refusal(zip(["a", "b"].map((name) => ({ name: `${name}.npy`, data: array, method: 0 })))),
      /2 arrays \(a, b\)/,
    );
  });

  it("names a few of thousands of arrays, and of long names their beginning", () => {
    const many = zip(
      Array.from({ length: 3000 }, (_, at) => ({
        name: `${"x".repeat(500)}${at}.npy`,
        data: Buffer.alloc(0),
        method: 0,
      })),
    );
    const told = refusal(many);
    assert.match(told, /^The file holds 3000 arrays \(x{40}\.\.\., /);
    assert.ok(told.length < 800, told);
  });

  it("reads the array that was named of several, and refuses where none is called so", () => {
    const several = zip([
      { name: "image.npy", data: npy({ descr: "|u1", shape: [1, 1], data: Uint8Array.of(9) }), method: 0 },
      { name: "mask.npy", data: array, method: 8 },
    ]);
    const read = decodeMask(several, { maxPixels: 100, npzArray: "mask" });
    assert.ok(read.ok);
    assert.deepEqual([...read.map.labels], [4, 5, 6]);
    const other = decodeMask(several, { maxPixels: 100, npzArray: "label" });
    assert.match(
      other.ok ? "" : other.message,
      /2 arrays \(image, mask\), and none is named label\. .*maskEvaluation\.npzArray, --npz-array/,
    );
  });

  it("refuses archives without an array, cut short or damaged", () => {
    const good = zip([{ name: "arr_0.npy", data: array, method: 0 }]);
    assert.match(refusal(zip([{ name: "mask.png", data: array, method: 0 }])), /without an array/);
    assert.match(refusal(good.subarray(0, -1)), /no end/);
    const damaged = Buffer.from(good);
    damaged[80] = (damaged[80] ?? 0) ^ 1;
    assert.match(refusal(damaged), /damaged/);
  });

  it("takes no more memory for an entry than its mask needs", () => {
    const mask = npy({ descr: "|u1", shape: [8, 8], data: new Uint8Array(64).fill(3) });
    const behind = (bytes: number): Buffer =>
      zip([{ name: "a.npy", data: Buffer.concat([mask, Buffer.alloc(bytes)]), method: 8 }]);
    assert.match(
      refusal(behind(50_000_000)),
      /a\.npy takes 500\d+ bytes of the archive, of which its mask needs \d{3}\./,
    );
    assert.deepEqual(labels(behind(1000)).labels, new Array<number>(64).fill(3));
    const channels = npy({ descr: "<f4", shape: [40_000, 8, 8], data: new Uint8Array(40_000 * 64 * 4) });
    assert.match(refusal(zip([{ name: "a.npy", data: channels, method: 8 }])), /shape \(40000, 8, 8\)/);
    const large = npy({ descr: "|u1", shape: [8000, 8000], data: new Uint8Array(64e6) });
    assert.match(refusal(zip([{ name: "a.npy", data: large, method: 8 }])), /8000 x 8000 pixels, more than the limit/);
  });

  it("reads an array whose header is longer than those of most", () => {
    const header = npy({ descr: "|u1", shape: [1, 3], data: Uint8Array.of(4, 5, 6) })
      .toString("latin1")
      .replace(/.\0(\{[^\n]*)\n/s, (_, text: string) => `\x00\x40${text.padEnd(0x4000 - 1)}\n`);
    for (const method of [0, 8])
      assert.deepEqual(labels(zip([{ name: "a.npy", data: Buffer.from(header, "latin1"), method }])).labels, [4, 5, 6]);
  });

  it("refuses an array that inflates to more than the archive says", () => {
    assert.match(
      refusal(
        zip([{ name: "a.npy", data: Buffer.concat([array, Buffer.alloc(1_000_000)]), method: 8, size: array.length }]),
      ),
      /more than the \d+ bytes/,
    );
  });
});
