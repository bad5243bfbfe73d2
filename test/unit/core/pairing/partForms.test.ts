import assert from "node:assert/strict";
import type { SeveralMasks } from "../../../../src/core/document/pairing";
import { chooseVariants } from "../../../../src/core/pairing/chooseVariants";
import { maskNames } from "../../../../src/core/pairing/maskName";
import { pairFiles } from "../../../../src/core/pairing/pairFiles";

interface Told {
  readonly kind: SeveralMasks["kind"] | undefined;
  /** The masks of each image that has a partner, and of each that has none, by that which stands for it. */
  readonly paired: Readonly<Record<string, readonly string[]>>;
  readonly alone: Readonly<Record<string, readonly string[]>>;
  readonly others: readonly string[];
}

/** What the targets are to the predictions, which are one mask an image; paths without their endings. */
function told(target: readonly string[], prediction: readonly string[]): Told {
  const png = (paths: readonly string[]): string[] => paths.map((path) => `${path}.png`);
  const bare = (path: string): string => path.replace(/\.png$/, "");
  const files = { target: png(target), prediction: png(prediction) };
  const { pairs, parts, several, targetsOnly, predictionsOnly } = pairFiles(files, { severalMasks: "labels" });
  const partsOf = (path: string): readonly string[] => (parts?.get(path) ?? []).map((part) => bare(part.path));
  return {
    kind: several?.kind,
    paired: Object.fromEntries(pairs.map((pair) => [bare(pair.prediction), partsOf(pair.target)])),
    alone: Object.fromEntries(targetsOnly.map((path) => [bare(path), partsOf(path)])),
    others: predictionsOnly.map(bare),
  };
}

