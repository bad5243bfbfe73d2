import assert from "node:assert/strict";
import fc from "fast-check";
import { LANES, WeightedRows } from "../../../../src/core/intervals/weightedRows";

/** More rows than are looked at together. */
const MOST_ROWS = 300;

describe("weighted rows", () => {
  it("are summed in their order, so that the sums are those of a plain loop to the last digit", () => {
    fc.assert(
      fc.property(fc.nat({ max: MOST_ROWS }), fc.integer({ min: 1, max: 5 }), fc.nat(), (rows, width, seed) => {
        const next = (at: number): number => Math.abs(Math.sin(at * 12.9898 + seed) * 43758.5453) % 1;
        const table = Float64Array.from({ length: rows * width }, (_, at) => (next(at) < 0.5 ? 0 : next(at + 0.5)));
        const weights = Float64Array.from({ length: rows * LANES }, (_, at) => next(at + 0.25));
        const sums = new Float64Array(width * LANES).fill(9);
        new WeightedRows(table, width).sum(weights, sums);
        const expected = new Float64Array(width * LANES);
        for (let row = 0; row < rows; row++) {
          for (let to = 0; to < expected.length; to++) {
            const value = table[row * width + Math.floor(to / LANES)] ?? 0;
            expected[to] = (expected[to] ?? 0) + (weights[row * LANES + (to % LANES)] ?? 0) * value;
          }
        }
        assert.deepEqual(sums, expected);
      }),
      { numRuns: 50 },
    );
  });
});
