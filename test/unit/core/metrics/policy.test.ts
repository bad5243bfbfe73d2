import assert from "node:assert/strict";
import { badness, BETTER_WORDS, compareWorst, sortValue, worstFirst } from "../../../../src/core/metrics/better";
import { IOU, RELATIVE_VOLUME_DIFFERENCE } from "../../../../src/core/metrics/metrics";
import { policyOf, PRESENT, valueForMean, withZeroDivision } from "../../../../src/core/metrics/policy";
import { shapeMetrics } from "../../../../src/core/metrics/shapeMetrics";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import type { Tally } from "../../../../src/core/counting/tally";

const tally = (tp: number, fp: number, fn: number): Tally => ({ tp, fp, fn, tn: 9 });
const NOWHERE = tally(0, 0, 0);

describe("what enters a mean", () => {
  it("is every class, or one that is on either side, or one that is in the target", () => {
    const lets = (of: Tally): readonly boolean[] => [PRESENT.all(of), PRESENT.union(of), PRESENT.target(of)];
    assert.deepEqual(lets(NOWHERE), [true, false, false]);
    assert.deepEqual(lets(tally(0, 1, 0)), [true, true, false]);
    for (const of of [tally(1, 0, 0), tally(0, 0, 1), tally(1, 0, 1), tally(2, 0, 1)])
      assert.deepEqual(lets(of), [true, true, true]);
  });

  it("is by the rule for 0/0 what has no value, and a value as it is", () => {
    const of = (zeroDivision: "exclude" | 0 | 1, presence: "all" | "union", counts = NOWHERE) =>
      valueForMean(IOU, counts, { zeroDivision, presence });
    assert.deepEqual([of("exclude", "all"), of(0, "all"), of(1, "all"), of(1, "union")], [undefined, 0, 1, undefined]);
    assert.deepEqual([of("exclude", "all", tally(1, 1, 0)), of(1, "all", tally(1, 1, 0))], [0.5, 0.5]);
    assert.equal(withZeroDivision(RELATIVE_VOLUME_DIFFERENCE, tally(0, 1, 0), { zeroDivision: 0, presence: "all" }), 0);
  });

  it("is not a distance by that rule, nor an infinite one, nor what was not measured", () => {
    const [hd, boundary] = ["hd", "boundaryIou"].map((id) => shapeMetrics(undefined).find((row) => row.id === id));
    assert.ok(hd && boundary);
    const policy = { zeroDivision: 1, presence: "all" } as const;
    const measured = (...sums: readonly number[]): Tally => ({ ...NOWHERE, shapes: () => Float64Array.from(sums) });
    assert.equal(valueForMean(hd, measured(0, 0, 0), policy), undefined);
    assert.equal(valueForMean(hd, measured(0, 0, 1), policy), undefined);
    assert.equal(withZeroDivision(hd, measured(0, 0, 1), policy), Infinity);
    assert.equal(valueForMean(hd, measured(6, 2, 0), policy), 3);
    assert.equal(valueForMean(boundary, measured(0, 0), policy), 1);
    assert.equal(valueForMean(boundary, NOWHERE, policy), undefined);
    assert.equal(valueForMean(boundary, { ...NOWHERE, shapes: () => undefined }, policy), undefined);
  });

  it("is told to overlap where the classes are regions of which two hold a label", () => {
    assert.deepEqual(policyOf(DEFAULT_CHOICES), { zeroDivision: "exclude", presence: "all" });
    const regions = [{ name: "a", labels: [1] }];
    assert.deepEqual(policyOf({ ...DEFAULT_CHOICES, regions }), { zeroDivision: "exclude", presence: "all" });
    const overlapping = [...regions, { name: "b", labels: [0, 1] }];
    assert.deepEqual(policyOf({ ...DEFAULT_CHOICES, regions: overlapping }), {
      zeroDivision: "exclude",
      presence: "all",
      overlap: true,
    });
  });
});

describe("which value is better", () => {
  it("is the higher, the lower or the one nearer to 0, and a sort has the worst first", () => {
    assert.deepEqual(
      [badness("higher", 2), badness("lower", 2), badness("zero", -2), badness("zero", 2)],
      [-2, 2, 2, 2],
    );
    assert.deepEqual(
      [worstFirst("higher"), worstFirst("lower"), worstFirst("zero")],
      ["ascending", "descending", "descending"],
    );
    assert.deepEqual(
      [sortValue("zero", -2), sortValue("higher", -2), sortValue("lower", -2), sortValue("zero", undefined)],
      [2, -2, -2, undefined],
    );
    const worst = (better: "higher" | "lower" | "zero"): readonly number[] =>
      [1, -Infinity, 0, Infinity, -2].sort((a, b) => compareWorst(better, a, b));
    assert.deepEqual(worst("higher"), [-Infinity, -2, 0, 1, Infinity]);
    assert.deepEqual(worst("lower"), [Infinity, 1, 0, -2, -Infinity]);
    assert.deepEqual(worst("zero"), [-Infinity, Infinity, -2, 1, 0]);
    assert.equal(compareWorst("zero", Infinity, -Infinity), 0);
    assert.deepEqual(BETTER_WORDS, {
      higher: "higher is better",
      lower: "lower is better",
      zero: "nearer to 0 is better",
    });
  });
});
