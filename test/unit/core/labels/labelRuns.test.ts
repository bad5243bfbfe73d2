import assert from "node:assert/strict";
import fc from "fast-check";
import { planeOfRuns } from "../../../../src/core/labels/labelPlane";
import { labelRuns } from "../../../../src/core/labels/labelRuns";

describe("the runs of a mask", () => {
  it("give every label back, each listed once, ascending", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 })), (labels) => {
        const { values, indices } = planeOfRuns(labelRuns(Int32Array.from(labels)), labels.length);
        assert.deepEqual(
          Array.from(indices, (index) => values[index]),
          labels,
        );
        assert.deepEqual(
          [...values],
          [...new Set(labels)].sort((a, b) => a - b),
        );
      }),
    );
  });

  it("are as few as the labels allow, and several where one is longer than a length can say", () => {
    const runs = labelRuns(new Uint8Array(70_000).fill(5).fill(7, 69_000));
    assert.deepEqual([...runs.lengths], [65_535, 3_465, 1_000]);
    assert.deepEqual([...runs.places], [0, 0, 1]);
    assert.equal(planeOfRuns(runs, 70_000).indices.indexOf(1), 69_000);
  });

  it("take the smallest array that holds their places", () => {
    const distinct = (count: number): Int32Array => Int32Array.from({ length: count }, (_, label) => label * 7);
    assert.ok(labelRuns(distinct(256)).places instanceof Uint8Array);
    assert.ok(labelRuns(distinct(257)).places instanceof Uint16Array);
    const many = planeOfRuns(labelRuns(distinct(65_537)), 65_537);
    assert.ok(many.indices instanceof Int32Array);
    assert.equal(many.values[many.indices[65_536] ?? -1], 65_536 * 7);
  });

  it("keep nothing of the memory that they were given", () => {
    const labels = Uint8Array.of(5, 5, 9);
    const { values, places, lengths } = labelRuns(labels);
    labels.fill(0);
    assert.deepEqual(
      [[...values], [...places], [...lengths]],
      [
        [5, 9],
        [0, 1],
        [2, 1],
      ],
    );
  });
});
