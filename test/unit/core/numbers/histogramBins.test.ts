import assert from "node:assert/strict";
import fc from "fast-check";
import { histogramBins } from "../../../../src/core/numbers/histogramBins";

const UNIT = { least: 0, most: 1 };

describe("the bins of a histogram", () => {
  it("hold each value once, in the bin whose bounds let it through as shown", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.integer({ min: 1, max: 40 }),
        (values, count) => {
          const bins = histogramBins(values, UNIT, count);
          const shown = values.map((value) => Math.round(value * 1000) / 1000);
          for (const { from, to, values: held } of bins)
            assert.equal(held, shown.filter((value) => value >= from && value <= to + 1e-12).length);
          assert.equal(
            bins.reduce((sum, bin) => sum + bin.values, 0),
            values.length,
          );
        },
      ),
    );
  });

  it("begin with their lower bound, however it is rounded", () => {
    for (const count of [3, 7, 10, 20, 30]) {
      const bins = histogramBins([], UNIT, count);
      const held = histogramBins(
        bins.map(({ from }) => from),
        UNIT,
        count,
      );
      assert.deepEqual(
        held.map(({ values }) => values),
        bins.map(() => 1),
        String(count),
      );
    }
  });

  it("lie side by side over the whole range", () => {
    const bins = histogramBins([], UNIT, 20);
    assert.deepEqual([bins[0]?.from, bins[0]?.to, bins[1]?.from, bins.at(-1)?.to], [0, 0.049, 0.05, 1]);
  });

  it("take what lies beyond the range into the first and the last", () => {
    const bins = histogramBins([-3, Infinity], { least: -1, most: 1 }, 4);
    assert.deepEqual(
      bins.map(({ values }) => values),
      [1, 0, 0, 1],
    );
  });
});
