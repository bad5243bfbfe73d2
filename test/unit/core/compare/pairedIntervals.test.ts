import assert from "node:assert/strict";
import fc from "fast-check";
import { compareReports, type Comparison } from "../../../../src/core/compare/compareReports";
import type { Report } from "../../../../src/core/document/report";
import { IOU, RECALL } from "../../../../src/core/metrics/metrics";
import type { Metric } from "../../../../src/core/metrics/metric";
import { drawnWeights } from "../../../support/drawnWeights";
import { image, report } from "../../../support/images";

/** Images of fifty pixels of class 1 beside fifty of class 0, of which so many are found. */
function run(found: readonly number[]): Report {
  return report(
    found.map((right, index) =>
      image(String(index), [
        [0, 0, 50],
        [1, 1, right],
        [1, 0, 50 - right],
      ]),
    ),
  );
}

function compared(
  a: readonly number[],
  b: readonly number[],
  {
    metric,
    draws,
    confidence = 0.95,
  }: { readonly metric: Metric; readonly draws: number; readonly confidence?: number },
): Comparison {
  const outcome = compareReports(run(a), run(b), { metric, draws, confidence, seed: 5 });
  assert.ok(outcome.ok);
  return outcome.comparison;
}

const A = Array.from({ length: 25 }, (_, index) => 10 + ((7 * index) % 11));
const B = Array.from({ length: 25 }, (_, index) => 12 + ((5 * index) % 13));

/** Two-sided quantiles of Student's t with 24 degrees, of a printed table. */
const STUDENT_24 = [
  [0.5, 0.6848],
  [0.9, 1.7109],
  [0.95, 2.0639],
  [0.99, 2.7969],
] as const;

describe("the interval of a difference", () => {
  for (const [confidence, quantile] of STUDENT_24) {
    it(`of a mean over images is Student's, of ${100 * confidence} %`, () => {
      const { interval, difference } =
        compared(A, B, { metric: RECALL, draws: 4000, confidence }).classes[1]?.samplewise ?? {};
      const differences = A.map((right, index) => ((B[index] ?? 0) - right) / 50);
      const mean = differences.reduce((sum, each) => sum + each, 0) / 25;
      const error = Math.sqrt(differences.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 24 / 25);
      assert.ok(interval && difference !== undefined);
      assert.ok(Math.abs(difference - mean) < 1e-12);
      // 4,000 draws tell the spread to about 1 %.
      for (const reach of [interval.high - difference, difference - interval.low])
        assert.ok(Math.abs(reach / (quantile * error) - 1) < 0.04, `${reach} is not ${quantile * error}`);
    });
  }

  it("spreads as the definition does, both runs by the weights of one draw", () => {
    const draws = 60;
    const found = compared(A, B, { metric: IOU, draws }).classes[1]?.global;
    const iou = (rights: readonly number[], weights: readonly number[]): number =>
      rights.reduce((sum, right, index) => sum + (weights[index] ?? 0) * right, 0) /
      weights.reduce((sum, weight) => sum + 50 * weight, 0);
    const ones = A.map(() => 1);
    const observed = iou(B, ones) - iou(A, ones);
    const squares = Array.from({ length: draws }, (_, draw) => {
      const weights = drawnWeights(A.length, 5, draw);
      return (iou(B, weights) - iou(A, weights) - observed) ** 2;
    });
    const spread = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / draws);
    assert.ok(found?.interval && Math.abs((found.difference ?? NaN) - observed) < 1e-12);
    // All images weigh alike: 25 of them, 24 degrees, the variance of the weights made up for by 26/24.
    const reach = 2.0638986 * spread * Math.sqrt(26 / 24);
    assert.ok(
      Math.abs(found.interval.high - observed - reach) < 1e-6 * reach,
      `${found.interval.high - observed} is not ${reach}`,
    );
    assert.ok(Math.abs(observed - found.interval.low - reach) < 1e-6 * reach);
    assert.ok(Math.abs(found.effective - 25) < 1e-9);
  });
});

describe("the sign-swap test", () => {
  it("counts, in whole numbers, all ways to swap that give a difference as large", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(pairs, (rights) => {
        const gains = rights.map(([a, b]) => b - a);
        const sums = Array.from({ length: 2 ** gains.length }, (_, way) =>
          gains.reduce((sum, gain, index) => sum + ((way >> index) & 1 ? -gain : gain), 0),
        );
        const asLarge = sums.filter((sum) => Math.abs(sum) >= Math.abs(sums[0] ?? 0)).length;
        const { classes } = compared(
          rights.map(([a]) => a),
          rights.map(([, b]) => b),
          { metric: RECALL, draws: 1 },
        );
        for (const { signSwap } of [classes[1]?.samplewise, classes[1]?.global].filter((each) => each !== undefined))
          assert.deepEqual(signSwap, {
            p: asLarge / sums.length,
            method: "exact",
            swaps: sums.length,
            smallest: 2 / sums.length,
          });
      }),
    );
  });

  it("with random swaps counts the observed one among them, and comes near to the share of all", () => {
    // 14 images of one gain each, 11 up and 3 down: 2 (C(14,0) + ... + C(14,3)) = 940 of 16,384 ways are as far.
    const a = Array.from({ length: 14 }, () => 20);
    const b = a.map((right, index) => right + (index < 11 ? 1 : -1));
    const { signSwap } = compared(a, b, { metric: RECALL, draws: 4000 }).classes[1]?.global ?? {};
    assert.deepEqual([signSwap?.method, signSwap?.swaps, signSwap?.smallest], ["random", 4000, 1 / 4001]);
    assert.ok(Math.abs((signSwap?.p ?? NaN) - 940 / 2 ** 14) < 0.012, String(signSwap?.p));
    const always = compared(
      a,
      a.map((right) => right + 1),
      { metric: RECALL, draws: 200 },
    ).classes[1]?.global.signSwap;
    assert.ok((always?.p ?? 1) <= 2 / 201 && (always?.p ?? 0) >= 1 / 201);
  });
});
