import assert from "node:assert/strict";
import { constantAffixes } from "../../../../src/core/pairing/constantAffixes";
import { areBothPredictions, folderRole, isSureOfRole, rolesOf } from "../../../../src/core/pairing/folderRoles";
import { nameWords } from "../../../../src/core/pairing/nameWords";
import { partName } from "../../../../src/core/pairing/partName";
import { splitRoleFolders } from "../../../../src/core/pairing/roleFolders";
import { FIT } from "../../../../src/core/pairing/roleWords";

describe("the words that tell the role of a folder", () => {
  const sure = {
    prediction:
      "pred preds predict predicted prediction predictions inference inferences submission argmax result results output outputs",
    target:
      "gt gts gtfine gtcoarse groundtruth groundtruths truth target targets annotation annotations segmentationclass",
  } as const;
  const likely = { prediction: "out", target: "label labels mask masks ann anns reference references" } as const;

  for (const side of ["prediction", "target"] as const) {
    it(`are beyond doubt, whatever stands beside them: of ${side}s`, () => {
      for (const word of sure[side].split(" ")) {
        assert.deepEqual([folderRole(word), isSureOfRole(word)], [side, true], word);
        assert.equal(folderRole(`${word}-whatever`), side, word);
      }
    });

    it(`are likely, beside nothing but their companions: of ${side}s`, () => {
      for (const word of likely[side].split(" ")) {
        assert.deepEqual([folderRole(word), isSureOfRole(word)], [side, false], word);
        assert.equal(folderRole(`${word}Whatever`), undefined, word);
      }
    });
  }

  it("have companions that they are run together with", () => {
    const companions =
      "fine coarse id ids train tr ts te val test v png npy tif dir folder set new old all final best raw map maps image images img class color colour";
    for (const companion of companions.split(" "))
      assert.equal(folderRole(`mask${companion.charAt(0).toUpperCase()}${companion.slice(1)}`), "target", companion);
    assert.equal(folderRole("mask12"), "target");
    assert.equal(folderRole("trainMaskV2"), "target");
    assert.equal(folderRole("mask2x"), undefined);
  });

  it("are none where the name of a model or a tool begins with them", () => {
    for (const tool of ["label_me", "label-studio", "label.box", "Label Img", "mask_tools", "out-painting"])
      assert.equal(folderRole(tool), undefined, tool);
    assert.equal(folderRole("label_us"), "target");
  });

  it("are those of models, with a version or without", () => {
    const models =
      "unet nnunet resunet attentionunet transunet swinunet swinunetr unetr deeplab segformer maskformer mask2former oneformer maskrcnn maskdino maskclip pspnet upernet segnet hrnet ocrnet segmenter setr medsam bisenet linknet icnet erfnet pidnet ddrnet yolo internimage segnext fcn resnet efficientnet mobilenet convnext";
    for (const model of models.split(" ")) {
      assert.equal(folderRole(model), "prediction", model);
      assert.equal(folderRole(`${model}v3`), "prediction", model);
      assert.equal(isSureOfRole(model), false, model);
      assert.equal(folderRole(`x${model}`), undefined, model);
    }
  });

  it("stand in the last two parts of a path, the last before the other", () => {
    assert.equal(folderRole("/gt/val"), "target");
    assert.equal(folderRole("/gt/a/val"), undefined);
    assert.equal(folderRole("/gt/preds"), "prediction");
    assert.equal(folderRole("C:\\gt\\\\val\\"), "target");
  });

  it("tell both sides where one of them tells, or both do otherwise", () => {
    for (const [a, b, target, isSure] of [
      ["gt", "preds", "gt", true],
      ["preds", "gt", "gt", true],
      ["masks", "x", "masks", false],
      ["x", "masks", "masks", false],
      ["out", "x", "x", false],
      ["x", "out", "x", false],
      ["out", "masks", "masks", true],
      ["/a/gt/val", "/a/x/val", "/a/gt/val", true],
    ] as const)
      assert.deepEqual(rolesOf(a, b), { target, prediction: target === a ? b : a, sure: isSure }, `${a} ${b}`);
    assert.equal(rolesOf("preds", "out"), undefined);
    assert.ok(areBothPredictions("preds", "out"));
    assert.ok(!areBothPredictions("preds", "x"));
    assert.ok(!areBothPredictions("x", "preds"));
  });
});

