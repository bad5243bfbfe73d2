import assert from "node:assert/strict";
import fc from "fast-check";
import { assignment } from "../../../../src/core/check/assignment";
import { permutations } from "./permutations";

describe("the best one-to-one assignment", () => {
  it("is none for no rows", () => {
    assert.deepEqual(assignment([]), []);
  });

  it("is better than taking the largest weight of each row in turn", () => {
    assert.deepEqual(
      assignment([
        [10, 9],
        [9, 1],
      ]),
      [1, 0],
    );
  });

  it("is as good as the best of all permutations", () => {
    const matrix = fc.integer({ min: 1, max: 5 }).chain((size) => {
      const row = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: size, maxLength: size });
      return fc.array(row, { minLength: size, maxLength: size });
    });
    fc.assert(
      fc.property(matrix, (weights) => {
        const columns = assignment(weights);
        assert.deepEqual(
          columns.toSorted((a, b) => a - b),
          [...weights.keys()],
        );
        assert.equal(
          sum(weights, columns),
          Math.max(...permutations([...weights.keys()]).map((order) => sum(weights, order))),
        );
      }),
    );
  });
});

function sum(weights: readonly (readonly number[])[], columns: readonly number[]): number {
  return columns.reduce((total, column, row) => total + (weights[row]?.[column] ?? 0), 0);
}
