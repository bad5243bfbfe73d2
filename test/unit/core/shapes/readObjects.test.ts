import assert from "node:assert/strict";
import type { ObjectTable } from "../../../../src/core/shapes/objects";
import { readObjects } from "../../../../src/core/shapes/readObjects";

describe("objects of a class without instances", () => {
  it("are one, whose box in a volume goes from the first slice of any of them to the last", () => {
    const table: ObjectTable = {
      classes: Int32Array.of(0, 0),
      areas: Float64Array.of(8, 4),
      boxes: Int32Array.of(3, 4, 5, 5, 6, 7, 1, 5, 2, 2, 7, 3),
      atEdge: Uint8Array.of(0, 1),
      ignored: Float64Array.of(1, 2),
    };
    const overlaps = { targets: Int32Array.of(), predictions: Int32Array.of(), pixels: Float64Array.of() };
    const roles = { groups: new Set<number>(), isWhole: () => true };
    const { target } = readObjects({ target: table, prediction: table, overlaps }, roles);
    assert.deepEqual(Array.from(target.boxes), [1, 4, 2, 5, 7, 7]);
    assert.deepEqual([target.areas[0], target.atEdge[0], target.ignored[0]], [12, 1, 3]);
  });
});
