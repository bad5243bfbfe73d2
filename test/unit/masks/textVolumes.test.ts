import assert from "node:assert/strict";
import { join } from "node:path";
import fc from "fast-check";
import { decodeMask } from "../../../src/masks/decodeMask";
import type { PairOutcome } from "../../../src/protocol/pair";
import { PairCounter } from "../../../src/worker/pairCounter";
import { countedAlike } from "../../support/countedAlike";
import { KERNEL } from "../../support/kernel";
import { madeNifti } from "../../support/madeNifti";
import {
  joined,
  madeMetaImage,
  madeNrrd,
  TEXT_TYPES,
  type MadeTextVolume,
  type TextVolume,
} from "../../support/madeTextVolume";
import { temporaryFolder } from "../../support/temporaryFolder";

const LIMITS = { maxPixels: 100_000 };
const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7];
const ONE: MadeTextVolume = { size: [2, 2, 2], numbers: NUMBERS };
const FORMATS: Readonly<Record<string, (made: MadeTextVolume) => TextVolume>> = {
  NRRD: madeNrrd,
  MetaImage: madeMetaImage,
};

function read(file: Buffer) {
  const decoded = decodeMask(file, LIMITS);
  assert.ok(decoded.ok, decoded.ok ? "" : decoded.message);
  return decoded.map;
}

function refusal(file: Buffer): string {
  const outcome = countedAlike(file, file, [3]);
  assert.ok(!outcome.ok, "it was counted");
  return outcome.message;
}

/** The outcome of a mask on the disk against itself, alike whole and in strips. */
function onDisk(files: Readonly<Record<string, Buffer>>, name: string): PairOutcome {
  const source = { path: join(temporaryFolder(files), name) };
  const pair = { target: source, prediction: source };
  const outcome = new PairCounter(LIMITS).count(pair);
  for (const options of [{}, { mostAtOnce: 0, stripPixels: 3 }]) {
    const other = new PairCounter({ ...LIMITS, kernel: KERNEL, ...options }).count(pair);
    if (outcome.ok) assert.deepEqual(other, outcome);
    else assert.equal(other.ok, false);
  }
  return outcome;
}

function problem(files: Readonly<Record<string, Buffer>>, name: string): string {
  const outcome = onDisk(files, name);
  assert.ok(!outcome.ok, "it was counted");
  return outcome.message;
}

