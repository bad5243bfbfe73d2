import assert from "node:assert/strict";
import { isPhotographFolder } from "../../../src/core/pairing/isPhotographFolder";
import { findPhotographs } from "../../../src/run/findPhotographs";
import { memoryFiles } from "../../support/memoryFiles";

const BYTES = Uint8Array.of(0);

function filesOf(paths: readonly string[]): ReturnType<typeof memoryFiles> {
  return memoryFiles(Object.fromEntries(paths.map((path) => [path, BYTES])));
}

function found(
  folder: string,
  targets: readonly string[],
  photographs: readonly string[],
): Promise<string | undefined> {
  return findPhotographs(
    `memory:/${folder}`,
    targets,
    filesOf([...targets.map((target) => `${folder}/${target}`), ...photographs]),
  );
}

describe("the photographs of a data set", () => {
  const SETS: readonly (readonly [string, string, readonly string[], readonly string[], string])[] = [
    [
      "siblings",
      "camvid/labels",
      ["1_L.png", "2_L.png"],
      ["camvid/images/1.png", "camvid/images/2.png"],
      "camvid/images",
    ],
    [
      "VOC",
      "VOC2012/SegmentationClass",
      ["2007_1.png", "2007_2.png"],
      ["VOC2012/JPEGImages/2007_1.jpg", "VOC2012/JPEGImages/2007_2.jpg", "VOC2012/JPEGImages/2007_3.jpg"],
      "VOC2012/JPEGImages",
    ],
    [
      "Cityscapes, a split",
      "city/gtFine/val",
      ["a/a_1_gtFine_labelIds.png", "b/b_1_gtFine_labelIds.png"],
      [
        "city/leftImg8bit/val/a/a_1_leftImg8bit.png",
        "city/leftImg8bit/val/b/b_1_leftImg8bit.png",
        "city/leftImg8bit/train/c/c_1_leftImg8bit.png",
      ],
      "city/leftImg8bit/val",
    ],
    [
      "ADE20K",
      "ade/annotations/validation",
      ["ADE_1.png", "ADE_2.png"],
      ["ade/images/validation/ADE_1.jpg", "ade/images/validation/ADE_2.jpg"],
      "ade/images/validation",
    ],
    [
      "a tree where the photographs are not parted as the masks are",
      "set/masks/val",
      ["1.png", "2.png"],
      ["set/images/1.jpg", "set/images/2.jpg"],
      "set/images",
    ],
  ];
  for (const [name, folder, targets, photographs, expected] of SETS) {
    it(`are found by themselves: ${name}`, async () => {
      assert.equal(await found(folder, targets, photographs), `memory:/${expected}`);
    });
  }

  it("are those of the folder that has the most of them, never of one that has fewer than half", async () => {
    const few = ["x/images/1.png"];
    assert.equal(await found("x/masks", ["1.png", "2.png", "3.png"], few), undefined);
    const both = [...few, "x/images_all/1.png", "x/images_all/2.png"];
    assert.equal(await found("x/masks", ["1.png", "2.png", "3.png"], both), "memory:/x/images_all");
  });

  it("are not masks: folders of predictions and targets are not taken, nor what no page can draw", async () => {
    assert.equal(
      await found("x/masks", ["1.png"], ["x/pred_images/1.png", "x/other/1.png", "x/images/1.tif"]),
      undefined,
    );
  });

  it("are looked for in vain where nothing lies around the targets, or nobody can tell", async () => {
    assert.equal(await findPhotographs("memory:/gone/masks", ["1.png"], filesOf([])), undefined);
    assert.equal(await findPhotographs("memory:/", ["1.png"], filesOf(["images/1.png"])), undefined);
    assert.equal(await found("x/masks", [], ["x/images/1.png"]), undefined);
  });

  it("lie in folders that are named so by a word, wherever it stands", () => {
    const named = ["images", "JPEGImages", "leftImg8bit", "image_2", "train_images", "photographs", "RGB"];
    assert.deepEqual(
      named.filter((name) => !isPhotographFolder(name)),
      [],
    );
    const others = ["masks", "label_images", "pred_images", "imagenet", "val", "", "SegmentationClass"];
    assert.deepEqual(others.filter(isPhotographFolder), []);
  });
});
