import assert from "node:assert/strict";
import fc from "fast-check";
import { contrast, over, makeStandOut } from "../../../src/core/reading/contrast";

/** What is right, as the default dark and light themes show it. */
const GROUNDS = [over("#808080", 56 / 255, "#1f1f1f"), over("#808080", 56 / 255, "#ffffff"), "#1c1c1c"];
const COLOUR = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("a colour that stands out", () => {
  it("measures contrast as WCAG does", () => {
    assert.equal(contrast("#000000", "#ffffff"), 21);
    assert.equal(contrast("#777777", "#777777"), 1);
    // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, worked for #767676, the lightest grey with 4.5:1 on white.
    assert.ok(Math.abs(contrast("#767676", "#ffffff") - 4.54) < 0.01);
  });

  it("is at least 3:1 away from its ground, whatever it was", () => {
    fc.assert(
      fc.property(COLOUR, fc.constantFrom(...GROUNDS), (color, ground) => {
        assert.ok(contrast(makeStandOut(color, ground), ground) >= 3);
      }),
    );
  });

  it("is the colour itself where that stands out, else lighter on dark and darker on light", () => {
    const [dark = "", light = ""] = GROUNDS;
    assert.equal(makeStandOut("#f423e8", dark), "#f423e8");
    assert.equal(makeStandOut("#00008e", light), "#00008e");
    assert.equal(makeStandOut("#464646", dark), "#7e7e7e");
    // Blue stays blue, yellow yellow.
    assert.match(makeStandOut("#00008e", dark), /^#(..)\1/);
    assert.match(makeStandOut("#dcdc00", light), /^#(?<red>..)\k<red>00$/);
  });
});
