import assert from "node:assert/strict";
import fc from "fast-check";
import { drawWeights, MOST_WEIGHT } from "../../../../src/core/intervals/drawWeights";
import { BLOCK_ROWS, LEAST_UNIT, packRows, RADIX } from "../../../../src/core/intervals/packedRows";
import { LANES, plainRowSums, type MakeRowSums } from "../../../../src/core/intervals/weightedRows";
import { kernelDrawEngine } from "../../../../src/kernel/drawEngine";
import { drawnWeights } from "../../../support/drawnWeights";
import { KERNEL } from "../../../support/kernel";

/** More rows than are looked at together. */
const MOST_ROWS = 300;

const kernelRowSums = kernelDrawEngine(KERNEL).rowSums;
const ENGINES: Readonly<Record<string, MakeRowSums>> = { plainly: plainRowSums, "by the kernel": kernelRowSums };

const SHARE = fc.integer({ min: -1e9, max: 1e9 }).map((part) => part / 1e9);

/** Kinds of columns: presence, pixels, pixels of large volumes, differences, shares and distances. */
const NUMBERS: Readonly<Record<string, fc.Arbitrary<number>>> = {
  ones: fc.constant(1),
  pixels: fc.nat({ max: 2 ** 20 }),
  "pixels of one digit": fc.nat({ max: 2 ** 14 - 1 }),
  "very many pixels": fc.maxSafeNat(),
  "whole numbers of both signs": fc.integer(),
  shares: SHARE,
  distances: SHARE.map((share) => Math.abs(share) * 1e6),
};

interface Drawn {
  readonly rows: number;
  readonly columns: readonly (readonly number[])[];
  readonly seed: number;
  readonly first: number;
}

const drawn: fc.Arbitrary<Drawn> = fc.nat({ max: MOST_ROWS }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    columns: fc.array(
      fc
        .constantFrom(...Object.values(NUMBERS))
        .chain((number) =>
          fc.array(fc.oneof(fc.constant(0), number), { minLength: rows, maxLength: rows, size: "max" }),
        ),
      { minLength: 1, maxLength: 4 },
    ),
    seed: fc.nat(),
    first: fc.nat({ max: 1000 }),
  }),
);

function tableOf(columns: readonly (readonly number[])[], rows: number): Float64Array {
  return Float64Array.from(
    { length: rows * columns.length },
    (_, at) => columns[at % columns.length]?.[Math.floor(at / columns.length)] ?? NaN,
  );
}

/** Column by column. */
function laneOf(sums: Float64Array, lane: number): readonly number[] {
  return Array.from({ length: sums.length / LANES }, (_, column) => sums[column * LANES + lane] ?? NaN);
}