describe("masks that are parts of one image's", () => {
  it("begin with its name, and those of images without a partner are brought together by what others end with", () => {
    assert.deepEqual(
      told(["a_1", "a_mask_1", "a_2", "b_1", "b_mask_1", "c_1", "c_mask_1", "c_2", "dx"], ["a", "b", "q"]).paired,
      {},
      "two of three images are too few",
    );
    const images = ["a", "b", "e", "f", "g", "h", "i", "j", "k"];
    const target = images.flatMap((name) => [`${name}_cat_1`, `${name}_1`]);
    assert.deepEqual(told([...target, "c_cat_1", "c_1", "dx"], [...images, "q"]), {
      kind: "classes",
      paired: Object.fromEntries(images.map((name) => [name, [`${name}_1`, `${name}_cat_1`]])),
      // The longest ending is taken off: it is c_cat_1 of c, and not 1 of c_cat.
      alone: { c_1: ["c_1", "c_cat_1"], dx: ["dx"] },
      others: ["q"],
    });
  });

  it("end with its name, its own mask among them, and others are brought together by what they begin with", () => {
    assert.deepEqual(told(["x", "car_x", "road_x", "car_y", "road_y", "car_z", "road_z", "w"], ["x", "y"]), {
      kind: "classes",
      paired: { x: ["x", "car_x", "road_x"], y: ["car_y", "road_y"] },
      alone: { car_z: ["car_z", "road_z"], w: ["w"] },
      others: [],
    });
  });

  it("hold its name to a border, and no longer name of another image", () => {
    assert.deepEqual(told(["a1_cat", "a1_dog", "a_cat", "a_dog"], ["a1", "a"]).paired, {
      a1: ["a1_cat", "a1_dog"],
      a: ["a_cat", "a_dog"],
    });
    assert.deepEqual(told(["a_b_cat", "a_b_dog", "a_cat", "a_dog"], ["a", "a_b"]).paired, {
      a: ["a_cat", "a_dog"],
      a_b: ["a_b_cat", "a_b_dog"],
    });
    assert.deepEqual(told(["axcat", "axdog", "bxcat", "bxdog"], ["a", "b"]).paired, {});
    for (const border of ["-", "_", ".", " ", "(", "["])
      assert.deepEqual(
        told([`a${border}cat`, `a${border}dog`], ["a"]).paired,
        { a: [`a${border}cat`, `a${border}dog`] },
        border,
      );
  });

  it("are called as it is, in folders of their classes", () => {
    assert.deepEqual(told(["car/x", "road/x", "car/y", "road/y", "car/z", "road/z"], ["x", "y"]), {
      kind: "classes",
      paired: { x: ["car/x", "road/x"], y: ["car/y", "road/y"] },
      alone: { "car/z": ["car/z", "road/z"] },
      others: [],
    });
  });

  it("lie in a folder of it, the innermost that is called so", () => {
    assert.deepEqual(told(["x/masks/0", "x/masks/1", "y/masks/0", "y/masks/1", "z/masks/0", "z/masks/1"], ["x", "y"]), {
      kind: "numbers",
      paired: { x: ["x/masks/0", "x/masks/1"], y: ["y/masks/0", "y/masks/1"] },
      alone: { "z/masks/0": ["z/masks/0", "z/masks/1"] },
      others: [],
    });
    assert.deepEqual(told(["x/y/0", "x/y/1", "y/x/0", "y/x/1"], ["x", "y"]).paired, {
      x: ["y/x/0", "y/x/1"],
      y: ["x/y/0", "x/y/1"],
    });
    // At the top there is no folder of an image.
    assert.deepEqual(told(["x/0", "x/1", "y/0", "y/1", "q"], ["x", "y"]).alone, { q: ["q"] });
  });

  it("are of a task of Label Studio", () => {
    const task = (number: number, name: string): string => `task-${number}-annotation-5-by-1-tag-${name}-0`;
    assert.deepEqual(
      told(
        [task(1, "car"), task(1, "road"), task(2, "car"), task(2, "road"), task(3, "car"), task(3, "road"), "stray"],
        ["1", "2"],
      ),
      {
        kind: "classes",
        paired: { 1: [task(1, "car"), task(1, "road")], 2: [task(2, "car"), task(2, "road")] },
        alone: { [task(3, "car")]: [task(3, "car"), task(3, "road")], stray: ["stray"] },
        others: [],
      },
    );
    assert.deepEqual(told(["xtask-1-annotation-5-by-1-tag-car-0", task(1, "road")], ["1"]).paired, {});
  });

  it("are numbered, of classes, or instances, as their names tell", () => {
    const kind = (...target: readonly string[]) => told(target, ["x", "y"]).kind;
    assert.equal(kind("x_1", "x_2", "y_1", "y_2"), "numbers");
    assert.equal(kind("x_mask", "x_mask_1", "y_mask", "y_mask_1"), "numbers");
    assert.equal(kind("x_a-1", "x_a-1 ", "y_a-1"), "instances", "a number twice");
    assert.equal(kind("x_cat", "x_dog", "y_cat"), "classes");
    assert.equal(kind("x_3d0b075d44eab828", "x_4e0b075d44eab829", "y_5f0b075d44eab830"), "instances");
    assert.equal(
      kind("x_3d0b075d44eab828", "x_4e0b075d44eab829", "y_3d0b075d44eab828", "y_4e0b075d44eab829"),
      "classes",
    );
    assert.equal(kind("x_cat12", "x_dog", "y_cat12"), "classes");
    assert.equal(kind("x_cat123", "x_dog", "y_cow"), "instances");
    assert.equal(kind("x", "x_edges", "y", "y_edges"), undefined, "each image has the mask itself");
    assert.equal(kind("x", "x_edges", "y_edges"), "classes");
    for (const split of [
      "train",
      "training",
      "val",
      "valid",
      "validation",
      "test",
      "testing",
      "trainval",
      "dev",
      "fold",
      "fold_2",
      "FOLD3",
    ])
      assert.equal(told([`${split}/x`, "val/x"], ["x"]).kind, undefined, split);
    assert.equal(told(["trains/x", "val/x"], ["x"]).kind, "classes");
    assert.equal(told(["xtrain/x", "val/x"], ["x"]).kind, "classes");
  });

  it("are in the order of their names, then their numbers, one without a number first", () => {
    assert.deepEqual(told(["x_b_10", "x_b_9", "x_b", "x_a_2", "y_a_1"], ["x", "y"]).paired, {
      x: ["x_a_2", "x_b", "x_b_9", "x_b_10"],
      y: ["y_a_1"],
    });
  });

  it("name classes and numbers of images without a partner too, but not what only says that it is a mask", () => {
    const { several } = pairFiles({
      target: ["x_cat-1.png", "x_dog-2.png", "y_cat-1.png", "z_cow-7.png", "mask.png"],
      prediction: ["x.png", "y.png"],
    });
    assert.deepEqual(several, {
      side: "target",
      kind: "classes",
      images: 1,
      paired: 0,
      files: 3,
      example: { file: "x.png", parts: ["x_cat-1.png", "x_dog-2.png"] },
      names: ["cat", "dog"],
      numbers: [1, 2],
    });
    const inFolders = pairFiles({
      target: ["cat/x.png", "dog/x.png", "cat/y.png", "cow/z.png"],
      prediction: ["x.png", "y.png"],
    });
    assert.deepEqual(inFolders.several?.names, ["cat", "cow", "dog"]);
  });
});

