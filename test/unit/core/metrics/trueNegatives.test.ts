import assert from "node:assert/strict";
import fc from "fast-check";
import { METRICS } from "../../../../src/core/metrics/metrics";
import { countsTrueNegatives } from "../../../../src/core/metrics/trueNegatives";

const pixels = fc.integer({ min: 0, max: 50 });

describe("whether a metric counts true negatives", () => {
  for (const metric of METRICS) {
    it(`${metric.id} is told right`, () => {
      const changes = (tally: { readonly tp: number; readonly fp: number; readonly fn: number }): boolean =>
        !Object.is(metric.value({ ...tally, tn: 1 }), metric.value({ ...tally, tn: 17 })) ||
        !Object.is(metric.terms?.denominator({ ...tally, tn: 1 }), metric.terms?.denominator({ ...tally, tn: 17 }));
      if (countsTrueNegatives(metric)) assert.ok(changes({ tp: 3, fp: 2, fn: 1 }));
      else fc.assert(fc.property(fc.record({ tp: pixels, fp: pixels, fn: pixels }), (tally) => !changes(tally)));
    });
  }
});
