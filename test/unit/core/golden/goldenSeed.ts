import assert from "node:assert/strict";
import { classTally } from "../../../../src/core/counting/cells";
import type { Metric } from "../../../../src/core/metrics/metric";
import { DICE, PRECISION } from "../../../../src/core/metrics/metrics";
import { Comparison } from "./comparison";
import { averageOf } from "./figuresOf";
import { goldenAt, goldenEvaluation, GOLDEN_SETS } from "./goldenSet";

describe("golden counts", () => {
  for (const golden of GOLDEN_SETS) {
    it(`of ${golden.set} sum up to its totals`, () => {
      const { cells, classSet } = goldenEvaluation(golden, { zeroDivision: "exclude", presence: "all" });
      const comparison = new Comparison(0, golden.set);
      for (const key of ["tp", "fp", "fn", "tn"] as const) {
        comparison.hold(
          classSet.map((k) => classTally(cells, k)[key]),
          goldenAt(golden.counts.total, key),
          key,
        );
      }
      assert.equal(comparison.compared, 4 * classSet.length);
    });
  }
});

describe("figures of the blog post", () => {
  it("are those of its data", () => {
    const golden = GOLDEN_SETS.find(({ set }) => set === "seed");
    assert.ok(golden?.post_figures);
    const { post_figures: post } = golden;
    const of = (metric: Metric, value: 0 | 1, id: "macro" | "macro-imagewise") =>
      averageOf(goldenEvaluation(golden, { zeroDivision: value, presence: "all" }), metric, id);
    const exactly = new Comparison(1e-12, golden.set);
    exactly.hold(of(PRECISION, 0, "macro"), goldenAt(post, "global macro precision, sklearn"), "sklearn");
    const single = new Comparison(2e-6, golden.set);
    single.hold(of(DICE, 0, "macro-imagewise"), goldenAt(post, "samplewise macro F1, zero_division 0"), "samplewise");
    single.hold(
      of(PRECISION, 0, "macro"),
      goldenAt(post, "global macro precision, torchmetrics (float32)"),
      "torchmetrics",
    );
    single.hold(of(DICE, 1, "macro-imagewise"), goldenAt(post, "smp macro-imagewise F1, 0/0 -> 1"), "smp");
    assert.deepEqual([exactly.compared, single.compared], [1, 3]);
  });
});
