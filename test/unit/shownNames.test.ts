import assert from "node:assert/strict";
import { shownName } from "../../webview/images/shownNames";
import { smallReport } from "./core/smallReport";

function shown(...names: readonly string[]): readonly string[] {
  const { images } = smallReport(names.map((name) => ({ name, target: [0], prediction: [0] })));
  return images.map((image) => shownName(image, images));
}

describe("the names of images as they are shown", () => {
  it("leave out their folder, and the end that all share", () => {
    assert.deepEqual(shown("a/ISIC_1_segmentation", "b/ISIC_2_segmentation"), ["ISIC_1", "ISIC_2"]);
  });

  it("keep an end that differs, is short, or begins within a word", () => {
    assert.deepEqual(shown("one_a", "two_b"), ["one_a", "two_b"]);
    assert.deepEqual(shown("a_x.b", "c_x.b"), ["a_x.b", "c_x.b"]);
    assert.deepEqual(shown("aachen", "bremenachen"), ["aachen", "bremenachen"]);
  });

  it("never leave nothing of a name", () => {
    assert.deepEqual(shown("x/_segmentation", "y/1_segmentation"), ["_segmentation", "1_segmentation"]);
    assert.deepEqual(shown("one_segmentation"), ["one_segmentation"]);
    assert.deepEqual(shown("a/same_segmentation", "b/same_segmentation"), ["same", "same"]);
  });
});
