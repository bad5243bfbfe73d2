import assert from "node:assert/strict";
import fc from "fast-check";
import { TURNS, turnsOf, type Turn } from "../../../src/core/labels/turn";
import type { LabelMap } from "../../../src/core/labels/labelMap";
import { turnedMask } from "../../../src/worker/turnedMask";

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

  it("has the size of the mask under the turns that are tried", () => {
    assert.deepEqual(turnsOf({ width: 4, height: 2 }), ["upsideDown", "mirrored", "halfTurn"]);
    assert.equal(turnsOf({ width: 4, height: 4 }).length, 7);
  });
});
