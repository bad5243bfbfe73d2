import assert from "node:assert/strict";
import { oncePer } from "../../../../src/core/collections/oncePer";

describe("oncePer", () => {
  it("computes once for each object, also where it gives undefined", () => {
    const asked: object[] = [];
    const remembered = oncePer((key: object) => {
      asked.push(key);
      return undefined;
    });
    const [a, b] = [{}, {}];
    for (const key of [a, b, a, b]) remembered(key);
    assert.deepEqual(asked.length, 2);
  });
});
