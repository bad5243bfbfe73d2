import assert from "node:assert/strict";
import fc from "fast-check";
import { naturalOrder } from "../../../../src/core/text/naturalOrder";

describe("naturalOrder", () => {
  it("puts image2 before image10", () => {
    assert.deepEqual(["image10", "image2", "image1"].sort(naturalOrder), ["image1", "image2", "image10"]);
  });

  it("tells names apart that differ in zero padding only", () => {
    assert.notEqual(naturalOrder("a01", "a1"), 0);
  });

  it("is a total order: antisymmetric and transitive", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", "0", "1", "9", "_"), maxLength: 6 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        assert.equal(Math.sign(naturalOrder(a, b)), -Math.sign(naturalOrder(b, a)) + 0);
        if (a !== b) assert.notEqual(naturalOrder(a, b), 0);
        if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) assert.ok(naturalOrder(a, c) < 0);
      }),
    );
  });
});
