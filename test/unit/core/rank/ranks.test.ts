import assert from "node:assert/strict";
import fc from "fast-check";
import { letters } from "../../../../src/core/rank/letters";
import { kendallTau, midRanks, ranks } from "../../../../src/core/rank/ranks";

const figures = fc.array(fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }), {
  minLength: 1,
  maxLength: 7,
});

describe("ranks", () => {
  it("are those of scipy's rankdata with ties that share the lowest, and with ties that share their mean", () => {
    // scipy 1.16: rankdata([-3, -1, -3, -2, -3], method="min") and method="average"
    assert.deepEqual(ranks([3, 1, 3, 2, 3], "higher"), [1, 5, 1, 4, 1]);
    assert.deepEqual(midRanks([3, 1, 3, 2, 3], "higher"), [2, 5, 2, 4, 2]);
    assert.deepEqual(ranks([3, 1, 3, 2], "lower"), [3, 1, 3, 2]);
    assert.deepEqual(ranks([-2, 1, 0.5, -0.5], "zero"), [4, 3, 1, 1]);
    assert.deepEqual(ranks([0.2, undefined, 0.1, undefined, Infinity], "higher"), [2, 4, 3, 4, 1]);
  });

  it("are one more than the runs that are better, and in the mean of ties add up to those without ties", () => {
    fc.assert(
      fc.property(figures, (values) => {
        const of = ranks(values, "higher");
        values.forEach((value, run) => {
          const better = values.filter((other) => other !== undefined && (value === undefined || other > value));
          assert.equal(of[run], better.length + 1);
        });
        const sum = midRanks(values, "higher").reduce((total, rank) => total + rank, 0);
        assert.equal(sum, (values.length * (values.length + 1)) / 2);
      }),
    );
  });
});

describe("Kendall's tau", () => {
  it("is scipy's tau-b", () => {
    // scipy 1.16: kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]).statistic
    assert.ok(Math.abs((kendallTau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) ?? 0) - -0.47140452079103173) < 1e-15);
    assert.equal(kendallTau([1, 2, 3], [1, 2, 3]), 1);
    assert.equal(kendallTau([1, 2, 3], [3, 2, 1]), -1);
    assert.equal(kendallTau([1, 1, 1], [1, 2, 3]), undefined);
  });
});

describe("letters", () => {
  it("say that runs between two that differ may be like both", () => {
    const apart = (a: number, b: number): boolean => Math.abs(a - b) >= 2;
    assert.deepEqual(letters(4, apart), ["a", "ab", "bc", "c"]);
    assert.deepEqual(
      letters(3, () => false),
      ["a", "a", "a"],
    );
    assert.deepEqual(
      letters(3, () => true),
      ["a", "b", "c"],
    );
    assert.deepEqual(
      letters(0, () => true),
      [],
    );
    assert.equal(letters(28, () => true)[27], "b1");
  });

  it("are shared by exactly those runs that cannot be told apart, with no letter too many", () => {
    const graph = fc
      .integer({ min: 1, max: 7 })
      .chain((runs) =>
        fc.tuple(fc.constant(runs), fc.array(fc.boolean(), { minLength: runs * runs, maxLength: runs * runs })),
      );
    fc.assert(
      fc.property(graph, ([runs, cells]) => {
        const isApart = (a: number, b: number): boolean =>
          a !== b && (cells[Math.min(a, b) * runs + Math.max(a, b)] ?? false);
        const of = letters(runs, isApart);
        for (let a = 0; a < runs; a++) {
          for (let b = 0; b < runs; b++) {
            const shares = Array.from(of[a] ?? "").some((letter) => of[b]?.includes(letter));
            assert.equal(shares, !isApart(a, b), `${a} ${b} ${of.join(" ")}`);
          }
        }
        // Each letter's runs lie within those of no other letter.
        const all = [...new Set(of.join(""))].map((letter) =>
          of.flatMap((own, run) => (own.includes(letter) ? [run] : [])),
        );
        for (const group of all)
          assert.equal(all.filter((other) => group.every((run) => other.includes(run))).length, 1, of.join(" "));
        assert.ok(Array.from(of.join("")).every((letter) => letter >= "a" && letter <= "z"));
      }),
    );
  });
});
