import assert from "node:assert/strict";
import fc from "fast-check";
import { PNG } from "pngjs";
import { TURNS, turnsOf, type Turn } from "../../../src/core/labels/turn";
import type { LabelMap } from "../../../src/core/labels/labelMap";
import type { FileSource } from "../../../src/protocol/pair";
import { PairCounter } from "../../../src/worker/pairCounter";
import { turnedMask } from "../../../src/worker/turnedMask";
import { greyPng } from "../../support/greyPng";
import { KERNEL } from "../../support/kernel";

/** Turned by writing the mask as rows and turning those. */
const INDEPENDENT: Readonly<Record<Turn, (rows: readonly (readonly number[])[]) => readonly (readonly number[])[]>> = {
  upsideDown: (rows) => rows.toReversed(),
  mirrored: (rows) => rows.map((row) => row.toReversed()),
  halfTurn: (rows) => rows.toReversed().map((row) => row.toReversed()),
  transposed: (rows) => columns(rows),
  quarterTurn: (rows) => columns(rows).map((row) => row.toReversed()),
  threeQuarterTurn: (rows) => columns(rows).toReversed(),
  antiTransposed: (rows) => columns(rows.toReversed().map((row) => row.toReversed())),
};

function columns(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));
}

/** A grey PNG of 16 bits of labels that take more than a byte: the kernel has codes for them, each mask its own. */
function widePng(width: number, height: number, labels: readonly number[]): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(Uint16Array.from(labels, (label) => 300 * label).buffer);
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, bitDepth: 16 });
}

const FACTS = { format: "PNG", kind: "grey", bits: 8 } as const;

function rowsOf({ width, height, labels }: LabelMap): readonly (readonly number[])[] {
  return Array.from({ length: height }, (_, row) => [...labels.slice(row * width, (row + 1) * width)]);
}

describe("a turned mask", () => {
  for (const turn of TURNS) {
    it(`is what turning its rows gives: ${turn}`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (width, height) => {
          const mask: LabelMap = {
            width,
            height,
            labels: Uint8Array.from({ length: width * height }, (_, pixel) => pixel),
            facts: FACTS,
          };
          const turned = turnedMask(mask, turn);
          assert.deepEqual(rowsOf(turned), INDEPENDENT[turn](rowsOf(mask)));
          assert.deepEqual([...mask.labels], [...mask.labels.keys()], "the mask itself stays");
        }),
      );
    });
  }

  it("is counted by the kernel as it is plainly, whatever lies in the files", () => {
    const [byKernel, plainly] = [
      new PairCounter({ maxPixels: 2 ** 20, kernel: KERNEL }),
      new PairCounter({ maxPixels: 2 ** 20 }),
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 70 }),
        fc.boolean(),
        fc.constantFrom(1, 3, 40),
        fc.constantFrom<readonly [1 | 2, 1 | 2]>([1, 1], [1, 2], [2, 1], [2, 2]),
        fc.nat(),
        (width, side, isSquare, run, wide, seed) => {
          const height = isSquare ? width : side;
          // Runs, so that rows of them are read as such, or noise, which is read pixel by pixel.
          const mask = (from: number, bytes: 1 | 2): FileSource => {
            const labels = Array.from(
              { length: width * height },
              (_, pixel) => (Math.floor(pixel / run) * 31 + from) % 7,
            );
            return { bytes: bytes === 1 ? greyPng(width, height, labels) : widePng(width, height, labels) };
          };
          const [target, prediction] = [mask(seed % 5, wide[0]), mask(3 + (seed % 11), wide[1])];
          assert.deepEqual(
            byKernel.countTurned(target, prediction, TURNS),
            plainly.countTurned(target, prediction, TURNS),
          );
        },
      ),
    );
  });

  it("has the size of the mask under the turns that are tried", () => {
    assert.deepEqual(turnsOf({ width: 4, height: 2 }), ["upsideDown", "mirrored", "halfTurn"]);
    assert.equal(turnsOf({ width: 4, height: 4 }).length, 7);
  });
});
