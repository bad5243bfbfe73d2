import assert from "node:assert/strict";
import { GOLDEN_SETS } from "./goldenSet";
import { unreadLeaves } from "./readLeaves";

/** Leaves that no comparison has to read, each with the reason. */
const NOT_HELD: readonly (readonly [leaves: RegExp, why: string])[] = [
  [/^(set|description|environment|calls|images)\b/, "says what the set is, no figure"],
  [/^(num_classes|class_values|ignore_value)$/, "says what the set is, no figure"],
  [/\bsemantics$/, "says what a table holds, no figure"],
  [/^counts\.per_image\.(tp|fp|fn|tn)$/, "the counts that every figure is computed from"],
  [/^confusion_matrix\.matrix$/, "the counts that every figure is computed from"],
  [/^libraries(_float32)?\.\w+(\.segmentation)?\.note$/, "a remark"],
  [/\bsklearn\.(checked_without_sample_weight|samplewise_images_left_out_for_want_of_valid_pixels)$/, "a remark"],
  [/\bsmp\.get_stats_equal_counts$/, "a remark"],
  [/\bcohen_kappa_(linear|quadratic)\b/, "weighs classes by their distance, which masks do not have: not offered"],
  [
    /\b(GeneralizedDiceScore|generalized_dice_score)\b/,
    "a Dice over classes weighted by the inverse of their size: not offered",
  ],
];

describe("the golden figures", () => {
  for (const golden of GOLDEN_SETS) {
    it(`of ${golden.set} are all read by a comparison`, () => {
      const left = unreadLeaves(golden).filter((leaf) => !NOT_HELD.some(([leaves]) => leaves.test(leaf)));
      assert.deepEqual(left, [], `${left.length} figures are held by no test`);
    });
  }
});
