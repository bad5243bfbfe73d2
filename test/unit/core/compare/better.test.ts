import assert from "node:assert/strict";
import type { Comparison } from "../../../../src/core/compare/compareReports";
import { comparisonVerdict } from "../../../../src/core/compare/comparisonWords";
import { byGain, imageComparison, imageDifferences } from "../../../../src/core/compare/imageDifferences";
import type { PairedFigure } from "../../../../src/core/compare/pairedResampling";
import { FNR, IOU, RELATIVE_VOLUME_DIFFERENCE } from "../../../../src/core/metrics/metrics";
import type { Metric } from "../../../../src/core/metrics/metric";

/** As far from 0, nearer to it from above, and past it. */
const DIFFERENCES = imageDifferences(["mirrored", "nearer", "farther"], [-0.5, 0.5, 0.1], [0.5, 0.1, -0.3]);

describe("which of two runs is better", () => {
  it("is the higher, the lower or the one nearer to 0, as the metric says", () => {
    const wins = (metric: Metric): readonly number[] => {
      const { wins: won, ties, losses } = imageComparison(DIFFERENCES, metric);
      return [won, ties, losses];
    };
    assert.deepEqual(wins(IOU), [1, 0, 2]);
    assert.deepEqual(wins(FNR), [2, 0, 1]);
    assert.deepEqual(wins(RELATIVE_VOLUME_DIFFERENCE), [1, 1, 1]);
    assert.deepEqual(
      byGain(DIFFERENCES, RELATIVE_VOLUME_DIFFERENCE).map(({ name }) => name),
      ["nearer", "mirrored", "farther"],
    );
  });

  it("is said by the verdict where chance does not explain it", () => {
    const verdict = (metric: Metric, a: number, b: number): string => {
      const macro: PairedFigure = {
        a,
        b,
        difference: b - a,
        effective: 30,
        interval: undefined,
        signSwap: { p: 0.01, method: "random", swaps: 2000, smallest: 1 / 2001 },
      };
      const comparison = {
        metric,
        rows: 30,
        grouped: false,
        options: { confidence: 0.95 },
        averages: { macro },
        predictions: { a: "/runs/baseline", b: "/runs/finetuned" },
      };
      return comparisonVerdict(comparison as unknown as Comparison);
    };
    assert.match(verdict(IOU, 0.5, 0.6), /finetuned is better than baseline/);
    assert.match(verdict(IOU, 0.6, 0.5), /finetuned is worse than baseline/);
    assert.match(verdict(FNR, 0.5, 0.6), /finetuned is worse than baseline/);
    assert.match(verdict(RELATIVE_VOLUME_DIFFERENCE, -0.5, 0.1), /finetuned is better than baseline/);
    assert.match(verdict(RELATIVE_VOLUME_DIFFERENCE, 0.1, -0.5), /finetuned is worse than baseline/);
  });
});
