import assert from "node:assert/strict";
import { fileRole, FIT, isRole, roleFit, roleParts } from "../../../../src/core/pairing/roleWords";

/** Every role word, by how well a mask that is called so serves as labels of a target and of a prediction. */
const WORDS: readonly (readonly [target: keyof typeof FIT, prediction: keyof typeof FIT, words: string])[] = [
  ["labels", "labels", "labelIds label labels mask masks seg segmentation noBoundary"],
  ["trainLabels", "trainLabels", "labelTrainIds trainIds train_id"],
  ["labels", "otherSide", "gtFine gtCoarse gt groundtruth target annotation ann L manual1"],
  ["otherSide", "labels", "pred preds prediction predicted output out result argmax P"],
  ["neutral", "neutral", "leftImg8bit"],
  ["instances", "instances", "instanceIds"],
  ["colours", "colours", "color colour RGB"],
];

describe("a role word", () => {
  for (const [target, prediction, words] of WORDS) {
    it(`that is one of ${words} is cut off either end, and serves as ${target} of targets, ${prediction} of predictions`, () => {
      for (const word of words.split(" ")) {
        for (const separator of ["_", "-", "."]) {
          assert.deepEqual(roleParts(`x7${separator}${word}`), { key: "x7", roles: word });
          assert.deepEqual(roleParts(`${word}${separator}x7`), { key: "x7", roles: word });
        }
        assert.deepEqual(roleParts(`x7_${word}y`), { key: `x7_${word}y`, roles: "" });
        assert.deepEqual([roleFit(word, "target"), roleFit(word, "prediction")], [FIT[target], FIT[prediction]]);
        assert.equal(isRole(word.toUpperCase()), word.length > 1);
        const side = target === prediction ? undefined : target === "labels" ? "target" : "prediction";
        assert.equal(fileRole(word), side, word);
      }
    });
  }

  it("is never all of a name", () => {
    assert.deepEqual(roleParts("mask"), { key: "mask", roles: "" });
    assert.deepEqual(roleParts("pred_mask"), { key: "mask", roles: "pred" });
    assert.deepEqual(roleParts("x_train_id_mask"), { key: "x", roles: "train_id_mask" });
    assert.deepEqual(roleParts("train_id_x"), { key: "x", roles: "train_id" });
    assert.deepEqual(roleParts("train_id"), { key: "train_id", roles: "" });
  });

  it("is any letters in any case, but one letter a capital", () => {
    assert.deepEqual(roleParts("x_LABELIDS"), { key: "x", roles: "LABELIDS" });
    assert.deepEqual(roleParts("x_l"), { key: "x_l", roles: "" });
    assert.ok(!isRole("L") && !isRole("cat"));
  });

  it("that says what a mask is outweighs one that says where it is from, and both sides say none", () => {
    assert.equal(roleFit("gtFine_color", "target"), FIT.colours);
    assert.equal(roleFit("leftImg8bit_instanceIds", "target"), FIT.instances);
    assert.equal(roleFit("", "target"), FIT.neutral);
    assert.equal(fileRole("gt_pred"), undefined);
    assert.equal(fileRole("mask"), undefined);
  });
});
