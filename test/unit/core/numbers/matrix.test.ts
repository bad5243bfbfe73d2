import assert from "node:assert/strict";
import fc from "fast-check";
import { Matrix } from "../../../../src/core/numbers/matrix";

const sizes = fc.record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 6 }) });
const cells = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.nat({ max: 9 })), { maxLength: 30 });

describe("a matrix", () => {
  it("holds the sum of what was added to each cell, and names those that are not 0 row by row", () => {
    fc.assert(
      fc.property(sizes, cells, ({ rows, columns }, added) => {
        const matrix = new Matrix(rows, columns);
        const expected = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0));
        for (const [row, column, amount] of added) {
          const ofRow = expected[row];
          if (!ofRow || column >= columns) continue;
          matrix.add(row, column, amount);
          ofRow[column] = (ofRow[column] ?? 0) + amount;
        }
        assert.deepEqual(
          expected.map((ofRow, row) => ofRow.map((_, column) => matrix.at(row, column))),
          expected,
        );
        assert.deepEqual(
          [...matrix.filled()],
          expected.flatMap((ofRow, row) =>
            ofRow.flatMap((amount, column) => (amount === 0 ? [] : [[row, column, amount]])),
          ),
        );
      }),
    );
  });

  it("throws behind its last row", () => {
    const matrix = new Matrix(2, 3);
    assert.throws(() => matrix.at(2, 0), RangeError);
    assert.throws(() => {
      matrix.add(2, 0, 1);
    }, RangeError);
  });
});
