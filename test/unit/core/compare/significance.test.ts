import assert from "node:assert/strict";
import fc from "fast-check";
import { holm } from "../../../../src/core/compare/holm";
import { normalTails } from "../../../../src/core/compare/normalTails";
import { wilcoxon } from "../../../../src/core/compare/wilcoxon";

function near(actual: number | undefined, expected: number, relative = 1e-12): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= relative * Math.abs(expected),
    `${actual} is not ${expected}`,
  );
}

describe("the tails of the normal distribution", () => {
  // Values of Python's math.erfc(z / sqrt(2)).
  for (const [z, p] of [
    [0, 1],
    [0.5, 0.6170750774519738],
    [1.96, 0.04999579029644087],
    [-2.8, 0.005110260660855864],
    [3, 0.0026997960632601913],
    [5, 5.733031437583892e-7],
    [8, 1.2441921148543639e-15],
  ] as const) {
    it(`beyond ${z} are ${p}`, () => {
      near(normalTails(z), p, 1e-11);
    });
  }
});

describe("Wilcoxon's signed-rank test", () => {
  it("gives the p of scipy's documented example (Darwin's plants)", () => {
    const { statistic, p, method, n } = wilcoxon([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]);
    assert.deepEqual({ statistic, p, method, n }, { statistic: 24, p: 0.041259765625, method: "exact", n: 15 });
  });

  it("takes the normal distribution, with the variance less the ties, for more than 50 differences", () => {
    // numpy: mean ranks, variance (n(n+1)(2n+1) - sum(t^3 - t) / 2) / 24, math.erfc.
    const tied = Array.from({ length: 51 }, (_, index) => (index % 3 === 0 ? -1 : 1) * (1 + (index % 7)));
    const { statistic, p, method } = wilcoxon(tied);
    assert.deepEqual([statistic, method], [453.5, "normal"]);
    near(p, 0.04900016034669502);
    assert.equal(wilcoxon(tied.slice(1)).method, "exact");
  });

  it("is exact with ties: five images alike give 2 of 32 choices of signs", () => {
    assert.deepEqual(wilcoxon([2, 2, 2, 2, 2]), { n: 5, statistic: 0, p: 0.0625, method: "exact" });
    // scipy.stats.permutation_test over all 2^n signs of the mean ranks; the last by exact fractions.
    near(wilcoxon([1, 1, 2, -2, 3, 4, -5, 6, 6, 6, 7, 8]).p, 0.02294921875);
    near(wilcoxon([3, -3, 1, 1, 1, -1, 2]).p, 0.46875);
    near(wilcoxon([1, -1, 2, -2]).p, 1.0);
    near(
      wilcoxon(Array.from({ length: 50 }, (_, index) => (index % 3 === 0 ? -1 : 1) * (1 + (index % 7)))).p,
      0.05639918021984691,
    );
  });

  it("gives p = 1 where nothing differs", () => {
    assert.deepEqual(wilcoxon([0, 0, 1e-15]), { n: 0, statistic: 0, p: 1, method: "exact" });
    assert.equal(wilcoxon([]).p, 1);
  });

  it("is the same for swapped signs, and never outside 0 to 1", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -30, max: 30 }), { maxLength: 70 }), (differences) => {
        const found = wilcoxon(differences);
        assert.deepEqual(wilcoxon(differences.map((d) => -d)), found);
        assert.ok(found.p > 0 && found.p <= 1);
      }),
    );
  });

  it("is exact: all 2^n choices of signs counted one by one give the same p", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
        fc.infiniteStream(fc.boolean()),
        (sizes, signs) => {
          const differences = sizes.map((size) => (signs.next().value === true ? size : -size));
          const ranks = differences.map((of) => {
            const sizes = differences.map(Math.abs);
            const below = sizes.filter((size) => size < Math.abs(of)).length;
            return below + (sizes.filter((size) => size === Math.abs(of)).length + 1) / 2;
          });
          const sumOf = (isPositive: (index: number) => boolean): number =>
            ranks.reduce((sum, rank, index) => sum + (isPositive(index) ? rank : 0), 0);
          const all = sumOf(() => true);
          const low = (positive: number): number => Math.min(positive, all - positive);
          const observed = low(sumOf((index) => (differences[index] ?? 0) > 0));
          const ways = Array.from({ length: 2 ** ranks.length }, (_, way) =>
            low(sumOf((index) => ((way >> index) & 1) === 1)),
          );
          near(wilcoxon(differences).p, ways.filter((way) => way <= observed).length / ways.length);
        },
      ),
    );
  });
});

describe("Holm's correction", () => {
  it("multiplies the smallest p by all tests, the next by one less, never falls, never exceeds 1", () => {
    const found = holm([0.01, undefined, 0.04, 0.03, 0.9]);
    [0.04, undefined, 0.09, 0.09, 0.9].forEach((expected, position) => {
      if (expected === undefined) assert.equal(found[position], undefined);
      else near(found[position], expected);
    });
    assert.deepEqual(holm([0.6, 0.7]), [1, 1]);
    assert.deepEqual(holm([]), []);
  });
});
