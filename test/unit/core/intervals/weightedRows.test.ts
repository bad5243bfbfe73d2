import assert from "node:assert/strict";
import fc from "fast-check";
import { LANES, packRows, plainRowSums, type MakeRowSums } from "../../../../src/core/intervals/weightedRows";
import { exponential } from "../../../../src/core/numbers/exponential";
import { RandomStreams } from "../../../../src/core/numbers/randomStreams";
import { kernelDrawEngine } from "../../../../src/kernel/drawEngine";
import { KERNEL } from "../../../support/kernel";

/** More rows than are looked at together. */
const MOST_ROWS = 300;

const ENGINES: Readonly<Record<string, MakeRowSums>> = {
  plainly: plainRowSums,
  "by the kernel": kernelDrawEngine(KERNEL).rowSums,
};

describe("weighted rows", () => {
  for (const [name, makeSums] of Object.entries(ENGINES)) {
    it(`are summed ${name} in their order, so that the sums are those of a plain loop to the last digit`, () => {
      fc.assert(
        fc.property(
          fc.nat({ max: MOST_ROWS }),
          fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 }),
          fc.nat(),
          fc.nat({ max: 1000 }),
          (rows, widths, seed, first) => {
            const next = (at: number): number => Math.abs(Math.sin(at * 12.9898 + seed) * 43758.5453) % 1;
            const tables = widths.map((width, index) =>
              Float64Array.from({ length: rows * width }, (_, at) => (next(at + index) < 0.5 ? 0 : next(at + 0.5))),
            );
            const { lanes, draws } = makeSums(packRows(tables, rows), seed);
            draws(first + 7);
            const sums = draws(first);
            const width = sums.length / lanes;
            for (let lane = 0; lane < lanes; lane++) {
              const expected = plainSums(tables, rows, { seed, draw: first + lane });
              const group = Math.floor(lane / LANES) * width * LANES;
              const found = expected.map((_, column) => sums[group + column * LANES + (lane % LANES)]);
              assert.deepEqual(found, expected);
            }
          },
        ),
        { numRuns: 30 },
      );
    });
  }

  it("are summed plainly where there is no kernel", () => {
    assert.equal(kernelDrawEngine(undefined).rowSums, plainRowSums);
    assert.equal(kernelDrawEngine(Uint8Array.of(1, 2, 3)).rowSums, plainRowSums);
  });
});

/** The sums of all columns of all tables in one draw, whose weights come from a separate stream. */
function plainSums(
  tables: readonly Float64Array[],
  rows: number,
  { seed, draw }: { readonly seed: number; readonly draw: number },
): readonly number[] {
  const streams = new RandomStreams(seed, draw, 1);
  const weights = Array.from({ length: rows }, () => exponential(streams.next(0)));
  return tables.flatMap((table) => {
    const width = rows === 0 ? 0 : table.length / rows;
    return Array.from({ length: width }, (_, column) =>
      weights.reduce((sum, weight, row) => sum + weight * (table[row * width + column] ?? 0), 0),
    );
  });
}
