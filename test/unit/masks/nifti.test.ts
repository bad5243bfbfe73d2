import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { decodeMask } from "../../../src/masks/decodeMask";
import { PairCounter } from "../../../src/worker/pairCounter";
import { KERNEL } from "../../support/kernel";
import { madeNifti, madeNiftiGz, NIFTI_BITS, type MadeNifti } from "../../support/madeNifti";
import { readNifti } from "../../support/readNifti";

const LIMITS = { maxPixels: 100_000 };
const plain = new PairCounter(LIMITS);
const fast = new PairCounter({ ...LIMITS, kernel: KERNEL });
const inStrips = new PairCounter({ ...LIMITS, kernel: KERNEL, mostAtOnce: 0, stripPixels: 7 });

const ONE: MadeNifti = { size: [2, 2, 2], numbers: [0, 1, 2, 3, 4, 5, 6, 7] };

function read(file: Buffer) {
  const decoded = decodeMask(file, LIMITS);
  assert.ok(decoded.ok, decoded.ok ? "" : decoded.message);
  return decoded.map;
}

/** What all ways of reading say of a file that none reads. */
function refusal(file: Buffer): string {
  const decoded = decodeMask(file, LIMITS);
  assert.ok(!decoded.ok, "it was read");
  const pair = { target: { bytes: file }, prediction: { bytes: file } };
  for (const counter of [plain, fast, inStrips]) {
    const outcome = counter.count(pair);
    assert.ok(!outcome.ok, "it was counted");
    if (counter !== inStrips) assert.equal(outcome.message, decoded.message);
  }
  return decoded.message;
}

