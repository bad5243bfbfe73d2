import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { madePng, pngChunk } from "../../../bench/madePng";
import { NO_PREDICTION } from "../../../src/core/labels/label";
import type { PairOutcome } from "../../../src/protocol/pair";
import { PairCounter } from "../../../src/worker/pairCounter";
import { KERNEL } from "../../support/kernel";

const LIMITS = { maxPixels: 16384 * 16384 };
const COUNTERS: readonly (readonly [string, PairCounter])[] = [
  ["with the kernel", new PairCounter({ ...LIMITS, kernel: KERNEL })],
  ["without the kernel", new PairCounter(LIMITS)],
];

function grey(width: number, labels: readonly number[], bits = 8): Buffer {
  const rows = Array.from({ length: labels.length / width }, (_, y) => [
    0,
    ...labels.slice(y * width, (y + 1) * width),
  ]);
  return madePng({
    width,
    height: rows.length,
    bits,
    colourType: 0,
    interlaced: false,
    raw: Uint8Array.from(rows.flat()),
  });
}

/** RGBA pixels of one row. */
function rgba(pixels: readonly (readonly number[])[]): Buffer {
  return madePng({
    width: pixels.length,
    height: 1,
    bits: 8,
    colourType: 6,
    interlaced: false,
    raw: Uint8Array.from([0, ...pixels.flat()]),
  });
}

function rows(outcome: PairOutcome): readonly (readonly number[])[] {
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  const { targets, predictions, pixels } = outcome.counts;
  return Array.from(pixels, (count, row) => [targets[row] ?? Number.NaN, predictions[row] ?? Number.NaN, count]);
}

