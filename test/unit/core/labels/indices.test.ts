import assert from "node:assert/strict";
import { IGNORED, isClass, OTHER, UNLISTED } from "../../../../src/core/labels/indices";

describe("what a label is read as", () => {
  it("is a class, or one of three things that are none and differ", () => {
    assert.ok(isClass(0) && isClass(1));
    const none = [IGNORED, UNLISTED, OTHER];
    assert.deepEqual(none.map(isClass), [false, false, false]);
    assert.equal(new Set(none).size, 3);
  });
});
