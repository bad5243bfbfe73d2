import assert from "node:assert/strict";
import { chooseVariants } from "../../../../src/core/pairing/chooseVariants";
import { maskNames } from "../../../../src/core/pairing/maskName";

function chosen(...paths: readonly string[]): string | undefined {
  return chooseVariants(maskNames(paths), "target").variants?.chosen;
}

describe("of several kinds of mask on a side", () => {
  it("the one that serves best as labels takes part where at least half as many images have it as the commonest", () => {
    assert.equal(chosen("a_labelIds.png", "a_color.png", "b_color.png"), "labelIds");
    assert.equal(chosen("a_labelIds.png", "a_color.png", "b_color.png", "c_color.png"), "color");
  });

  it("of kinds that serve alike the commoner takes part, in whatever order they are met", () => {
    assert.equal(chosen("a_mask.png", "a_label.png", "b_label.png"), "label");
    assert.equal(chosen("a_label.png", "a_mask.png", "b_mask.png"), "mask");
  });

  it("of kinds that serve alike and are as common the first by its name takes part", () => {
    assert.equal(chosen("a_mask.png", "a_label.png"), "label");
    assert.equal(chosen("a_label.png", "a_mask.png"), "label");
  });
});
