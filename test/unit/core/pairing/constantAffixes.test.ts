import assert from "node:assert/strict";
import { constantAffixes, withoutAffixes } from "../../../../src/core/pairing/constantAffixes";

describe("what all names begin and end with", () => {
  const cases: readonly (readonly [what: string, names: readonly string[], prefix: string, suffix: string])[] = [
    ["ends at a separator", ["img_7_unet", "img_8_unet"], "img_", "_unet"],
    ["ends where letters meet digits", ["img7unet", "img8unet"], "img", "unet"],
    ["ends where digits meet letters", ["2024cat", "2024dog"], "2024", ""],
    ["never ends within a number", ["img_10", "img_11", "img_12"], "img_", ""],
    ["never ends within a number before the suffix", ["a13_x", "b23_x"], "", "_x"],
    ["never ends within a number that only some names run on with", ["img_1", "img_10"], "img_", ""],
    ["may end between two separators", ["a_-1", "a__2"], "a_", ""],
    ["never ends within a word", ["frame_cat", "frame_car"], "frame_", ""],
    ["never ends within a word of any script", ["кот_1", "код_1"], "", "_1"],
    ["never ends within a character of two halves", ["a_\u{1f600}", "a_\u{1f601}"], "a_", ""],
    ["may be of separators alone", ["__1", "__2"], "__", ""],
    ["is nothing where names share nothing", ["cat", "dog"], "", ""],
  ];
  for (const [what, names, prefix, suffix] of cases) {
    it(what, () => {
      assert.deepEqual(constantAffixes(names), { prefix, suffix });
    });
  }

  it("is not spoiled by one name of ten, which does not shorten it either", () => {
    const names = Array.from({ length: 9 }, (_, number) => `img_${number}_unet`);
    assert.deepEqual(constantAffixes([...names, "stray"]), { prefix: "img_", suffix: "_unet" });
    assert.deepEqual(constantAffixes([...names, "img_1_unets"]), { prefix: "img_", suffix: "_unet" });
    const joined = Array.from({ length: 9 }, (_, number) => `img${number}`);
    assert.deepEqual(constantAffixes([...joined, "photo"]), { prefix: "img", suffix: "" });
    assert.deepEqual(constantAffixes([...names.slice(1), "stray"]), { prefix: "", suffix: "" });
  });

  it("is taken off the names that have it with something between, and off no other", () => {
    const affixes = { prefix: "img_", suffix: "_unet" };
    assert.deepEqual(
      ["img_7_unet", "img__unet", "img_unet", "img_7", "7_unet"].map((stem) => withoutAffixes(stem, affixes)),
      ["7", "img__unet", "img_unet", "img_7", "7_unet"],
    );
  });
});
