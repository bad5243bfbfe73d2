import assert from "node:assert/strict";
import {
  cumulatedQuantile,
  largestDistance,
  linearQuantile,
  meanDistance,
  poolDistances,
  weightWithin,
} from "../../../../src/core/shapes/distanceQuantiles";
import type { DistanceHistogram } from "../../../../src/core/shapes/surfaceHistograms";

const histogram = (...rows: readonly (readonly [squared: number, weight: number])[]): DistanceHistogram => ({
  squared: Float64Array.from(rows, ([squared]) => squared),
  weights: Float64Array.from(rows, ([, weight]) => weight),
});

describe("distances of a histogram", () => {
  const some = histogram([0, 19], [16, 1]);

  it("have the first distance at which the length reaches the share", () => {
    assert.equal(cumulatedQuantile(some, 0.95), 0);
    assert.equal(cumulatedQuantile(some, 0.96), 4);
    assert.equal(cumulatedQuantile(some, 1), 4);
    assert.equal(cumulatedQuantile(histogram([1, 0.1], [4, 0.1], [9, 0.1]), 1), 3);
  });

  it("have quantiles between neighbours", () => {
    assert.equal(linearQuantile(histogram([0, 1], [4, 1]), 0.5), 1);
    assert.equal(linearQuantile(histogram([0, 3], [16, 2]), 0.5), 0);
    assert.equal(linearQuantile(histogram([0, 3], [16, 2]), 0.625), 2);
    assert.equal(linearQuantile(histogram([9, 1]), 0.95), 3);
  });

  it("are pooled by their distance, and averaged by their weight", () => {
    assert.deepEqual(poolDistances(some, histogram([4, 2], [16, 3])), histogram([0, 19], [4, 2], [16, 4]));
    assert.equal(meanDistance(histogram([0, 1], [16, 3])), 3);
  });

  it("lie within a tolerance or below it", () => {
    assert.equal(weightWithin(some, 4), 20);
    assert.equal(weightWithin(some, 4, "below"), 19);
    assert.equal(weightWithin(some, 3.9), 19);
  });

  it("are undefined without points", () => {
    const none = histogram();
    for (const of of [largestDistance, meanDistance]) assert.equal(of(none), undefined);
    for (const of of [linearQuantile, cumulatedQuantile]) assert.equal(of(none, 0.5), undefined);
  });
});