describe("NIfTI volumes", () => {
  it("are read alike in every type, order of bytes, version and packing, as a separate reader reads them", () => {
    const types = Object.keys(NIFTI_BITS).map(Number);
    fc.assert(
      fc.property(
        fc.record({
          version: fc.constantFrom(1 as const, 2 as const),
          littleEndian: fc.boolean(),
          dataType: fc.constantFrom(...types),
          size: fc.tuple(
            fc.integer({ min: 1, max: 9 }),
            fc.integer({ min: 1, max: 5 }),
            fc.integer({ min: 1, max: 4 }),
          ),
          labels: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 180, maxLength: 180 }),
          scale: fc.constantFrom([0, 0], [1, 0], [0.5, -1], [2, 1], [1, -3]),
          extension: fc.constantFrom(0, 16, 64),
          isPacked: fc.boolean(),
        }),
        ({ size, labels, scale: [slope = 0, intercept = 0], extension, isPacked, ...kind }) => {
          const numbers = labels
            .slice(0, size[0] * size[1] * size[2])
            .map((label) => (slope === 0.5 ? 2 * (label % 50) : label));
          const dataStart = (kind.version === 1 ? 352 : 544) + extension;
          const file = madeNifti({ ...kind, size, numbers, slope, intercept, dataStart });
          const packed = isPacked ? gzipSync(file) : file;
          const expected = readNifti(packed);
          const map = read(packed);
          assert.deepEqual([map.width, map.height, map.facts.volume?.depth], [size[0], size[1] * size[2], size[2]]);
          assert.deepEqual([...map.labels], expected.labels);
          const pair = { target: { bytes: packed }, prediction: { bytes: packed } };
          const counted = plain.count(pair);
          assert.ok(counted.ok);
          assert.deepEqual(fast.count(pair), counted);
          assert.deepEqual(inStrips.count(pair), counted);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("keep labels of 16 and 32 bits, below 0 too, where there are more than 256 of them", () => {
    const numbers = Array.from({ length: 600 }, (_, index) => index * 50 - 15_000);
    for (const dataType of [4, 8, 1024, 16, 64]) {
      const file = madeNiftiGz({ size: [20, 10, 3], dataType, numbers });
      assert.deepEqual([...read(file).labels], numbers);
      const pair = { target: { bytes: file }, prediction: { bytes: file } };
      const counted = plain.count(pair);
      assert.ok(counted.ok);
      assert.deepEqual([...counted.counts.targets], numbers);
      assert.deepEqual(fast.count(pair), counted);
      assert.deepEqual(inStrips.count(pair), counted);
    }
  });

  it("may have further dimensions of one voxel, or fewer than three", () => {
    const { numbers } = ONE;
    assert.equal(read(madeNifti({ size: [2, 2, 2, 1, 1], numbers })).facts.volume?.depth, 2);
    assert.equal(read(madeNifti({ size: [4, 2], numbers })).facts.volume?.depth, 1);
    assert.deepEqual(read(madeNifti({ size: [8], numbers })).facts.volume, { depth: 1, spacing: [1, 1, 1] });
  });

  it("take numbers within a thousandth of a whole one for it", () => {
    assert.deepEqual(
      [...read(madeNifti({ ...ONE, dataType: 64, numbers: [0, 1, 1.0009, 2.9991, 0, -0.0009, 7, 7] })).labels],
      [0, 1, 1, 3, 0, 0, 7, 7],
    );
  });

  it("may be packed in several members, padded with zeros", () => {
    const file = madeNifti({ size: [40, 30, 20], numbers: Array.from({ length: 24_000 }, (_, index) => index % 7) });
    const parts = [file.subarray(0, 5000), file.subarray(5000, 5001), file.subarray(5001)].map((part) =>
      gzipSync(part),
    );
    const packed = Buffer.concat([...parts, gzipSync(Buffer.alloc(0)), Buffer.alloc(100)]);
    assert.deepEqual(read(packed).labels, read(file).labels);
    const pair = { target: { bytes: packed }, prediction: { bytes: file } };
    const counted = plain.count(pair);
    assert.ok(counted.ok);
    assert.deepEqual(fast.count(pair), counted);
    assert.deepEqual(inStrips.count(pair), counted);
  });
});

describe("where NIfTI voxels lie", () => {
  const AFFINE = [-0.5, 0, 0, 90, 0, -0.5, 0, 126, 0, 0, 2, -72];
  // A quarter turn about the third axis: (a, b, c, d) = (sqrt(1/2), 0, 0, sqrt(1/2)).
  const QUATERNION = { quaternionCode: 1, quaternion: [0, 0, Math.SQRT1_2], offset: [1, 2, 3], spacing: [1, 2, 3, 4] };

  function volume(made: Partial<MadeNifti>) {
    return read(madeNifti({ ...ONE, version: 2, ...made })).facts.volume;
  }

  it("follows the affine where its code says so", () => {
    const found = volume({ affineCode: 1, affine: AFFINE, ...QUATERNION, spacing: [1, 0.5, 0.5, 2] });
    assert.deepEqual(found, { depth: 2, spacing: [0.5, 0.5, 2], affine: AFFINE });
  });

  it("else follows the quaternion, whose third axis may run the other way", () => {
    for (const sign of [1, -1]) {
      const found = volume({ ...QUATERNION, spacing: [sign, 2, 3, 4], affine: AFFINE });
      // nibabel.quaternions.quat2mat([sqrt(.5), 0, 0, sqrt(.5)]) = [[0, -1, 0], [1, 0, 0], [0, 0, 1]], times the spacing.
      const expected = [0, -3, 0, 1, 2, 0, 0, 2, 0, 0, 4 * sign, 3];
      found?.affine?.forEach((value, index) => {
        assert.ok(Math.abs(value - (expected[index] ?? 0)) < 1e-12, `${index}: ${value}`);
      });
      assert.equal(found?.affine?.length, 12);
    }
  });

  it("is unknown where both codes are 0 or the affine leads nowhere", () => {
    assert.deepEqual(volume({ affine: AFFINE }), { depth: 2, spacing: [1, 1, 1] });
    assert.deepEqual(volume({ affineCode: 1, affine: AFFINE.with(0, 0) }), { depth: 2, spacing: [1, 1, 1] });
    assert.deepEqual(volume({ affineCode: 1, affine: AFFINE.with(3, NaN) }), { depth: 2, spacing: [1, 1, 1] });
  });

  it("is in millimetres, whatever the unit", () => {
    const made = { affineCode: 1, affine: AFFINE, spacing: [1, 0.5, 0.5, 2] };
    assert.deepEqual(volume({ ...made, units: 1 })?.spacing, [500, 500, 2000]);
    assert.equal(volume({ ...made, units: 1 })?.affine?.[3], 90_000);
    assert.deepEqual(volume({ ...made, units: 3 + 8 })?.spacing, [0.0005, 0.0005, 0.002]);
    assert.deepEqual(volume({ ...made, units: 0 })?.spacing, [0.5, 0.5, 2]);
  });

  it("has the spacing of the affine where the header gives none", () => {
    assert.deepEqual(volume({ affineCode: 1, affine: AFFINE, spacing: [1, 0, 0, 0] })?.spacing, [0.5, 0.5, 2]);
    assert.deepEqual(volume({ spacing: [1, 0, 1, 1] }), { depth: 2 });
  });
});

describe("NIfTI files that are not masks", () => {
  const file = madeNifti(ONE);
  const packed = madeNiftiGz({
    size: [40, 30, 20],
    numbers: Array.from({ length: 24_000 }, (_, index) => (index * index) % 251),
  });

  const BAD: Readonly<Record<string, readonly [Buffer, RegExp]>> = {
    "cut short in the header": [
      file.subarray(0, 300),
      /header has 348 bytes, but the file ends after 300: it is cut short/,
    ],
    "cut short in the voxels": [
      file.subarray(0, -1),
      /2 x 2 x 2 voxels, with which the file has 360 bytes, but it has 359: it is cut short/,
    ],
    "longer than declared": [
      Buffer.concat([file, Buffer.alloc(8)]),
      /has 360 bytes, but it has 368: the header is that of another volume/,
    ],
    "with another magic": [madeNifti({ ...ONE, magic: "n+9\0" }), /where its magic should be "n\+1" stands "n\+9"/],
    "with the magic of version 2 damaged": [
      madeNifti({ ...ONE, version: 2, magic: "nifti" }),
      /begins as NIfTI-2 does, but/,
    ],
    "of ANALYZE, without a magic": [
      madeNifti({ ...ONE, magic: "\0\0\0\0" }),
      /no NIfTI magic, as files of ANALYZE 7\.5/,
    ],
    "a header of a pair": [
      madeNifti({ ...ONE, magic: "ni1\0" }),
      /header of a pair of files, whose name has to end in \.hdr/,
    ],
    "with another size of the header": [
      madeNifti(ONE).fill(9, 0, 4),
      /says that it has 151587081 bytes, and such a header has 348 or 540/,
    ],
    "of complex numbers": [madeNifti({ ...ONE, dataType: 32 }), /voxels are complex numbers \(NIfTI data type 32\)/],
    "of colours": [madeNifti({ ...ONE, dataType: 128 }), /voxels are colours \(RGB\)/],
    "of single bits": [madeNifti({ ...ONE, dataType: 1 }), /voxels are single bits/],
    "of a type that is not known": [madeNifti({ ...ONE, dataType: 77 }), /names the data type 77, which is not known/],
    "with a size of 0": [
      madeNifti({ ...ONE, size: [2, 0, 2] }),
      /declares a size of 2 x 0 x 2 voxels, but a volume has at least one/,
    ],
    "with a size below 0": [madeNifti({ ...ONE, size: [2, -3, 2] }), /declares a size of 2 x -3 x 2 voxels/],
    "with no dimensions": [madeNifti({ ...ONE, size: [] }), /declares 0 dimensions, and there can be 1 to 7/],
    "of several volumes": [
      madeNifti({ ...ONE, size: [2, 2, 1, 2] }),
      /holds 2 volumes \(2 x 2 x 1 x 2\), and a mask is one of them/,
    ],
    "over the limit": [
      madeNiftiGz({ ...ONE, size: [1000, 1000, 1000] }),
      /declares 1000 x 1000 x 1000 voxels, more than the limit of 100000/,
    ],
    "whose voxels begin in the header": [
      madeNifti({ ...ONE, dataStart: 300 }),
      /voxels begin at byte 300, and those of NIfTI-1 begin at a whole number of at least 352/,
    ],
    "whose voxels begin nowhere": [madeNifti({ ...ONE, dataStart: NaN }), /voxels begin at byte NaN/],
    "with NaN": [
      madeNifti({ ...ONE, dataType: 16, numbers: [0, 1, 2, 3, 4, NaN, 6, 7] }),
      /holds NaN at voxel \(1, 0, 1\), which is not a label/,
    ],
    "with a fraction": [
      madeNifti({ ...ONE, dataType: 16, numbers: [0, 1, 2, 3, 4, 5, 0.25, 0.5] }),
      /holds 0\.25 at voxel \(0, 1, 1\), and labels are whole numbers/,
    ],
    "with a number that is infinite": [
      madeNifti({ ...ONE, dataType: 64, numbers: [0, 1, 2, Infinity, 4, 5, 6, 7] }),
      /holds Infinity at voxel \(1, 1, 0\), which is beyond 32 bits/,
    ],
    "with a label beyond 32 bits": [
      madeNifti({ ...ONE, dataType: 1024, numbers: [0, 1, 2, 3, 4, 5, 6, 2 ** 40] }),
      /holds 1099511627776 at voxel \(1, 1, 1\), which is beyond 32 bits/,
    ],
    "scaled to a fraction": [
      madeNifti({ ...ONE, slope: 0.5 }),
      /holds 1, scaled to 0\.5 \(scl_slope 0\.5, scl_inter 0\), at voxel \(1, 0, 0\)/,
    ],
    "scaled by what is not a number": [madeNifti({ ...ONE, slope: 2, intercept: NaN }), /scl_inter\) is NaN/],
    "gzip cut short": [packed.subarray(0, -100), /ends too early: it is cut short/],
    "gzip without its checksum": [packed.subarray(0, -6), /ends too early: it is cut short/],
    "gzip cut short at its start": [packed.subarray(0, 12), /gzip file is cut short or damaged at its start/],
    "gzip with another checksum": [withByte(packed, packed.length - 8), /its data and its checksum do not agree/],
    "gzip with another size": [withByte(packed, packed.length - 1), /its data and its checksum do not agree/],
    "gzip followed by other bytes": [Buffer.concat([packed, Buffer.from("more")]), /gzip file is damaged/],
    "gzip of another file": [gzipSync("no volume at all"), /gzip file holds no NIfTI volume/],
    "gzip that holds less": [gzipSync(file.subarray(0, -1)), /holds less than the 360 bytes/],
    "gzip that holds more": [gzipSync(Buffer.concat([file, Buffer.alloc(1)])), /holds more than the 360 bytes/],
    "gzip that holds more in another member": [
      Buffer.concat([gzipSync(file), gzipSync("x")]),
      /holds more than the 360 bytes/,
    ],
    "a bomb": [gzipSync(Buffer.concat([file, Buffer.alloc(50_000_000)])), /holds more than the 360 bytes/],
    "a small file that declares much": [
      gzipSync(madeNifti({ ...ONE, size: [100, 100, 9], numbers: [1] })),
      /holds less than the 90352 bytes/,
    ],
  };
  for (const [how, [bytes, message]] of Object.entries(BAD)) {
    it(`are refused with a sentence: ${how}`, () => {
      assert.match(refusal(bytes), message);
    });
  }

  it("are told in strips in the same words", () => {
    for (const [how, [bytes, message]] of Object.entries(BAD)) {
      const outcome = inStrips.count({ target: { bytes }, prediction: { bytes } });
      assert.ok(!outcome.ok, how);
      assert.match(outcome.message, message, how);
    }
  });
});

function withByte(file: Buffer, at: number): Buffer {
  const other = Buffer.from(file);
  other[at] = (other[at] ?? 0) ^ 0x40;
  return other;
}
