import assert from "node:assert/strict";
import { maskNames } from "../../../../src/core/pairing/maskName";
import { partsBySide } from "../../../../src/core/pairing/severalMasks";

describe("the side that has several masks of an image", () => {
  const sides = {
    target: maskNames(["x_mask.png", "x_mask_1.png", "y_mask.png"]),
    prediction: maskNames(["x.png", "y.png"]),
  };

  it("is looked for among the masks without a partner, where those are known", () => {
    assert.equal(partsBySide(sides)?.side, "target");
    assert.equal(partsBySide(sides, { target: sides.target.slice(1, 2), prediction: [] })?.side, "target");
    assert.equal(partsBySide(sides, { target: [], prediction: [] }), undefined);
  });

  it("is none where no such mask holds the name of an image", () => {
    const other = maskNames(["unlike.png"]);
    const target = [...sides.target, ...other];
    assert.equal(partsBySide({ ...sides, target }, { target: other, prediction: [] }), undefined);
  });

  it("is none where every mask is of a separate image", () => {
    assert.equal(partsBySide({ target: maskNames(["x.png", "y.png"]), prediction: sides.prediction }), undefined);
  });
});
