import assert from "node:assert/strict";
import fc from "fast-check";
import { PLAIN_ENGINE } from "../../../../src/core/compare/drawEngine";
import { GROUP_ROWS, noSwaps, swapGains, type MakeBlockSwaps } from "../../../../src/core/compare/swappedRows";
import { kernelDrawEngine } from "../../../../src/kernel/drawEngine";
import { KERNEL } from "../../../support/kernel";

const ENGINES: Readonly<Record<string, MakeBlockSwaps>> = {
  plainly: PLAIN_ENGINE.blockSwaps,
  "by the kernel": kernelDrawEngine(KERNEL).blockSwaps,
};

/** The sums of the 64 rows of a block are up to so large numbers integers of 32 bits. */
const MOST_IN_A_BLOCK = 2 ** 25 - 1;

describe("swapped rows", () => {
  for (const [name, makeSwaps] of Object.entries(ENGINES)) {
    it(`gain, ${name}, the sum of B - A over the rows that are swapped, in every column and way`, () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 300 }),
          fc.integer({ min: 1, max: 9 }),
          fc.integer({ min: 1, max: 70 }),
          fc.nat(),
          fc.constantFrom({}, { most: 100 }, { most: MOST_IN_A_BLOCK }, { most: MOST_IN_A_BLOCK + 1 }),
          (rows, width, lanes, seed, bound) => {
            const number = (at: number): number => ((at * 7919 + seed) % 23) - (((at * 31 + seed) % 3) - 1) * 11;
            const table = (from: number): Float64Array =>
              Float64Array.from({ length: rows * width }, (_, at) => (at % 5 === 0 ? 0 : number(at + from)));
            const [a, b] = [table(0), table(rows * width)];
            const isSwapped = (row: number, lane: number): boolean => (row * 13 + lane * 5 + seed) % 7 < 3;
            const ways = noSwaps(rows, lanes);
            for (let row = 0; row < rows; row++) {
              for (let lane = 0; lane < lanes; lane++) {
                const at = Math.floor(row / GROUP_ROWS) * lanes + lane;
                if (isSwapped(row, lane)) ways.bytes[at] = (ways.bytes[at] ?? 0) + 2 ** (row % GROUP_ROWS);
              }
            }
            const gains = swapGains({ a, b, width, ...bound }, ways, makeSwaps);
            for (const lane of [0, Math.floor(lanes / 2), lanes - 1]) {
              for (let column = 0; column < width; column++) {
                let expected = 0;
                for (let row = 0; row < rows; row++) {
                  const at = row * width + column;
                  if (isSwapped(row, lane)) expected += (b[at] ?? 0) - (a[at] ?? 0);
                }
                assert.equal(gains[lane * width + column], expected);
              }
            }
          },
        ),
        { numRuns: 100 },
      );
    });

    it(`gain nothing, ${name}, from rows behind the last, whose ways are random as well`, () => {
      const [rows, width, lanes] = [70, 3, 2];
      const b = Float64Array.from({ length: rows * width }, (_, at) => 1 + at);
      const ways = noSwaps(rows, lanes);
      ways.bytes.fill(255);
      const sums = Float64Array.from({ length: width }, (_, column) =>
        b.filter((_, at) => at % width === column).reduce((sum, value) => sum + value, 0),
      );
      assert.deepEqual([...swapGains({ b, width }, ways, makeSwaps)], [...sums, ...sums]);
    });

    it(`gain, ${name}, what does not fit into 32 bits from whole numbers that do, and from those that hardly do not`, () => {
      const [rows, width, lanes] = [200, 1, 2];
      for (const most of [MOST_IN_A_BLOCK, MOST_IN_A_BLOCK + 1]) {
        const b = new Float64Array(rows * width).fill(most);
        const ways = noSwaps(rows, lanes);
        ways.bytes.fill(255);
        assert.deepEqual([...swapGains({ b, width, most }, ways, makeSwaps)], [rows * most, rows * most]);
      }
    });
  }
});