for (const [format, made] of Object.entries(FORMATS)) {
  describe(`${format} volumes`, () => {
    it("have the labels of the same voxels in NIfTI, in every type and order of bytes, packed or not, beside the header or behind it", () => {
      fc.assert(
        fc.property(
          fc.record({
            type: fc.constantFrom(...Object.keys(TEXT_TYPES)),
            littleEndian: fc.boolean(),
            isPacked: fc.boolean(),
            size: fc.tuple(
              fc.integer({ min: 1, max: 7 }),
              fc.integer({ min: 1, max: 5 }),
              fc.integer({ min: 1, max: 4 }),
            ),
            labels: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 140, maxLength: 140 }),
            isDetached: fc.boolean(),
          }),
          ({ labels, isDetached, ...kind }) => {
            const numbers = labels.slice(0, kind.size[0] * kind.size[1] * kind.size[2]);
            const { header, voxels } = made({ ...kind, numbers, ...(isDetached && { dataFile: "x.bin" }) });
            const expected = read(madeNifti({ size: kind.size, numbers }));
            if (isDetached) {
              const outcome = onDisk({ "x.nhdr": header, "x.bin": voxels }, "x.nhdr");
              assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
              assert.deepEqual([outcome.target.format, outcome.depth], [format, kind.size[2]]);
              return;
            }
            const file = Buffer.concat([header, voxels]);
            const map = read(file);
            assert.deepEqual([...map.labels], [...expected.labels]);
            assert.deepEqual([map.width, map.height], [expected.width, expected.height]);
            assert.ok(countedAlike(file, file, [3]).ok);
          },
        ),
        { numRuns: 60 },
      );
    });

    it("are refused with a sentence for each fault", () => {
      const whole = joined(made(ONE));
      assert.match(
        refusal(whole.subarray(0, -1)),
        /declares 2 x 2 x 2 voxels, with which the file has 8 bytes, but it has 7: it is cut short/,
      );
      assert.match(
        refusal(Buffer.concat([whole, Buffer.alloc(2)])),
        /has 8 bytes, but it has 10: the header is that of another volume/,
      );
      const packed = joined(made({ ...ONE, isPacked: true }));
      assert.match(refusal(packed.subarray(0, -9)), /cut short|ends too early/);
      const less = joined(made({ ...ONE, size: [2, 2, 3], isPacked: true }));
      assert.match(refusal(less), /holds less than the 12 bytes/);
      const more = joined(made({ ...ONE, size: [2, 2, 1], isPacked: true }));
      assert.match(refusal(more), /holds more than the 4 bytes/);
      const bomb = joined(made({ size: [2, 2, 2], numbers: Array<number>(3_000_000).fill(0), isPacked: true }));
      assert.match(refusal(bomb), /holds more than the 8 bytes/);
      assert.match(refusal(joined(made({ ...ONE, size: [2, 0, 2] }))), /declares a size of 2 x 0 x 2 voxels/);
      assert.match(refusal(joined(made({ ...ONE, size: [2, -2, 2] }))), /declares a size of 2 x -2 x 2 voxels/);
      assert.match(refusal(joined(made({ ...ONE, size: [2, 2, 1, 2] }))), /holds 2 volumes \(2 x 2 x 1 x 2\)/);
      const large = decodeMask(joined(made({ size: [1000, 1000, 1000], numbers: [1], isPacked: true })), LIMITS);
      assert.ok(!large.ok);
      assert.match(large.message, /1000 x 1000 x 1000 voxels, more than the limit of 100000/);
      const floats = (value: number): Buffer => joined(made({ ...ONE, type: "f4", numbers: NUMBERS.with(5, value) }));
      assert.match(refusal(floats(NaN)), /holds NaN at voxel \(1, 0, 1\)/);
      assert.match(refusal(floats(0.25)), /holds 0\.25 at voxel \(1, 0, 1\), and labels are whole numbers/);
      assert.match(refusal(floats(Infinity)), /holds Infinity at voxel \(1, 0, 1\), which is beyond 32 bits/);
    });

    it("may have further axes of one voxel, or fewer than three", () => {
      assert.equal(read(joined(made({ ...ONE, size: [2, 2, 2, 1] }))).facts.volume?.depth, 2);
      assert.match(refusal(joined(made({ ...ONE, size: [1, 2, 2, 2] }))), /holds 2 volumes/);
      assert.equal(read(joined(made({ ...ONE, size: [4, 2] }))).facts.volume?.depth, 1);
    });

    it("whose voxels lie in a file beside the header are read from there alone", () => {
      const at = (dataFile: string, name = "x.nhdr"): string => {
        const { header, voxels } = made({ ...ONE, dataFile });
        return problem({ [`in/${name}`]: header, "out.raw": voxels, "in/.hidden": voxels }, `in/${name}`);
      };
      for (const hostile of ["../out.raw", "/etc/passwd", "..\\out.raw", ".hidden", "..", "C:out.raw"])
        assert.match(at(hostile), /only a file in its own folder is read/, hostile);
      assert.match(at("gone.raw"), /in "gone\.raw", and no such file is beside it/);
      assert.match(at("x.nhdr"), /no such file is beside it/);
    });

    it("whose voxels lie in a file that is too short name that", () => {
      const { header, voxels } = made({ ...ONE, dataFile: "x.raw" });
      assert.match(problem({ "x.mhd": header, "x.raw": voxels.subarray(1) }, "x.mhd"), /but it has 7: it is cut short/);
    });

    it("of several files are refused", () => {
      for (const dataFile of ["LIST", "slice_%03d.raw 1 9 1"])
        assert.match(problem({ "x.mhd": made({ ...ONE, dataFile }).header }, "x.mhd"), /lie in several files/);
    });
  });
}

