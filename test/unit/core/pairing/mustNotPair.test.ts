import assert from "node:assert/strict";
import { pairFiles } from "../../../../src/core/pairing/pairFiles";

const MUST_NOT_PAIR: readonly (readonly [what: string, targets: readonly string[], predictions: readonly string[]])[] =
  [
    ["1 with 10", ["1.png"], ["10.png"]],
    ["1 with 10 behind a prefix", ["img_1.png", "img_2.png"], ["img_10.png", "img_20.png"]],
    ["numbers of other zero padding", ["001.png", "002.png"], ["1.png", "2.png"]],
    ["one stem in two folders that both sides have", ["a/x.png", "b/y.png"], ["b/x.png", "a/y.png"]],
    ["one stem in two splits, whatever stands above", ["val/a/x.png", "val/b/y.png"], ["out/b/x.png", "out/a/y.png"]],
    ["counters with names", ["cat.png", "dog.png"], ["0.png", "1.png"]],
    [
      "a few equal numbers behind other prefixes",
      ["img_1.png", "img_2.png", "img_3.png"],
      ["out_1.png", "out_50.png", "out_60.png"],
    ],
    ["the n-th file with the n-th", ["alpha.png", "beta.png"], ["gamma.png", "omega.png"]],
    ["the only file with the only file", ["cat.png"], ["dog.png"]],
  ];

describe("pairing never pairs", () => {
  for (const [what, target, prediction] of MUST_NOT_PAIR) {
    it(what, () => {
      const pairing = pairFiles({ target, prediction });
      assert.deepEqual(pairing.pairs, []);
      assert.deepEqual(pairing.targetsOnly, target);
      assert.deepEqual(pairing.predictionsOnly, prediction);
    });
  }

  it("colours where most images have label ids", () => {
    const pairing = pairFiles({
      target: ["a_labelIds.png", "a_color.png", "b_labelIds.png", "b_color.png", "c_color.png"],
      prediction: ["a.png", "b.png", "c.png"],
    });
    assert.deepEqual(
      pairing.pairs.map(({ target }) => target),
      ["a_labelIds.png", "b_labelIds.png"],
    );
    assert.deepEqual(pairing.targetsOnly, ["c_color.png"]);
    assert.deepEqual(pairing.predictionsOnly, ["c.png"]);
  });

  it("colours with colours where both sides have label ids too", () => {
    const files = ["a_gtFine_color.png", "a_gtFine_labelIds.png"];
    const pairing = pairFiles({ target: files, prediction: files });
    assert.deepEqual(
      pairing.pairs.map(({ target, prediction }) => [target, prediction]),
      [["a_gtFine_labelIds.png", "a_gtFine_labelIds.png"]],
    );
  });

  it("one of two predictions for a target: both are listed", () => {
    const pairing = pairFiles({ target: ["x.png", "y.png"], prediction: ["x.png", "x.npy", "y.png"] });
    assert.deepEqual(
      pairing.pairs.map(({ name }) => name),
      ["y"],
    );
    assert.deepEqual(pairing.ambiguous, [{ side: "target", file: "x.png", candidates: ["x.png", "x.npy"] }]);
    assert.deepEqual([pairing.targetsOnly, pairing.predictionsOnly], [[], []]);
  });

  it("one prediction with one of two targets of its name", () => {
    const pairing = pairFiles({ target: ["a/x.png", "b/x.png", "a/y.png"], prediction: ["x.png", "y.png"] });
    assert.deepEqual(
      pairing.pairs.map(({ name }) => name),
      ["y"],
    );
    assert.deepEqual(pairing.ambiguous, [{ side: "prediction", file: "x.png", candidates: ["a/x.png", "b/x.png"] }]);
  });

  it("a prediction whose name begins with two targets' names", () => {
    const pairing = pairFiles({ target: ["a_1.png", "a_1_2.png"], prediction: ["a_1_2_net.png"] });
    assert.deepEqual(pairing.pairs, []);
    assert.equal(pairing.ambiguous.length, 2);
  });

  it("other zero padding, unless the user takes the offer", () => {
    const files = { target: ["x_001.png", "x_002.png"], prediction: ["x_1.png", "x_2.png"] };
    const { pairs, offer } = pairFiles(files);
    assert.deepEqual(pairs, []);
    assert.equal(offer?.pairs, 2);
    assert.match(offer.message, /2 pairs instead of 0 .* such as x_1\.png with x_001\.png/);
    assert.deepEqual(
      pairFiles(files, { zeroPadding: "ignored" }).pairs.map(({ target, prediction }) => [target, prediction]),
      [
        ["x_001.png", "x_1.png"],
        ["x_002.png", "x_2.png"],
      ],
    );
  });

  it("names that differ in capital letters, unless the user takes the offer", () => {
    const files = { target: ["Val/IMG_1.png", "Train/IMG_1.png"], prediction: ["val/img_1.PNG", "train/img_1.PNG"] };
    const { pairs, offer } = pairFiles(files);
    assert.deepEqual(pairs, []);
    assert.deepEqual([offer?.kind, offer?.pairs], ["letterCase", 2]);
    assert.deepEqual(
      pairFiles(files, { letterCase: "ignored" }).pairs.map(({ target, prediction }) => [target, prediction]),
      [
        ["Val/IMG_1.png", "val/img_1.PNG"],
        ["Train/IMG_1.png", "train/img_1.PNG"],
      ],
    );
  });

  it("what the other reading of names pairs, when one is taken: that is offered next", () => {
    const files = { target: ["A_001.png", "b_1.png"], prediction: ["a_1.png", "b_1.png"] };
    assert.equal(pairFiles(files).offer, undefined, "neither reading alone pairs more");
    const both = { ...files, target: ["A_001.png", "b_01.png"] };
    assert.equal(pairFiles(both).offer?.kind, "zeroPadding");
    assert.equal(pairFiles(both, { zeroPadding: "ignored" }).offer?.kind, "letterCase");
    assert.equal(pairFiles(both, { zeroPadding: "ignored", letterCase: "ignored" }).pairs.length, 2);
  });

  it("and offers by an example that is not paired yet", () => {
    const { offer } = pairFiles({ target: ["a.png", "x_01.png"], prediction: ["a.png", "x_1.png"] });
    assert.match(offer?.message ?? "", /2 pairs instead of 1 .* such as x_1\.png with x_01\.png/);
  });
});