describe("masks of one name in several folders", () => {
  it("are paired with that in their own folder, and only the others are contested", () => {
    const { pairs, ambiguous } = pairFiles({
      target: ["a/x_gt.png", "b/x_gt.png", "y_gt.png"],
      prediction: ["a/x_pred.png", "c/x_pred.png", "y_pred.png"],
    });
    assert.deepEqual(
      pairs.map(({ name, target }) => [name, target]),
      [
        ["x", "a/x_gt.png"],
        ["y", "y_gt.png"],
      ],
    );
    assert.deepEqual(ambiguous, [{ side: "target", file: "b/x_gt.png", candidates: ["c/x_pred.png"] }]);
  });

  it("are contested only where a file of each side is left that could be of one image", () => {
    const { pairs, ambiguous, targetsOnly } = pairFiles({
      target: ["a/x.png", "b/x.png"],
      prediction: ["a/x.png"],
    });
    assert.equal(pairs.length, 1);
    assert.deepEqual([ambiguous, targetsOnly], [[], ["b/x.png"]]);
  });
});

describe("kinds of mask on one side", () => {
  const kinds = (...paths: readonly string[]) => {
    const { masks, left, variants } = chooseVariants(maskNames(paths), "target");
    const path = ({ path: of }: { readonly path: string }): string => of;
    return {
      masks: masks.map(path),
      left: left.map(path),
      kinds: variants?.kinds.map(({ name, files, images }) => `${name}: ${files.join(" ")} of ${images.join(" ")}`),
      chosen: variants?.chosen,
    };
  };

  it("are told by role words, folders and photographs' endings, and one takes part", () => {
    assert.deepEqual(kinds("a_mask.png", "a_color.png", "b_color.png", "c.png"), {
      masks: ["a_mask.png", "c.png"],
      left: ["b_color.png"],
      kinds: ["mask: a_mask.png of /a", "color: a_color.png b_color.png of /a /b"],
      chosen: "mask",
    });
    assert.deepEqual(kinds("SegmentationClass/a.png", "SegmentationObject/a.png", "JPEGImages/a.JPG"), {
      masks: ["SegmentationClass/a.png"],
      left: [],
      kinds: [
        "SegmentationClass: SegmentationClass/a.png of /a",
        "SegmentationObject: SegmentationObject/a.png of /a",
        "JPEGImages_jpg: JPEGImages/a.JPG of /a",
      ],
      chosen: "SegmentationClass",
    });
    assert.deepEqual(kinds("a.jpeg", "a.png").chosen, "");
    assert.deepEqual(kinds("a.jpeg", "a.png").masks, ["a.png"]);
  });

  it("are none where two masks of an image are of one kind, or every image has one", () => {
    for (const paths of [
      ["a_mask.png", "a_mask.npy"],
      ["a_mask.png", "b_color.png"],
      ["x/a.png", "y/a.png"],
    ])
      assert.deepEqual(kinds(...paths), { masks: paths, left: [], kinds: undefined, chosen: undefined });
  });
});
