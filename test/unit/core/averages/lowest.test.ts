import assert from "node:assert/strict";
import fc from "fast-check";
import { lowest } from "../../../../src/core/averages/lowest";

describe("the lowest of values", () => {
  it("are those that stand first when all are sorted, with ties, infinite ones and any count", () => {
    const value = fc.oneof(
      fc.constantFrom(0, 1, Infinity),
      fc.double({ noNaN: true }).map((drawn) => drawn + 0),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), fc.nat(70), (values, count) => {
        const sorted = Float64Array.from(values).sort().subarray(0, count);
        assert.deepEqual(lowest(Float64Array.from(values), count), Float64Array.from(sorted));
      }),
      { numRuns: 2000 },
    );
  });
});
