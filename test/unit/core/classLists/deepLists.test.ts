import assert from "node:assert/strict";
import fc from "fast-check";
import { isNestedDeep } from "../../../../src/core/classLists/isNestedDeep";
import { parseClassList } from "../../../../src/core/classLists/parseClassList";

const DEEP = 100_000;

describe("class lists of lists in lists", () => {
  for (const [name, text] of [
    ["a.json", `{"names":${"[".repeat(DEEP)}${"]".repeat(DEEP)}}`],
    ["a.json", `${'{"names":'.repeat(DEEP)}1${"}".repeat(DEEP)}`],
    ["a.json", "[".repeat(DEEP)],
    ["a.yaml", `names: ${"[".repeat(DEEP)}`],
    ["a.yaml", "- ".repeat(DEEP)],
  ] as const) {
    it(`are refused in a sentence: ${name}, ${text.slice(0, 12)}`, () => {
      const reading = parseClassList({ name, text, given: "file" });
      assert.ok(!reading.ok);
      assert.match(reading.message, /far deeper than a class list|nested deeper than 16/);
    });
  }

  it("are told by their brackets, not by those of the texts in them", () => {
    assert.equal(isNestedDeep(`["${"[".repeat(99)}\\"${"{".repeat(99)}"]`), false);
    assert.equal(isNestedDeep(`[${"[],".repeat(99)}[]]`), false);
    assert.equal(isNestedDeep(`["a", ${"[".repeat(64)}`), true);
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => !isNestedDeep(JSON.stringify(value))));
  });
});