describe("weighted rows", () => {
  for (const [name, makeSums] of Object.entries(ENGINES)) {
    it(`are summed ${name}: whole numbers to the last digit, others to twelve decimal places`, () => {
      fc.assert(
        fc.property(drawn, ({ rows, columns, seed, first }) => {
          const sumsOf = makeSums(packRows([tableOf(columns, rows)], rows), seed);
          sumsOf(first + 7);
          const sums = sumsOf(first);
          for (const lane of [0, 1, LANES - 1]) {
            const weights = drawnWeights(rows, seed, first + lane);
            for (const [column, found] of (rows === 0 ? [] : laneOf(sums, lane)).entries()) {
              const numbers = columns[column] ?? [];
              const expected = weights.reduce((sum, weight, row) => sum + weight * (numbers[row] ?? 0), 0);
              const isExact = Number.isSafeInteger(numbers.reduce((sum, number) => sum + Math.abs(number) * 1023, 0));
              const weight = weights.reduce((sum, weight) => sum + weight, 0);
              const rest = weight * LEAST_UNIT + Math.abs(expected) * 1e-12;
              assert.ok(
                numbers.every(Number.isInteger) && isExact ? found === expected : Math.abs(found - expected) <= rest,
                `${found} for ${expected}`,
              );
            }
          }
        }),
        { numRuns: 100 },
      );
    });

    it(`are summed ${name} without a sum that overflows where all digits are the largest`, () => {
      const seed = 3;
      const largest = RADIX ** 2 - 1;
      const sums = makeSums(packRows([new Float64Array(BLOCK_ROWS).fill(-largest)], BLOCK_ROWS), seed)(5);
      const weights = drawnWeights(BLOCK_ROWS, seed, 5).reduce((sum, weight) => sum + weight, 0);
      assert.equal(laneOf(sums, 0)[0], -weights * largest);
      assert.ok(MOST_WEIGHT * (RADIX - 1) * BLOCK_ROWS < 2 ** 31);
    });

    it(`are summed ${name} where a number is infinite: the sum is, and those of another run are not`, () => {
      const tables = [Float64Array.of(0, 3, Infinity, 5), Float64Array.of(0.5, 3, 2, 5)];
      const sums = makeSums(packRows(tables, 4), 1)(0);
      const weights = drawnWeights(4, 1, 0);
      assert.equal(laneOf(sums, 0)[0], Infinity);
      const expected = weights.reduce((sum, weight, row) => sum + weight * (tables[1]?.[row] ?? NaN), 0);
      assert.ok(Math.abs((laneOf(sums, 0)[1] ?? NaN) - expected) < 1e-8);
    });
  }

  it("are summed by the kernel to the same digits as plainly", () => {
    fc.assert(
      fc.property(drawn, drawn, ({ rows, columns, seed, first }, { columns: others }) => {
        const ofRows = others.map((column) => Array.from({ length: rows }, (_, row) => column[row] ?? 0));
        const packed = packRows([tableOf(columns, rows), tableOf(ofRows, rows)], rows);
        assert.deepEqual(kernelRowSums(packed, seed)(first), plainRowSums(packed, seed)(first));
      }),
      { numRuns: 100 },
    );
  });

  it("have equal digits where their numbers are equal, whatever stands beside them", () => {
    fc.assert(
      fc.property(fc.array(SHARE, { minLength: 2, maxLength: 20 }), fc.nat({ max: 20 }), (shares, power) => {
        const tables = [
          [...shares, 0],
          [...shares, 2 ** power],
        ].map((numbers) => Float64Array.from(numbers));
        const [without, beside] = tables.map((table) => packRows([table], shares.length + 1).totals[0]);
        assert.equal(beside, (without ?? NaN) + 2 ** power);
      }),
    );
  });

  it("have as many digits as their columns need, and none where a column is 0", () => {
    const { columns, units } = packRows([Float64Array.of(3, 0, RADIX, 0.5, 5, 0, 1, 0)], 2);
    assert.deepEqual([...columns], [0, 2, 2, 3, 3, 3]);
    assert.deepEqual([...units], [1, RADIX, 1, RADIX ** -1, RADIX ** -2, LEAST_UNIT]);
  });

  it("are very large numbers to the last digit that they have", () => {
    assert.deepEqual(packRows([Float64Array.of(1e300, 0.5)], 2).totals, Float64Array.of(1e300));
  });

  it("are 0 where they are too small to be cut into digits", () => {
    assert.deepEqual(packRows([Float64Array.of(5e-324, 5e-324)], 2).totals, Float64Array.of(0));
  });

  it("have as totals what they sum up to where each weighs 1, digit by digit", () => {
    const table = Float64Array.from({ length: MOST_ROWS * 2 }, (_, at) => (at % 2 === 0 ? at * 12_345 : 0.7));
    const { totals } = packRows([table], MOST_ROWS);
    assert.equal(totals[0], 12_345 * MOST_ROWS * (MOST_ROWS - 1));
    assert.ok(Math.abs((totals[1] ?? NaN) / MOST_ROWS - 0.7) < 2 ** -42);
  });

  it("know the whole number that is furthest from 0, where every sum of them is exact", () => {
    assert.equal(packRows([Float64Array.of(3, 0), Float64Array.of(-7, 0)], 2).most, 7);
    assert.equal(packRows([Float64Array.of(3, 0), Float64Array.of(6.5, 0)], 2).most, undefined);
    assert.equal(packRows([Float64Array.of(Infinity, 0)], 2).most, undefined);
    assert.equal(packRows([Float64Array.of(2 ** 52)], 1).most, 2 ** 52);
    assert.equal(packRows([Float64Array.of(2 ** 52, 0)], 2).most, undefined);
  });

  it("are summed plainly where there is no kernel", () => {
    assert.equal(kernelDrawEngine(undefined).rowSums, plainRowSums);
    assert.equal(kernelDrawEngine(Uint8Array.of(1, 2, 3)).rowSums, plainRowSums);
  });
});

describe("weights of draws", () => {
  const weights = drawWeights();
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;

  it("have the moments of an exponential number, and none is 0", () => {
    const moment = (power: number): number =>
      weights.reduce((sum, weight) => sum + (weight / mean - 1) ** power, 0) / weights.length;
    assert.ok(Math.abs(moment(2) - 1) < 1e-3, `variance ${moment(2)}`);
    assert.ok(Math.abs(moment(3) - 2) < 2e-2, `third moment ${moment(3)}`);
    assert.ok(weights.every((weight) => weight > 0 && weight <= MOST_WEIGHT));
  });

  it("fall as the bits rise, each in the middle of its share", () => {
    for (const [bits, weight] of weights.entries())
      assert.ok(Math.abs(weight + 86 * Math.log((bits + 0.5) / 2 ** 16)) <= 1, String(bits));
  });
});
