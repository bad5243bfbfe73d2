import assert from "node:assert/strict";
import fc from "fast-check";
import { stripMarks, stripRange } from "../../../webview/charts/stripMarks";

describe("the marks of a strip", () => {
  it("hold every value once, in no more marks than there are columns, however many values there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 300 }),
        fc.integer({ min: 2, max: 40 }),
        (values, columns) => {
          const marks = stripMarks(values, { least: -1, most: 1 }, columns);
          assert.ok(marks.length <= columns);
          assert.equal(
            marks.reduce((sum, mark) => sum + mark.values, 0),
            values.length,
          );
          assert.ok(marks.every(({ at }) => at >= 0 && at < columns));
        },
      ),
    );
  });

  it("stand where the values are on the scale", () => {
    assert.deepEqual(stripMarks([0, 0.5, 1, 1], { least: 0, most: 1 }, 11), [
      { at: 0, values: 1 },
      { at: 5, values: 1 },
      { at: 10, values: 2 },
    ]);
  });

  it("are over 0 to 1, -1 to 1, or as far as the finite values go", () => {
    assert.deepEqual(stripRange([0.2, 0.9]), { least: 0, most: 1 });
    assert.deepEqual(stripRange([-0.1, 0.9]), { least: -1, most: 1 });
    assert.deepEqual(stripRange([3, Infinity, 40]), { least: 0, most: 40 });
  });
});
