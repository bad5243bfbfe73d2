import assert from "node:assert/strict";
import { isMaskFile } from "../../../../src/core/pairing/isMaskFile";

describe("files that may be masks", () => {
  for (const file of ["x.png", "a/x.PNG", "x.npy", "x.npz", "x.tif", "x.tiff", "x.y.png"]) {
    it(`takes ${file}`, () => {
      assert.equal(isMaskFile(file), true);
    });
  }

  for (const file of ["x.jpg", "x.jpeg", "x.bmp", "x.gif", "x.webp"]) {
    it(`keeps ${file} in, so that it is refused with the reason`, () => {
      assert.equal(isMaskFile(file), true);
    });
  }

  for (const file of [
    ".x.png",
    "._x.png",
    "a/._x.png",
    ".cache/x.png",
    "__MACOSX/x.png",
    "Thumbs.db",
    "x.json",
    "classes.txt",
    "dataset.json",
    "png",
    "x.png.txt",
  ]) {
    it(`skips ${file}`, () => {
      assert.equal(isMaskFile(file), false);
    });
  }
});
