import assert from "node:assert/strict";
import fc from "fast-check";
import { GROUP_ROWS, SWAP_LANES, SwappedRows } from "../../../../src/core/compare/swappedRows";

describe("swapped rows", () => {
  it("gain the sum of B - A over the rows that are swapped, in every column and way", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4 }), fc.nat(), (rows, width, seed) => {
        const number = (at: number): number => ((at * 7919 + seed) % 23) - (((at * 31 + seed) % 3) - 1) * 11;
        const table = (from: number): Float64Array =>
          Float64Array.from({ length: rows * width }, (_, at) => (at % 5 === 0 ? 0 : number(at + from)));
        const [a, b] = [table(0), table(rows * width)];
        const isSwapped = (row: number, lane: number): boolean => (row * 13 + lane * 5 + seed) % 7 < 3;
        const ways = new Uint8Array(Math.ceil(rows / GROUP_ROWS) * SWAP_LANES);
        for (let row = 0; row < rows; row++) {
          for (let lane = 0; lane < SWAP_LANES; lane++) {
            const at = Math.floor(row / GROUP_ROWS) * SWAP_LANES + lane;
            if (isSwapped(row, lane)) ways[at] = (ways[at] ?? 0) + 2 ** (row % GROUP_ROWS);
          }
        }
        const gains = new SwappedRows(a, b, width).gains(ways);
        for (const lane of [0, 1, SWAP_LANES - 1]) {
          for (let column = 0; column < width; column++) {
            let expected = 0;
            for (let row = 0; row < rows; row++) {
              const at = row * width + column;
              if (isSwapped(row, lane)) expected += (b[at] ?? 0) - (a[at] ?? 0);
            }
            assert.equal(gains[column * SWAP_LANES + lane], expected);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
