import assert from "node:assert/strict";
import fc from "fast-check";
import { quantile } from "../../../../src/core/averages/quantile";
import { formatFigure, formatCount, formatShare } from "../../../../src/core/text/format";
import { spread, worstMean } from "../../../../src/core/averages/spread";

describe("spread", () => {
  it("gives n, standard deviation of a sample, quartiles and median as numpy does", () => {
    // numpy 2.4: np.std([1, 2, 3, 10], ddof=1), np.quantile([1, 2, 3, 10], [0.25, 0.5, 0.75])
    const { n, deviation, firstQuartile, median, thirdQuartile, minimum, maximum } = spread([10, 2, undefined, 1, 3]);
    assert.equal(n, 4);
    assert.ok(Math.abs((deviation ?? 0) - 4.08248290463863) < 1e-12);
    assert.deepEqual([minimum, firstQuartile, median, thirdQuartile, maximum], [1, 1.75, 2.5, 4.75, 10]);
  });

  it("is undefined without values, and has no deviation for one", () => {
    assert.deepEqual(spread([undefined]), {
      n: 0,
      mean: undefined,
      deviation: undefined,
      minimum: undefined,
      firstQuartile: undefined,
      median: undefined,
      thirdQuartile: undefined,
      maximum: undefined,
    });
    assert.equal(spread([0.5]).deviation, undefined);
    assert.equal(spread([0.5]).median, 0.5);
  });

  it("takes the worst share of values, at least one, from the end that is worse", () => {
    const values = Array.from({ length: 50 }, (_, value) => value);
    assert.deepEqual(worstMean(values, 5, "higher"), { value: 0.5, of: 2, total: 50, infinite: 0 });
    assert.equal(worstMean(values, 5, "lower").value, 48.5);
    assert.equal(worstMean([3, undefined, 1], 5, "higher").value, 1);
    assert.equal(worstMean([], 5, "higher").value, undefined);
  });
});

describe("quantile", () => {
  it("lies between its neighbours and grows with the share", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const sorted = values.sort((a, b) => a - b);
          const value = quantile(sorted, share) ?? NaN;
          assert.ok(value >= (sorted[0] ?? NaN) && value <= (sorted.at(-1) ?? NaN));
          assert.ok(value <= (quantile(sorted, Math.min(1, share + 0.1)) ?? NaN));
        },
      ),
    );
  });
});

describe("shown", () => {
  it("never makes an undefined figure look like 0", () => {
    assert.deepEqual(
      [formatFigure(undefined), formatFigure(0), formatFigure(-0.0001), formatFigure(0.7612), formatFigure(Infinity)],
      ["-", "0.000", "0.000", "0.761", "inf"],
    );
    assert.equal(formatCount(1234567), "1,234,567");
    assert.deepEqual(
      [formatShare(0, 4), formatShare(1, 1e6), formatShare(1, 3), formatShare(999_999, 1e6), formatShare(1, 0)],
      ["0.0 %", "< 0.1 %", "33.3 %", "> 99.9 %", "-"],
    );
  });
});
