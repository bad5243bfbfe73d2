import assert from "node:assert/strict";
import { maskNames } from "../../../../src/core/pairing/maskName";

const KEYS: readonly (readonly [path: string, key: string, roles: string])[] = [
  ["gtFine/val/aa/aa_000000_000001_gtFine_labelIds.png", "aa_000000_000001", "gtFine_labelIds"],
  ["aa_000000_000001_leftImg8bit.png", "aa_000000_000001", "leftImg8bit"],
  ["0001TP_006690_L.png", "0001TP_006690", "L"],
  ["0001TP_006690_P.png", "0001TP_006690", "P"],
  ["x_l.png", "x_l", ""],
  ["pred_x-mask.png", "x", "pred_mask"],
  ["x_train_id.png", "x", "train_id"],
  ["21_manual1.gif", "21", "manual1"],
  ["labeled_image_001.png", "labeled_image_001", ""],
  ["x_masked.png", "x_masked", ""],
  ["mask.png", "mask", ""],
  ["mask_label.png", "label", "mask"],
  ["frame_0000.png", "frame_0000", ""],
  ["case_001.nii.gz", "case_001", ""],
];

describe("the key of a mask's name", () => {
  for (const [path, key, roles] of KEYS) {
    it(`${path} is of ${key}`, () => {
      const [name] = maskNames([path, "other.png"]);
      assert.deepEqual([name?.key, name?.roles], [key, roles]);
    });
  }

  it("is without the channel 0000 of nnU-Net where all names end so", () => {
    assert.deepEqual(
      maskNames(["case_001_0000.png", "case_002_0000.png"]).map(({ key }) => key),
      ["case_001", "case_002"],
    );
  });
});
