import assert from "node:assert/strict";
import { packImages, unpackImages } from "../../../../src/core/report/packedImages";
import { GREY, image } from "../../../support/images";

describe("packed images", () => {
  it("give the same images when unpacked", () => {
    const images = [
      image("a", [
        [0, 0, 3],
        [0, 1, 2],
      ]),
      image("b", []),
      image("c", [[-1, 5, 1]]),
    ];
    assert.deepEqual(unpackImages(structuredClone(packImages(images))), images);
  });

  it("hold equal facts once", () => {
    const { facts } = packImages([image("a", []), image("b", [], { ...GREY }), image("c", [], { ...GREY, bits: 16 })]);
    assert.equal(facts.length, 2);
  });
});
