import assert from "node:assert/strict";
import { fullJson } from "../../../../src/core/exports/fullJson";

describe("a document in full precision", () => {
  it("has every key, null for what is undefined, and infinite figures by their names", () => {
    const document = { a: undefined, b: [undefined, 0.1 + 0.2, Infinity], c: { d: -Infinity, e: NaN, f: "Infinity" } };
    assert.equal(
      fullJson(document),
      `{
  "a": null,
  "b": [
    null,
    0.30000000000000004,
    "Infinity"
  ],
  "c": {
    "d": "-Infinity",
    "e": null,
    "f": "Infinity"
  }
}
`,
    );
  });
});
