import assert from "node:assert/strict";
import { folderRole, rolesOf } from "../../../../src/core/pairing/folderRoles";

describe("the role of a folder", () => {
  const roles = {
    prediction: ["preds", "my_predictions", "model-output", "/data/results/run3", "C:\\data\\Predictions"],
    target: ["gt", "gtFine", "ground_truth", "groundTruth-v2", "SegmentationClass", "/data/labels/val", "train-masks"],
  } as const;

  for (const side of ["prediction", "target"] as const) {
    for (const path of roles[side]) {
      it(`of ${path} is ${side}`, () => {
        assert.equal(folderRole(path), side);
      });
    }
  }

  for (const path of ["", "val", "images", "outline", "predicted-masks", "/a/b/c"]) {
    it(`of ${path || "an empty path"} is not told by its name`, () => {
      assert.equal(folderRole(path), undefined);
    });
  }
});

describe("the roles of two folders", () => {
  it("are told by one of the two names, in either order", () => {
    assert.deepEqual(rolesOf("gt", "unet"), { target: "gt", prediction: "unet" });
    assert.deepEqual(rolesOf("unet", "gt"), { target: "gt", prediction: "unet" });
    assert.deepEqual(rolesOf("unet", "preds"), { target: "unet", prediction: "preds" });
  });

  it("are not told where both names say the same, or nothing", () => {
    assert.equal(rolesOf("gt", "labels"), undefined);
    assert.equal(rolesOf("a", "b"), undefined);
  });
});