for (const [how, counter] of COUNTERS) {
  const count = (target: Uint8Array, prediction?: Uint8Array): PairOutcome =>
    counter.count({ target: { bytes: target }, prediction: prediction && { bytes: prediction } });

  describe(`PairCounter ${how}`, () => {
    it("counts pairs of labels in order", () => {
      assert.deepEqual(rows(count(grey(3, [2, 2, 0, 0, 1, 2]), grey(3, [1, 1, 0, 3, 1, 0]))), [
        [0, 0, 1],
        [0, 3, 1],
        [1, 1, 1],
        [2, 0, 1],
        [2, 1, 2],
      ]);
    });

    it("counts a target alone as missed", () => {
      const outcome = count(grey(2, [7, 7, 0, 7]));
      assert.deepEqual(rows(outcome), [
        [0, NO_PREDICTION, 1],
        [7, NO_PREDICTION, 3],
      ]);
      assert.ok(outcome.ok && outcome.prediction === undefined);
    });

    it("orders colours by their packed value and adds up those that differ in alpha only", () => {
      const outcome = count(
        rgba([
          [255, 0, 0, 255],
          [0, 0, 9, 255],
          [255, 0, 0, 1],
        ]),
        rgba([
          [1, 2, 3, 255],
          [1, 2, 3, 255],
          [1, 2, 3, 255],
        ]),
      );
      assert.deepEqual(rows(outcome), [
        [9, 0x010203, 1],
        [0xff0000, 0x010203, 2],
      ]);
      assert.ok(outcome.ok && outcome.target.notes?.some((note) => note.includes("alpha")));
      assert.ok(outcome.prediction?.notes === undefined);
    });

    it("brings a prediction of another size to its target's where that is chosen, and says from which", () => {
      const resizing = new PairCounter({
        ...LIMITS,
        ...(how === "with the kernel" && { kernel: KERNEL }),
        resize: "nearest",
      });
      const outcome = resizing.count({
        target: { bytes: grey(4, [0, 0, 1, 1, 0, 0, 1, 1]) },
        prediction: { bytes: grey(2, [0, 1]) },
      });
      assert.deepEqual(rows(outcome), [
        [0, 0, 4],
        [1, 1, 4],
      ]);
      assert.deepEqual(outcome.ok && [outcome.width, outcome.height, outcome.resizedFrom], [
        4,
        2,
        { width: 2, height: 1 },
      ]);
      const alike = resizing.count({ target: { bytes: grey(2, [0, 1]) }, prediction: { bytes: grey(2, [0, 1]) } });
      assert.equal(alike.ok && alike.resizedFrom, undefined);
    });

    it("refuses a prediction of another size unasked", () => {
      const outcome = count(grey(4, [0, 0, 1, 1]), grey(2, [0, 1]));
      assert.equal(outcome.ok ? "" : outcome.kind, "size-mismatch");
    });

    it("counts grey against colours, 16 bits against 8", () => {
      const wide = madePng({
        width: 2,
        height: 1,
        bits: 16,
        colourType: 0,
        interlaced: false,
        raw: Uint8Array.of(0, 3, 232, 0, 1),
      });
      assert.deepEqual(rows(count(wide, grey(2, [1, 1]))), [
        [1, 1, 1],
        [1000, 1, 1],
      ]);
      assert.deepEqual(rows(count(grey(1, [5]), rgba([[0, 1, 0, 255]]))), [[5, 256, 1]]);
    });

    it("counts more than 256 labels", () => {
      const labels = Array.from({ length: 300 }, (_, i) => i);
      const raw = Uint8Array.from([0, ...labels.flatMap((label) => [label >> 8, label & 255])]);
      const wide = madePng({ width: 300, height: 1, bits: 16, colourType: 0, interlaced: false, raw });
      assert.deepEqual(
        rows(count(wide, wide)),
        labels.map((label) => [label, label, 1]),
      );
    });

    it("says which sizes differ", () => {
      const outcome = count(grey(2, [0, 0]), grey(1, [0, 0]));
      assert.ok(
        !outcome.ok && outcome.kind === "size-mismatch" && outcome.message.includes("1 x 2 pixels, the target 2 x 1"),
      );
    });

    it("says on which side a file cannot be read", () => {
      const outcome = count(grey(1, [0]), Buffer.alloc(0));
      assert.ok(
        !outcome.ok &&
          outcome.kind === "unreadable" &&
          outcome.side === "prediction" &&
          outcome.message.includes("empty"),
      );
    });

    it("refuses a wrong CRC of every chunk that holds labels", () => {
      const file = grey(2, [0, 1]);
      for (const type of ["IHDR", "IDAT", "IEND"]) {
        const damaged = Buffer.from(file);
        const at = damaged.indexOf(type, 8, "latin1");
        const crc = at + 4 + damaged.readUInt32BE(at - 4);
        damaged[crc] = (damaged[crc] ?? 0) ^ 1;
        const outcome = count(damaged, file);
        assert.ok(!outcome.ok && outcome.message.startsWith(`The CRC of the ${type} chunk is wrong`), type);
      }
    });

    it("reads a PNG that ends inside its last chunk as one that lacks it, with a note, and no other end", () => {
      const file = grey(2, [0, 1]);
      const end = file.length - 12;
      const whole = count(file, file);
      assert.ok(whole.ok);
      for (let length = end; length < file.length; length++) {
        const outcome = count(file.subarray(0, length), file);
        assert.ok(outcome.ok, `${length - end} bytes of IEND`);
        assert.deepEqual(outcome.counts, whole.counts);
        assert.deepEqual(outcome.target.notes, [
          "The file ends without an IEND chunk, but its image data is complete.",
        ]);
      }
      const other = Buffer.from(file.subarray(0, end + 8));
      other[end + 7] = "E".charCodeAt(0);
      assert.ok(!count(other, file).ok);
      assert.ok(!count(file.subarray(0, end - 1), file).ok);
    });

    it("says of a missing file and of a folder what they are", () => {
      const folder = mkdtempSync(join(tmpdir(), "pairs-"));
      mkdirSync(join(folder, "a.png"));
      writeFileSync(join(folder, "b.png"), grey(1, [0]));
      const outcome = (target: string): string => {
        const result = counter.count({
          target: { path: join(folder, target) },
          prediction: { path: join(folder, "b.png") },
        });
        return result.ok ? "read" : result.message;
      };
      assert.equal(outcome("b.png"), "read");
      assert.match(outcome("gone.png"), /no longer there/);
      assert.match(outcome("a.png"), /folder, not a mask/);
      rmSync(folder, { recursive: true });
    });

    it("refuses a small stream that inflates to gigabytes before it takes memory for them", () => {
      // 40 KB that inflate to 40 MB, behind a header of 20 x 20 pixels, and of as many as the limit allows.
      const bomb = deflateSync(Buffer.alloc(40_000_000));
      for (const side of [20, 16384]) {
        const header = Buffer.alloc(13);
        header.writeUInt32BE(side, 0);
        header.writeUInt32BE(side, 4);
        header.set([8, 0, 0, 0, 0], 8);
        const file = Buffer.concat([
          grey(1, [0]).subarray(0, 8),
          pngChunk("IHDR", header),
          pngChunk("IDAT", bomb),
          pngChunk("IEND", new Uint8Array(0)),
        ]);
        const before = process.memoryUsage().rss;
        const outcome = count(file, file);
        assert.ok(!outcome.ok && outcome.kind === "unreadable");
        assert.ok(process.memoryUsage().rss - before < 30_000_000, "took memory");
      }
    });
  });
}
