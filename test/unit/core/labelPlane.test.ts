import assert from "node:assert/strict";
import fc from "fast-check";
import { labelPlane } from "../../../src/core/labelPlane";

describe("a label plane", () => {
  it("gives every label back, each listed once, ascending", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 })), (labels) => {
        const { values, indices } = labelPlane(Int32Array.from(labels));
        assert.deepEqual(Array.from(indices, (place) => values[place]), labels);
        assert.deepEqual([...values], [...new Set(labels)].sort((a, b) => a - b));
      }),
    );
  });

  it("takes the smallest array that holds its places", () => {
    const distinct = (count: number): Int32Array => Int32Array.from({ length: count }, (_, label) => label * 7);
    assert.ok(labelPlane(distinct(256)).indices instanceof Uint8Array);
    assert.ok(labelPlane(distinct(257)).indices instanceof Uint16Array);
    const many = labelPlane(distinct(65_537));
    assert.ok(many.indices instanceof Int32Array);
    assert.equal(many.values[many.indices[65_536] ?? -1], 65_536 * 7);
  });

  it("keeps nothing of the memory that it was given", () => {
    const labels = Uint8Array.of(5, 5, 9);
    const { values, indices } = labelPlane(labels);
    labels.fill(0);
    assert.deepEqual([[...values], [...indices]], [[5, 9], [0, 0, 1]]);
  });
});
