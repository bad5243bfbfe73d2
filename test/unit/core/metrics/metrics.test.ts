import assert from "node:assert/strict";
import fc from "fast-check";
import { METRICS } from "../../../../src/core/metrics/metrics";
import { metricsFor } from "../../../../src/core/metrics/metricsFor";
import { NEEDS } from "../../../../src/core/metrics/need";
import { undefinedReason } from "../../../../src/core/averages/undefinedReason";

const count = fc.oneof(fc.constant(0), fc.nat(1000));
const tally = fc.record({ tp: count, fp: count, fn: count, tn: count });

describe("metrics", () => {
  it("are undefined exactly where something that they need is 0, and say why", () => {
    for (const metric of METRICS) {
      fc.assert(
        fc.property(tally, (counts) => {
          const value = metric.value(counts);
          const reason = undefinedReason(metric, counts);
          assert.equal(value === undefined, reason !== undefined);
          if (metric.needs.some((need) => NEEDS[need].pixels(counts) === 0)) assert.equal(value, undefined, metric.id);
          else if (!metric.id.startsWith("lr")) assert.ok(Number.isFinite(value), metric.id);
        }),
      );
    }
  });

  it("name the reason for 0/0 in words", () => {
    const reason = (id: string, counts: { tp: number; fp: number; fn: number; tn: number }): string | undefined => {
      const metric = METRICS.find((row) => row.id === id);
      return metric && undefinedReason(metric, counts);
    };
    assert.equal(
      reason("iou", { tp: 0, fp: 0, fn: 0, tn: 4 }),
      "the class is in neither the target nor the prediction",
    );
    assert.equal(reason("precision", { tp: 0, fp: 0, fn: 2, tn: 4 }), "the class is never predicted");
    assert.equal(reason("recall", { tp: 0, fp: 2, fn: 0, tn: 4 }), "the class is not in the target");
    assert.equal(reason("iou", { tp: 0, fp: 0, fn: 0, tn: 0 }), "no pixel is counted");
    assert.match(reason("lrPositive", { tp: 0, fp: 0, fn: 2, tn: 4 }) ?? "", /both 0/);
    assert.equal(reason("iou", { tp: 0, fp: 1, fn: 0, tn: 0 }), undefined);
  });

  it("give a likelihood ratio as infinite, not undefined, where only its denominator is 0", () => {
    const lrPositive = METRICS.find(({ id }) => id === "lrPositive");
    assert.equal(lrPositive?.value({ tp: 1, fp: 0, fn: 1, tn: 1 }), Infinity);
  });

  it("have ids of their own", () => {
    assert.equal(new Set(METRICS.map(({ id }) => id)).size, METRICS.length);
  });

  it("take the chosen beta for F-beta; with 1 it is Dice", () => {
    const fbeta = metricsFor({ beta: 1 }).find(({ id }) => id === "fbeta");
    const dice = METRICS.find(({ id }) => id === "dice");
    fc.assert(
      fc.property(tally, (counts) => {
        assert.equal(fbeta?.value(counts), dice?.value(counts));
      }),
    );
    assert.match(metricsFor({ beta: 0.5 }).find(({ id }) => id === "fbeta")?.name ?? "", /0\.5/);
    assert.match(metricsFor({}).find(({ id }) => id === "fbeta")?.name ?? "", /2/);
  });
});