describe("a NRRD header", () => {
  const nrrd = (lines: Readonly<Record<string, string | undefined>>, more: Partial<MadeTextVolume> = {}): Buffer =>
    joined(madeNrrd({ ...ONE, ...more, lines }));

  it("says where the voxels lie, in any of its spaces", () => {
    const space = { "space directions": "(2,0,0) (0,3,0) (0,0,4)", "space origin": "(10,20,30)" };
    const affine = (name: string): readonly number[] | undefined =>
      read(nrrd({ space: name, ...space })).facts.volume?.affine;
    assert.deepEqual(affine("left-posterior-superior"), [-2, 0, 0, -10, 0, -3, 0, -20, 0, 0, 4, 30]);
    assert.deepEqual(affine("LPS"), affine("left-posterior-superior"));
    assert.deepEqual(affine("right-anterior-superior"), [2, 0, 0, 10, 0, 3, 0, 20, 0, 0, 4, 30]);
    assert.deepEqual(affine("LAS"), [-2, 0, 0, -10, 0, 3, 0, 20, 0, 0, 4, 30]);
    assert.equal(affine("scanner-xyz"), undefined);
    assert.deepEqual(read(nrrd({ space: "scanner-xyz", ...space })).facts.volume?.spacing, [2, 3, 4]);
    const oblique = { space: "RAS", "space directions": "(0,3,4) (0,-4,3) (2,0,0)", "space origin": "(0,0,0)" };
    assert.deepEqual(read(nrrd(oblique)).facts.volume?.spacing, [5, 5, 2]);
    assert.deepEqual(read(nrrd({ spacings: "1 2 3" })).facts.volume, { depth: 2, spacing: [1, 2, 3] });
    assert.deepEqual(read(nrrd({ spacings: "1 NaN 3" })).facts.volume, { depth: 2 });
  });

  it("may have an axis of one element that does not lie in space, as of segments; several are refused", () => {
    const lines = { space: "LPS", "space directions": "none (2,0,0) (0,3,0) (0,0,4)", "space origin": "(0,0,0)" };
    const map = read(nrrd(lines, { size: [1, 4, 2, 1] }));
    assert.deepEqual([map.width, map.height, map.facts.volume?.spacing], [4, 2, [2, 3, 4]]);
    assert.match(refusal(nrrd(lines, { size: [2, 2, 2, 1] })), /holds 2 volumes \(2 x 2 x 2 x 1\)/);
    const flat = { space: "RAS", "space directions": "none (2,0,0) (0,3,0)", "space origin": "(0,0,0)" };
    assert.match(refusal(nrrd(flat, { size: [2, 2, 2] })), /holds 2 volumes/);
  });

  it("may skip bytes before the voxels, from the front or up to the end", () => {
    const behind = (skip: string): readonly number[] => {
      const { header, voxels } = madeNrrd({ ...ONE, lines: { "byte skip": skip } });
      return [...read(Buffer.concat([header, Buffer.from([9, 9, 9]), voxels])).labels];
    };
    assert.deepEqual(behind("3"), NUMBERS);
    assert.deepEqual(behind("-1"), NUMBERS);
    assert.match(refusal(nrrd({ "byte skip": "-2" })), /skips 0 lines and -2 bytes/);
    assert.match(refusal(nrrd({ "line skip": "1" })), /skips 1 lines and 0 bytes/);
  });

  it("is refused where it says something else, or too little", () => {
    assert.match(refusal(nrrd({ type: "block" })), /of the type "block" \(NRRD\)/);
    assert.match(refusal(nrrd({ type: undefined })), /a type|of the type that the header does not tell/);
    assert.match(refusal(nrrd({ encoding: "bzip2" })), /packed or written as "bzip2"/);
    assert.match(refusal(nrrd({ encoding: "ascii" })), /packed or written as "ascii"/);
    assert.match(refusal(nrrd({ endian: undefined }, { type: "i2" })), /in which order the bytes of a voxel come/);
    assert.match(refusal(nrrd({ sizes: "2 2" })), /declares no sizes/);
    assert.match(refusal(nrrd({ sizes: "2 two 2" })), /declares no sizes/);
    const { header, voxels } = madeNrrd({ ...ONE, isPacked: true });
    voxels[1] = 0x8f;
    assert.match(refusal(joined({ header, voxels })), /gzip file is damaged/);
    const endless = Buffer.concat([Buffer.from("NRRD0004\n"), Buffer.alloc(70_000, 0x61)]);
    assert.match(refusal(endless), /does not end within its first 65536 bytes/);
  });
});

describe("a MetaImage header", () => {
  const meta = (lines: Readonly<Record<string, string | undefined>>, more: Partial<MadeTextVolume> = {}): Buffer =>
    joined(madeMetaImage({ ...ONE, ...more, lines }));

  it("says where the voxels lie: a row of the matrix is an axis, towards left, posterior and superior", () => {
    const lines = {
      TransformMatrix: "0 1 0 1 0 0 0 0 -1",
      Offset: "10 20 30",
      ElementSpacing: "2 3 4",
    };
    assert.deepEqual(read(meta(lines)).facts.volume, {
      depth: 2,
      spacing: [2, 3, 4],
      affine: [0, -3, 0, -10, -2, 0, 0, -20, 0, 0, -4, 30],
    });
    assert.deepEqual(read(meta({ ElementSpacing: "2 3 4" })).facts.volume, { depth: 2, spacing: [2, 3, 4] });
    assert.deepEqual(read(meta({ ...lines, TransformMatrix: "1 0 0 1" })).facts.volume, {
      depth: 2,
      spacing: [2, 3, 4],
    });
  });

  it("may skip bytes before the voxels, from the front or up to the end", () => {
    const behind = (skip: string): readonly number[] => {
      const { header, voxels } = madeMetaImage({ ...ONE, lines: { HeaderSize: skip } });
      return [...read(Buffer.concat([header, Buffer.from([9, 9, 9]), voxels])).labels];
    };
    assert.deepEqual(behind("3"), NUMBERS);
    assert.deepEqual(behind("-1"), NUMBERS);
    assert.match(refusal(meta({ HeaderSize: "-2" })), /skips -2 bytes before the voxels/);
  });

  it("is refused where it says something else, or too little", () => {
    assert.match(refusal(meta({ ElementType: "MET_STRING" })), /of the type "MET_STRING" \(MetaImage\)/);
    assert.match(refusal(meta({ ElementNumberOfChannels: "3" })), /Each voxel has 3 numbers/);
    assert.match(refusal(meta({ BinaryData: "False" })), /packed or written as "text"/);
    assert.match(refusal(meta({ NDims: "2" })), /declares no sizes/);
    const cut = madeMetaImage(ONE).header.subarray(0, -24);
    assert.match(refusal(cut), /does not say where its voxels are \(ElementDataFile\): it is cut short/);
  });
});
