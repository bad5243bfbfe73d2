import assert from "node:assert/strict";
import { variantSamples } from "../../../../src/core/pairing/variantSamples";
import { fitWords } from "../../../../src/core/pairing/variantWords";

/** Masks of two kinds of so many images, of which the first has no colours, all paired but for the last. */
function samples(images: number, side: "target" | "prediction" = "target") {
  const names = Array.from({ length: images }, (_, image) => String.fromCharCode(97 + image));
  const kind = (name: string, of: readonly string[]) => ({
    name,
    files: of.map((image) => `${image}_${name}.png`),
    images: of,
  });
  const pairs = names.slice(0, -1).map((name) => ({ name, target: `${name}_ids.png`, prediction: `${name}.npy` }));
  const turned = pairs.map((pair) => ({ ...pair, target: pair.prediction, prediction: pair.target }));
  return variantSamples(
    { side, chosen: "ids", kinds: [kind("ids", names), kind("colours", names.slice(1))] },
    (side === "target" ? pairs : turned).toReversed(),
  );
}

describe("the images by which kinds of mask are told apart", () => {
  it("are all that are paired where these are few, in order, each kind with those that it has", () => {
    const expected = {
      images: 2,
      kinds: [
        { name: "ids", files: ["a_ids.png", "b_ids.png"] },
        { name: "colours", files: ["b_colours.png"] },
      ],
      others: ["a.npy", "b.npy"],
    };
    assert.deepEqual(samples(3), expected);
    assert.deepEqual(samples(3, "prediction"), expected);
  });

  it("are eight, evenly from all, where there are more", () => {
    assert.equal(samples(9).images, 8);
    const { images, others, kinds } = samples(17);
    assert.equal(images, 8);
    assert.deepEqual(others, ["a.npy", "c.npy", "e.npy", "g.npy", "i.npy", "k.npy", "m.npy", "o.npy"]);
    assert.deepEqual(
      kinds.map(({ files }) => files.length),
      [8, 7],
    );
  });
});

describe("why a kind of mask was taken", () => {
  const fits = [
    { name: "ids", shared: 3, all: 4 },
    { name: "", shared: 0, all: 9 },
  ];

  it("is told with the labels that it and each other kind have in common with the other side", () => {
    assert.equal(
      fitWords("ids", fits, { side: "target", images: 1 }),
      "It has the most labels in common with the predictions: 3 of 4 in 1 image, looked at for their labels (names without a role word 0 of 9).",
    );
    assert.match(fitWords("ids", fits, { side: "prediction", images: 2 }), /with the targets: 3 of 4 in 2 images/);
  });

  it("is the names where it has none in common", () => {
    for (const chosen of ["", "colours"]) {
      assert.match(fitWords(chosen, fits, { side: "target", images: 2 }), /^Told by the names; .*ids 3 of 4/);
    }
  });
});
