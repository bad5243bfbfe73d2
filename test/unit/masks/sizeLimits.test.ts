import assert from "node:assert/strict";
import { npy } from "../../../bench/madeNpy";
import { decodeMask } from "../../../src/masks/decodeMask";
import { PairCounter } from "../../../src/worker/pairCounter";
import { KERNEL } from "../../support/kernel";
import { madeNifti } from "../../support/madeNifti";
import { zip } from "../../support/zip";

const array = npy({ descr: "|u1", shape: [3, 4], data: new Uint8Array(12) });
const LIMITS = { maxPixels: 1000 };

/** What is said of a file that is refused whole, and in strips as large ones are read. */
function refusals(file: Buffer): readonly string[] {
  return [{}, { mostAtOnce: 0 }].map((large) => {
    const counter = new PairCounter({ ...LIMITS, kernel: KERNEL, ...large });
    const outcome = counter.count({ target: { bytes: file }, prediction: { bytes: file } });
    return outcome.ok ? "counted" : outcome.message;
  });
}

describe("the limits of what is read", () => {
  it("take in a mask of just as many pixels, and are told for one pixel less", () => {
    assert.ok(decodeMask(array, { maxPixels: 12 }).ok);
    const refused = decodeMask(array, { maxPixels: 11 });
    assert.ok(!refused.ok);
    assert.match(refused.message, /4 x 3 pixels, more than the limit of 11 pixels/);
  });

  it("leave a mask of just as many pixels as are read at once whole, and no larger one", () => {
    assert.ok(decodeMask(array, { ...LIMITS, mostAtOnce: 12 }).ok);
    const large = decodeMask(array, { ...LIMITS, mostAtOnce: 11 });
    assert.ok(!large.ok && large.isLarge);
  });
});

describe("an archive that says more of itself than it holds", () => {
  it("is damaged where an array ends behind its end, whole and in strips", () => {
    const whole = zip([{ name: "a.npy", data: array, method: 0 }]);
    const entry = whole.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    for (const at of [20, 24]) whole.writeUInt32LE(whole.length - 10, entry + at);
    for (const message of refusals(whole)) assert.match(message, /ZIP archive is damaged/);
  });

  it("is damaged where its list would be longer than any is", () => {
    const file = Buffer.alloc(2 ** 25 + 100);
    file.writeUInt32LE(0x04034b50);
    file.writeUInt32LE(0x06054b50, file.length - 22);
    const read = decodeMask(file, LIMITS);
    assert.ok(!read.ok);
    assert.match(read.message, /ZIP archive is damaged/);
  });
});

describe("a volume in an array", () => {
  it("that is cut short by a byte is refused in these words, whichever axis could hold channels", () => {
    for (const shape of [
      [9, 6, 7],
      [5, 11, 13],
    ]) {
      const [depth = 0, height = 0, width = 0] = shape;
      const data = Uint8Array.from({ length: depth * height * width - 1 }, (_, at) => at % 3);
      for (const message of refusals(npy({ descr: "|u1", shape, data }))) assert.match(message, /it is cut short/);
    }
  });
});

describe("a NIfTI header", () => {
  it("has seven dimensions at most: what follows their sizes is none of them", () => {
    const file = madeNifti({ size: [2, 2, 2], numbers: [0, 1, 0, 1, 0, 1, 0, 1] });
    assert.ok(decodeMask(file, LIMITS).ok);
    // The number of dimensions of NIfTI-1 is at byte 40.
    file.writeInt16LE(8, 40);
    const read = decodeMask(file, LIMITS);
    assert.ok(!read.ok);
    assert.match(read.message, /declares 8 dimensions, and there can be 1 to 7/);
  });
});
