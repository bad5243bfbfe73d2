import assert from "node:assert/strict";
import { plainText } from "../../../../src/core/text/plainText";

describe("a name in a sentence", () => {
  for (const [what, sign] of Object.entries({
    "an escape": "\u001b",
    "a carriage return": "\r",
    "a control of 8 bits": "\u009b",
    "a separator of lines": "\u2028",
    "a separator of paragraphs": "\u2029",
    "a mark of direction": "\u200f",
    "a mark of Arabic direction": "\u061c",
    "a turned direction": "\u202e",
    "an isolated direction": "\u2066",
  }))
    it(`has no ${what.replace(/^an? /, "")}`, () => {
      assert.equal(plainText(`a${sign}b`), "a b");
    });

  it("keeps all letters", () => {
    assert.equal(plainText("straße 道路 😀"), "straße 道路 😀");
  });
});
