import assert from "node:assert/strict";
import { areBothPredictions, folderRole, isSureOfRole, rolesOf } from "../../../../src/core/pairing/folderRoles";

describe("the role of a folder", () => {
  const roles = {
    prediction: [
      "preds",
      "my_predictions",
      "model-output",
      "/data/results/run3",
      "C:\\data\\Predictions",
      "preds2",
      "predictions_v2",
      "predictionsTr",
      "predUnet",
      "unetPredictions",
      "mask2former",
      "MaskFormer",
      "mask_rcnn_r50",
      "Mask R-CNN",
      "maskdino",
      "MaskDINO",
      "segmenter",
      "segformer-b5",
      "deeplabv3plus",
      "fcn8s",
      "nnUNet",
    ],
    target: [
      "gt",
      "gtFine",
      "ground_truth",
      "groundTruth-v2",
      "SegmentationClass",
      "/data/labels/val",
      "train-masks",
      "gtCoarse",
      "labelIds",
      "labelsTr",
      "labels_tr",
      "masks01",
      "Mask",
      "gt2",
      "GT",
      "annotations_v1.1",
      "groundtruth",
    ],
  } as const;

  for (const side of ["prediction", "target"] as const) {
    for (const path of roles[side]) {
      it(`of ${path} is ${side}`, () => {
        assert.equal(folderRole(path), side);
      });
    }
  }

  for (const path of [
    "",
    "val",
    "images",
    "outline",
    "predicted-masks",
    "/a/b/c",
    "labelme",
    "LabelMe",
    "label_studio",
    "labelImg",
    "predator",
    "maskedAutoencoder",
    "GTAV",
    "targetted",
    "unmask",
    "labeling",
    "outdoor",
    "mask2former_labels",
    "maskX",
  ]) {
    it(`of ${path || "an empty path"} is not told by its name`, () => {
      assert.equal(folderRole(path), undefined);
    });
  }
});

describe("the roles of two folders", () => {
  it("are told by one of the two names, in either order", () => {
    assert.deepEqual(rolesOf("gt", "x"), { target: "gt", prediction: "x", sure: true });
    assert.deepEqual(rolesOf("x", "gt"), { target: "gt", prediction: "x", sure: true });
    assert.deepEqual(rolesOf("x", "preds"), { target: "x", prediction: "preds", sure: true });
    assert.deepEqual(rolesOf("VOC2012", "voc_results"), { target: "VOC2012", prediction: "voc_results", sure: true });
    assert.deepEqual(rolesOf("mask2former", "gt"), { target: "gt", prediction: "mask2former", sure: true });
  });

  it("are likely, and not beyond doubt, where one word tells them that models are named by too", () => {
    assert.deepEqual(rolesOf("masks", "x"), { target: "masks", prediction: "x", sure: false });
    assert.deepEqual(rolesOf("x", "unet"), { target: "x", prediction: "unet", sure: false });
    assert.equal(rolesOf("masks", "outputs")?.sure, true, "both names tell");
    assert.deepEqual([isSureOfRole("masks"), isSureOfRole("predictions"), isSureOfRole("gtFine")], [false, true, true]);
  });

  it("are told by what the paths do not share", () => {
    assert.deepEqual(rolesOf("/run/predictions/masks", "/run/gt/masks"), {
      prediction: "/run/predictions/masks",
      target: "/run/gt/masks",
      sure: true,
    });
    assert.equal(rolesOf("/predictions/a", "/predictions/b"), undefined);
    assert.equal(rolesOf("/gt/x/pred", "/gt/x/pred2"), undefined);
  });

  it("are both those of predictions where both are named as models or predictions are", () => {
    assert.ok(areBothPredictions("/runs/unet", "/runs/mask2former"));
    assert.ok(areBothPredictions("/pred_a", "/pred_b"));
    assert.ok(!areBothPredictions("/results/a", "/results/b"), "what they share tells nothing");
    assert.ok(!areBothPredictions("/runs/unet", "/runs/gt"));
    assert.ok(!areBothPredictions("/runs/unet", "/runs/unet"));
  });

  it("are not told where both names say the same, or nothing", () => {
    assert.equal(rolesOf("gt", "labels"), undefined);
    assert.equal(rolesOf("a", "b"), undefined);
  });
});
