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

  it("keep everything else of an image: its depth, how it is turned, its parts and what was measured of it", () => {
    const whole = image("a", [[0, 0, 6]]);
    const [plain, more] = [
      image("b", [[1, 0, 2]]),
      {
        ...whole,
        width: 3,
        height: 1,
        depth: 2,
        target: { ...whole.target, parts: [{ path: "x", label: 1 }], overlap: 1 },
        turned: { by: "halfTurn" as const, counts: whole.counts },
        measures: { classes: [0, 3], refused: "It is too large." },
      },
    ];
    const [first, second] = unpackImages(structuredClone(packImages([more, plain])));
    assert.deepEqual(first, more);
    assert.deepEqual(second, plain);
    assert.equal("measures" in (second as object), false);
  });

  it("are refused, as an error of ours, where what was measured or the facts are damaged", () => {
    const { entries, ...packed } = packImages([{ ...image("a", [[0, 0, 1]]), measures: { classes: [0] } }]);
    const damaged = entries.map((entry) => ({ ...entry, measures: { classes: [1, 0] } }));
    assert.throws(
      () => unpackImages({ ...packed, entries: damaged }),
      /Packed measures are damaged: classes does not fit/,
    );
    assert.throws(() => unpackImages({ ...packed, entries, facts: [] }), /The packed image a has no facts/);
    const mixed = packImages([{ ...image("b", []), prediction: { path: "b", facts: { ...GREY, bits: 16 } } }]);
    assert.throws(() => unpackImages({ ...mixed, facts: mixed.facts.slice(0, 1) }), /The packed image b has no facts/);
  });

  it("hold equal facts once", () => {
    const { facts } = packImages([image("a", []), image("b", [], { ...GREY }), image("c", [], { ...GREY, bits: 16 })]);
    assert.equal(facts.length, 2);
  });
});