describe("the words of a name", () => {
  const words = (name: string): string =>
    nameWords(name)
      .map(({ text, piece }) => `${text}${piece}`)
      .join(" ");

  it("are parted at separators, capitals and numbers, in small letters, each in its piece", () => {
    assert.equal(words("gtFine_labelIds"), "gt0 fine0 label1 ids1");
    assert.equal(words("Mask R-CNN v2"), "mask0 r1 cnn2 v3 23");
    assert.equal(words("GTLabels"), "gt0 labels0");
    assert.equal(words("МаскаДва"), "маска0 два0");
    assert.equal(words("標籤"), "標籤0");
    assert.equal(words("--"), "");
    assert.equal(words(""), "");
  });

  it("are the same for every name that begins or ends with a separator", () => {
    assert.deepEqual(
      nameWords("_a_").map(({ text }) => text),
      ["a"],
    );
  });
});

describe("folders that hold one kind of mask", () => {
  it("are left out of the path, and say how well the kind serves as labels", () => {
    for (const [folder, rest, roles, fit] of [
      ["", "", "", FIT.neutral],
      ["a/b", "a/b", "", FIT.neutral],
      ["SegmentationClass", "", "SegmentationClass", FIT.labels],
      ["a/masks_machine/b", "a/b", "masks_machine", FIT.labels],
      ["SegmentationObject", "", "SegmentationObject", FIT.instances],
      ["a/masks_human", "a", "masks_human", FIT.colours],
      ["JPEGImages", "", "JPEGImages", FIT.photograph],
      ["img/a", "a", "img", FIT.photograph],
      ["img/x/masks_human", "x", "img_masks_human", FIT.photograph],
      ["segmentationclass", "segmentationclass", "", FIT.neutral],
    ] as const)
      assert.deepEqual(splitRoleFolders(folder), { folder: rest, roles, fit }, folder);
  });

  it("are read by the table of fits, the best as labels first", () => {
    assert.deepEqual(
      Object.entries(FIT).map(([name, fit]) => `${name} ${fit}`),
      ["labels 0", "trainLabels 1", "neutral 2", "otherSide 3", "instances 4", "colours 5", "photograph 6"],
    );
  });
});

describe("the name of a part", () => {
  it("is without role words, and its number is one of up to six digits at its end", () => {
    for (const [rest, name, number] of [
      ["_MASK1", "", 1],
      ["_1mask2", "1mask2", undefined],
      ["_mask1x", "mask1x", undefined],
      ["_car12", "car12", undefined],
      ["_123456", "", 123456],
      ["_1234567", "1234567", undefined],
      ["_0", "", 0],
      ["_3_car", "3_car", undefined],
      ["car/", "car", undefined],
      ["a/b[c](2)", "a_b_c", 2],
      ["annotation-12-by-3-tag-car-0", "car", 0],
      ["xannotation-1-by-1-tag-car", "xannotation_1_by_1_tag_car", undefined],
      ["__--..", "", undefined],
      ["_L1", "L1", undefined],
    ] as const)
      assert.deepEqual(partName(rest), { name, number }, rest);
  });
});

describe("what names have in common", () => {
  it("is all of a single name, and nothing of none", () => {
    assert.deepEqual(constantAffixes(["img_7"]), { prefix: "img_7", suffix: "" });
    assert.deepEqual(constantAffixes([]), { prefix: "", suffix: "" });
  });

  it("is counted among the names that share what comes before", () => {
    // 18 of 20 begin with a; of these 17 go on with b, as two others do that begin otherwise.
    const names = [...Array.from({ length: 17 }, (_, number) => `ab_${number}x`), "ac_0x", "zb_1x", "zb_2x"];
    assert.deepEqual(constantAffixes(names), { prefix: "", suffix: "x" });
    const enough = [...names.slice(0, 17), "ab_17x", "zb_1x", "zb_2x"];
    assert.deepEqual(constantAffixes(enough), { prefix: "ab_", suffix: "x" });
  });
});
