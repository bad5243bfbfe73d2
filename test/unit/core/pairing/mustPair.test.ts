import assert from "node:assert/strict";
import { pairFiles } from "../../../../src/core/pairing/pairFiles";

/** Names as data sets and tools write them; each target with its prediction. */
const MUST_PAIR: readonly (readonly [
  what: string,
  pairs: readonly (readonly [target: string, prediction: string])[],
])[] = [
  [
    "same stems with other extensions",
    [
      ["x.png", "x.npy"],
      ["y.png", "y.npy"],
    ],
  ],
  [
    "Cityscapes, nested against flat",
    [
      ["gtFine/val/aa/aa_000000_000001_gtFine_labelIds.png", "aa_000000_000001_leftImg8bit.png"],
      ["gtFine/val/bb/bb_000000_000002_gtFine_labelIds.png", "bb_000000_000002_leftImg8bit.png"],
    ],
  ],
  ["Cityscapes predictions of any ending", [["aa_000000_000001_gtFine_labelIds.png", "aa_000000_000001_123_net.png"]]],
  [
    "`_mask` on the targets",
    [
      ["x_mask.png", "x.png"],
      ["y_mask.png", "y.png"],
    ],
  ],
  ["`_pred` on the predictions", [["x.png", "x_pred.png"]]],
  ["`pred_` before the predictions", [["x.png", "pred_x.png"]]],
  [
    "a prefix that is not a role word",
    [
      ["image_001.png", "labeled_image_001.png"],
      ["image_002.png", "labeled_image_002.png"],
      ["image_010.png", "labeled_image_010.png"],
    ],
  ],
  [
    "a suffix that is not a role word",
    [
      ["1.png", "1_unet.png"],
      ["2.png", "2_unet.png"],
    ],
  ],
  [
    "CamVid",
    [
      ["0001TP_006690_L.png", "0001TP_006690_P.png"],
      ["0001TP_006720_L.png", "0001TP_006720_P.png"],
    ],
  ],
  [
    "PASCAL VOC",
    [
      ["SegmentationClass/2007_000033.png", "2007_000033.png"],
      ["SegmentationClass/2007_000042.png", "2007_000042.png"],
    ],
  ],
  [
    "ADE20K",
    [
      ["validation/ADE_val_00000001.png", "ADE_val_00000001.png"],
      ["validation/ADE_val_00000002.png", "ADE_val_00000002.png"],
    ],
  ],
  [
    "COCO-Stuff",
    [
      ["000000000139_labelTrainIds.png", "000000000139.png"],
      ["000000000285_labelTrainIds.png", "000000000285.png"],
    ],
  ],
  [
    "nnU-Net",
    [
      ["case_001.png", "case_001_0000.png"],
      ["case_002.png", "case_002_0000.png"],
    ],
  ],
  [
    "CVAT",
    [
      ["SegmentationClass/frame_000000.png", "frame_000000.png"],
      ["SegmentationClass/frame_000001.png", "frame_000001.png"],
    ],
  ],
  [
    "Supervisely",
    [
      ["ds0/masks_machine/x.png", "ds0/x.png"],
      ["ds0/masks_machine/y.png", "ds0/y.png"],
    ],
  ],
  [
    "equal stems in the same folders of both sides",
    [
      ["a/1.png", "a/1_pred.png"],
      ["b/1.png", "b/1_pred.png"],
    ],
  ],
];

describe("pairing pairs with no setting", () => {
  for (const [what, pairs] of MUST_PAIR) {
    it(`${what}: ${pairs[0]?.[0] ?? ""} - ${pairs[0]?.[1] ?? ""}`, () => {
      const pairing = pairFiles({
        target: pairs.map(([target]) => target),
        prediction: pairs.map(([, prediction]) => prediction),
      });
      assert.deepEqual(
        pairing.pairs.map(({ target, prediction }) => [target, prediction]),
        pairs,
      );
      assert.equal(new Set(pairing.pairs.map(({ name }) => name)).size, pairs.length, "every row has a separate name");
      assert.deepEqual([pairing.targetsOnly, pairing.predictionsOnly, pairing.ambiguous], [[], [], []]);
    });
  }

  it("Cityscapes label ids, with colours and instances of the same images beside them", () => {
    const image = (name: string): string[] =>
      ["labelIds", "color", "instanceIds"].map((kind) => `val/aa/${name}_gtFine_${kind}.png`);
    const pairing = pairFiles({
      target: [...image("aa_000000_000001"), ...image("aa_000000_000002")],
      prediction: ["aa_000000_000001_leftImg8bit.png", "aa_000000_000002_leftImg8bit.png"],
    });
    assert.deepEqual(
      pairing.pairs.map(({ target }) => target),
      ["val/aa/aa_000000_000001_gtFine_labelIds.png", "val/aa/aa_000000_000002_gtFine_labelIds.png"],
    );
    assert.deepEqual(pairing.targetsOnly, []);
    assert.deepEqual(
      pairing.variants?.map(({ side, chosen, kinds }) => [
        side,
        chosen,
        kinds.map(({ name, files }) => [name, files.length]),
      ]),
      [
        [
          "target",
          "gtFine_labelIds",
          [
            ["gtFine_labelIds", 2],
            ["gtFine_color", 2],
            ["gtFine_instanceIds", 2],
          ],
        ],
      ],
    );
  });

  it("the kind of target that the user picks", () => {
    const files = { target: ["x_labelIds.png", "x_labelTrainIds.png"], prediction: ["x.png"] };
    assert.equal(pairFiles(files).pairs[0]?.target, "x_labelIds.png");
    assert.equal(pairFiles(files, { variant: { target: "labelTrainIds" } }).pairs[0]?.target, "x_labelTrainIds.png");
  });

  it("masks, not the photographs beside them", () => {
    const pairing = pairFiles({
      target: ["img/x.jpg", "masks_machine/x.png", "masks_human/x.png"],
      prediction: ["x.jpg", "x.png"],
    });
    assert.deepEqual(
      pairing.pairs.map(({ target, prediction }) => [target, prediction]),
      [["masks_machine/x.png", "x.png"]],
    );
  });

  it("says which rule won, with one example", () => {
    const { rule, example } = pairFiles({
      target: ["image_01.png", "image_02.png"],
      prediction: ["my_image_01.png", "my_image_02.png"],
    });
    assert.equal(rule, "same name between constant parts: targets image_*, predictions my_image_*");
    assert.deepEqual(example, { name: "01", target: "image_01.png", prediction: "my_image_01.png" });
  });

  it("the most files that any rule pairs, not the first that any pairs", () => {
    const pairing = pairFiles({
      target: ["a.png", "b.png", "c.png"],
      prediction: ["a.png", "b_pred.png", "c_pred.png"],
    });
    assert.equal(pairing.rule, "same name without role words");
    assert.equal(pairing.pairs.length, 3);
  });
});
