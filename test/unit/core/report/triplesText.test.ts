import assert from "node:assert/strict";
import fc from "fast-check";
import { triples } from "../../../../src/core/report/imageDocument";
import { triplesText } from "../../../../src/core/report/triplesText";

describe("the text of counts", () => {
  it("is what JSON gives, for labels and pixels of any size", () => {
    const label = fc.oneof(fc.nat({ max: 300 }), fc.integer());
    const pixels = fc.oneof(
      fc.nat({ max: 1000 }),
      fc.maxSafeNat(),
      fc.constantFrom(0, 9, 10, 99, 100, 2 ** 31 - 1, 2 ** 31, 10 ** 10),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label, pixels)), (rows) => {
        const counts = {
          targets: Int32Array.from(rows, ([target]) => target),
          predictions: Int32Array.from(rows, ([, prediction]) => prediction),
          pixels: Float64Array.from(rows, ([, , count]) => count),
        };
        assert.equal(triplesText(counts), JSON.stringify(triples(counts)));
      }),
      { numRuns: 500 },
    );
  });

  it("has room for rows of the longest numbers", () => {
    const counts = {
      targets: new Int32Array(50).fill(-(2 ** 31)),
      predictions: new Int32Array(50).fill(-(2 ** 31)),
      pixels: new Float64Array(50).fill(2 ** 53),
    };
    assert.equal(triplesText(counts), JSON.stringify(triples(counts)));
  });
});
