import assert from "node:assert/strict";
import { readLabelMap } from "../../../../src/core/classes/readLabelMap";

describe("a map of labels", () => {
  for (const [form, text] of Object.entries({
    "JSON object": '{"1": 2, "3": 0, "-1": 255}',
    "JSON list of pairs": "[[1, 2], [3, 0], [-1, 255]]",
    CSV: "1,2\n3,0\n-1,255\n",
    "CSV with names and a mark of byte order": "\uFEFFfrom,to\r\n1,2\r\n3,0\r\n-1,255\r\n",
    "lines with comments": "# old new\n1 2\n3\t0 # none\n\n-1 -> 255",
    "semicolons and equals": "1;2\n3 = 0\n-1: 255",
  })) {
    it(`is read from ${form}`, () => {
      const read = readLabelMap(text, "map");
      assert.ok(read.ok, read.ok ? "" : read.message);
      const pairs = read.table.from.map((from, row) => [from, read.table.to[row] ?? NaN] as const);
      assert.deepEqual(pairs.toSorted(([a], [b]) => a - b), [[-1, 255], [1, 2], [3, 0]]);
      assert.equal(read.table.name, "map");
    });
  }

  for (const [text, words] of [
    ["", /maps no label/],
    ["from,to", /maps no label/],
    ["1,2,3", /no map of labels/],
    ["{1: 2}", /no map of labels/],
    ["[1, 2]", /no map of labels/],
    ["1,2\n1,3", /maps label 1 twice/],
    ["1,2\nx,3", /maps x to 3: both must be whole numbers/],
    ['{"1": 2.5}', /maps 1 to 2\.5/],
    ['{"1": null}', /maps 1 to null/],
    ["1,99999999999", /maps 1 to 99999999999/],
  ] as const) {
    it(`is refused with a reason: ${JSON.stringify(text)}`, () => {
      const read = readLabelMap(text, "map");
      assert.ok(!read.ok);
      assert.match(read.message, words);
    });
  }
});
