import assert from "node:assert/strict";
import { inItemWords, type ItemWords } from "../../../../src/core/text/itemWords";

const CASES: ItemWords = { item: "case", pixel: "voxel" };

describe("a sentence on items", () => {
  it("speaks of cases and voxels, in the number and the case of each word, with the article that they need", () => {
    const said = inItemWords(
      "Images, an image and 3 images: the image's pixels. An image of a pixel, per image (image).",
      CASES,
    );
    assert.equal(said, "Cases, a case and 3 cases: the case's voxels. A case of a voxel, per case (case).");
  });

  it("tells a figure behind it from a number that is part of a name", () => {
    assert.equal(
      inItemWords("mIoU per image 0.458, image 12.png, image 3", CASES),
      "mIoU per case 0.458, image 12.png, image 3",
    );
  });

  it("of images stays as it is", () => {
    const text = "An image of 3 pixels.";
    assert.equal(inItemWords(text, { item: "image", pixel: "pixel" }), text);
  });

  it("leaves names, paths and types alone", () => {
    for (const name of [
      "image_01",
      "image-01.png",
      "image 7",
      "images/a.png",
      "a/images",
      "image/png",
      "image.nii.gz",
      "myimage",
      "pixelated",
    ])
      assert.equal(inItemWords(name, CASES), name);
  });

  it("says the same when it is said twice", () => {
    const once = inItemWords("The mean over the images, an image a row.", CASES);
    assert.equal(inItemWords(once, CASES), once);
  });
});
