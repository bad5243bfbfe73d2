import assert from "node:assert/strict";
import fc from "fast-check";
import type { ClassList } from "../../../../src/core/document/classList";
import { pairFiles } from "../../../../src/core/pairing/pairFiles";
import { partLabels, type ReadParts } from "../../../../src/core/pairing/partLabels";
import { partName } from "../../../../src/core/pairing/partName";

const HASH = ["3d0b075d44eab828", "73954428ed18ccbe", "0a1b2c3d4e5f6789", "9f8e7d6c5b4a3210"] as const;

/** Names as data sets and tools write them: predictions, and the masks of each in the order of their labels. */
const FORMS: readonly (readonly [
  what: string,
  kind: string,
  images: readonly (readonly [prediction: string, targets: readonly string[]])[],
])[] = [
  [
    "BUSI",
    "numbers",
    [
      ["benign (1).png", ["benign (1)_mask.png", "benign (1)_mask_1.png"]],
      ["benign (2).png", ["benign (2)_mask.png"]],
    ],
  ],
  ["numbers that begin with 1", "numbers", [["x_pred.png", ["x_mask_1.png", "x_mask_2.png", "x_mask_10.png"]]]],
  ["numbers in brackets", "numbers", [["x.png", ["x.png", "x (2).png", "x (3).png"]]]],
  ["numbers behind a role word", "numbers", [["x.png", ["x_mask0.png", "x_mask1.png"]]]],
  [
    "one class a file",
    "classes",
    [
      ["x.png", ["x_car.png", "x_road.png"]],
      ["y.png", ["y_car.png"]],
    ],
  ],
  [
    "one class a file, before the name",
    "classes",
    [
      ["x.png", ["car_x.png", "road_x.png"]],
      ["y.png", ["road_y.png"]],
    ],
  ],
  [
    "one class a folder",
    "classes",
    [
      ["x.png", ["car/x.png", "road/x.png"]],
      ["y.png", ["car/y.png", "road/y.png"]],
    ],
  ],
  ["one class a folder of each split", "classes", [["val/x.png", ["val/car/x.png", "val/road/x.png"]]]],
  [
    "Label Studio, by its task",
    "classes",
    [["task-1.png", ["task-1-annotation-4-by-1-tag-car-0.png", "task-1-annotation-4-by-1-tag-road-0.png"]]],
  ],
  [
    "Label Studio, by the number of its task",
    "classes",
    [
      [
        "1.png",
        [
          "task-1-annotation-1-by-1-tag-car-0.png",
          "task-1-annotation-1-by-1-tag-car-1.png",
          "task-1-annotation-1-by-1-tag-road-0.png",
        ],
      ],
      ["10.png", ["task-10-annotation-2-by-1-tag-car-0.png"]],
    ],
  ],
  [
    "one instance a file (Data Science Bowl)",
    "instances",
    [
      [`${HASH[0]}.png`, [`${HASH[0]}/masks/${HASH[2]}.png`, `${HASH[0]}/masks/${HASH[3]}.png`]],
      [`${HASH[1]}.png`, [`${HASH[1]}/masks/${HASH[2].toUpperCase()}.png`]],
    ],
  ],
  [
    "numbered instances in a folder of their image",
    "numbers",
    [
      ["x.png", ["x/1.png", "x/2.png"]],
      ["y.png", ["y/1.png"]],
    ],
  ],
];

describe("several masks of one image", () => {
  for (const [what, kind, images] of FORMS) {
    const files = {
      prediction: images.map(([prediction]) => prediction),
      target: images.flatMap(([, targets]) => targets),
    };

    it(`are told of and brought together by choice: ${what}`, () => {
      const { several } = pairFiles(files);
      const many = images.filter(([, targets]) => targets.length > 1);
      assert.deepEqual(
        [several?.side, several?.kind, several?.images, several?.files],
        ["target", kind, many.length, files.target.length],
      );
      assert.deepEqual(
        [several?.example.file, several?.example.parts.toSorted()],
        [many[0]?.[0], many[0]?.[1].toSorted()],
      );
      const { pairs, parts, targetsOnly, predictionsOnly } = pairFiles(files, { severalMasks: "union" });
      assert.deepEqual(
        pairs.map(({ prediction, target }) => [
          prediction,
          parts
            ?.get(target)
            ?.map(({ path }) => path)
            .toSorted(),
        ]),
        images.map(([prediction, targets]) => [prediction, targets.toSorted()]),
      );
      assert.deepEqual([targetsOnly, predictionsOnly], [[], []]);
    });
  }

  it("leave today's pairing as it is until the user chooses", () => {
    const { pairs, several, parts } = pairFiles({ target: ["x_mask.png", "x_mask_1.png"], prediction: ["x.png"] });
    assert.deepEqual(
      pairs.map(({ target }) => target),
      ["x_mask.png"],
    );
    assert.deepEqual([several?.paired, parts], [1, undefined]);
    assert.equal(pairFiles({ target: ["x_car.png", "x_road.png"], prediction: ["x.png"] }).several?.paired, 0);
  });

  it("of images without a prediction are brought together alike", () => {
    const { parts, targetsOnly } = pairFiles(
      { target: ["x_mask.png", "x_mask_1.png", "y_mask.png", "y_mask_1.png"], prediction: ["x.png"] },
      { severalMasks: "union" },
    );
    assert.deepEqual(targetsOnly, ["y_mask.png"]);
    assert.deepEqual(
      parts?.get("y_mask.png")?.map(({ path }) => path),
      ["y_mask.png", "y_mask_1.png"],
    );
  });

  it("are found among the predictions too", () => {
    const { several, pairs } = pairFiles(
      { target: ["x.png"], prediction: ["x_car.png", "x_road.png"] },
      { severalMasks: "labels" },
    );
    assert.equal(several?.side, "prediction");
    assert.deepEqual(
      pairs.map(({ target, prediction }) => [target, prediction]),
      [["x.png", "x_car.png"]],
    );
  });

  for (const [what, target, prediction] of [
    ["one to one", ["x.png", "x_1.png"], ["x.png", "x_1.png"]],
    ["numbers that only begin alike", ["1.png", "10.png"], ["1.png"]],
    ["a map of another kind beside each mask", ["x.png", "x_edges.png", "y.png", "y_edges.png"], ["x.png", "y.png"]],
    ["one name in several splits", ["train/x.png", "val/x.png"], ["x.png"]],
    ["one name in two formats", ["x.png", "x.npy", "y.png"], ["x.png", "y.png"]],
    ["kinds of mask", ["x_labelIds.png", "x_color.png", "x_instanceIds.png"], ["x.png"]],
    [
      "names of a few predictions alone",
      ["a_1.png", "a_2.png", "b.png", "c.png", "d.png"],
      ["a.png", "q.png", "r.png", "s.png"],
    ],
  ] as const) {
    it(`are not seen in ${what}`, () => {
      assert.equal(pairFiles({ target, prediction }).several, undefined);
    });
  }

  it("never lose a file, whatever is chosen", () => {
    const name = fc
      .tuple(
        fc.constantFrom("", "car/", "a/masks/"),
        fc.constantFrom("a", "b", "a_1", "ab"),
        fc.constantFrom("", "_mask", "_mask_1", "_car", "_road-2", " (3)"),
      )
      .map((parts) => parts.join(""));
    const files = fc.record({
      target: fc.uniqueArray(
        name.map((stem) => `${stem}.png`),
        { maxLength: 8 },
      ),
      prediction: fc.uniqueArray(
        name.map((stem) => `${stem}.npy`),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(files, ({ target, prediction }) => {
        const { pairs, parts, targetsOnly, predictionsOnly, ambiguous, variants } = pairFiles(
          { target, prediction },
          { severalMasks: "union" },
        );
        const listed = [
          ...pairs.flatMap((pair) => [pair.target, pair.prediction]),
          ...targetsOnly,
          ...predictionsOnly,
        ].flatMap((path) => parts?.get(path)?.map((part) => part.path) ?? [path]);
        assert.equal(new Set(listed).size, listed.length, "in one list only");
        const known = new Set([
          ...listed,
          ...ambiguous.flatMap(({ file, candidates }) => [file, ...candidates]),
          ...(variants ?? []).flatMap(({ kinds }) => kinds.flatMap((kind) => kind.files)),
        ]);
        assert.deepEqual(
          [...target, ...prediction].filter((path) => !known.has(path)),
          [],
        );
        assert.equal(new Set(pairs.map((pair) => pair.name)).size, pairs.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe("photographs in a folder beside that of the masks", () => {
  const target = ["a/images/a.png", "a/masks/1.png", "a/masks/2.png"];

  it("take no part, and are named", () => {
    const { pairs, variants, several } = pairFiles({ target, prediction: ["a.png"] });
    assert.deepEqual(pairs, []);
    assert.equal(several?.files, 2);
    assert.deepEqual(
      variants?.map(({ chosen, by, kinds }) => [chosen, by, kinds.map(({ name, files }) => [name, files.length])]),
      [
        [
          "masks",
          "folders",
          [
            ["masks", 2],
            ["images", 1],
          ],
        ],
      ],
    );
  });

  it("take part where the user says so, or no masks stand beside them", () => {
    assert.deepEqual(
      pairFiles({ target, prediction: ["a.png"] }, { variant: { target: "images" } }).pairs.map((pair) => pair.target),
      ["a/images/a.png"],
    );
    assert.equal(
      pairFiles({ target: ["a/images/a.png", "b/masks/b.png"], prediction: ["a.png", "b.png"] }).pairs.length,
      2,
    );
  });
});

describe("what a mask is called among those of its image", () => {
  for (const [rest, name, number] of [
    ["", "", undefined],
    ["_mask", "", undefined],
    ["_mask_1", "", 1],
    ["_label03", "", 3],
    ["_car-0", "car", 0],
    ["_traffic_light_mask", "traffic_light", undefined],
    ["-annotation-1-by-1-tag-Traffic light-2", "Traffic_light", 2],
    ["masks/3d0b075d44eab828", "3d0b075d44eab828", undefined],
    [" (2)", "", 2],
    ["_unet", "unet", undefined],
  ] as const) {
    it(`${JSON.stringify(rest)} is ${name || "nothing"}${number === undefined ? "" : `, ${number}`}`, () => {
      assert.deepEqual(partName(rest), { name, number });
    });
  }
});

describe("the labels of several masks", () => {
  const labels = (
    target: readonly string[],
    as: ReadParts,
    list?: ClassList,
  ): readonly (readonly [string, number])[] => {
    const { several, parts } = pairFiles(
      { target, prediction: ["x.png", "y.png"].filter((file) => target.some((path) => path.includes(file.charAt(0)))) },
      { severalMasks: as },
    );
    assert.ok(several && parts);
    const { labelled } = partLabels(several, as, list);
    return [...parts.values()]
      .flatMap((ofImage) => labelled(ofImage) ?? [])
      .map(({ path, label }) => [path, label] as const);
  };
  const list = (...names: readonly string[]): ClassList => ({
    source: "classes.txt",
    classes: names.map((name, label) => ({ label, name, color: "#000000" })),
    ignore: [],
  });

  it("are all 1 in a union", () => {
    assert.deepEqual(
      labels(["x_car.png", "x_road.png"], "union").map(([, label]) => label),
      [1, 1],
    );
  });

  it("follow the names of classes, the same in every image", () => {
    assert.deepEqual(labels(["x_car.png", "x_road.png", "y_road.png", "y_tree.png"], "labels"), [
      ["x_car.png", 1],
      ["x_road.png", 2],
      ["y_road.png", 2],
      ["y_tree.png", 3],
    ]);
  });

  it("are those of the class list where it names all classes, and else are not mixed with it", () => {
    const target = ["x_road.png", "x_traffic_light.png", "y_road.png", "y_traffic_light.png"];
    assert.deepEqual(
      labels(target, "labels", list("background", "Traffic Light", "Road")).map(([, label]) => label),
      [1, 2, 1, 2],
    );
    assert.deepEqual(
      labels(target, "labels", list("background", "tree", "road")).map(([, label]) => label),
      [1, 2, 1, 2],
    );
    assert.deepEqual(
      labels(target, "labels", list("background", "Traffic Light", "Road")).map(([path]) => path),
      ["x_traffic_light.png", "x_road.png", "y_traffic_light.png", "y_road.png"],
      "later labels lie over earlier ones",
    );
  });

  it("leave the background 0", () => {
    assert.deepEqual(labels(["x_background.png", "x_car.png"], "labels"), [
      ["x_background.png", 0],
      ["x_car.png", 1],
    ]);
  });

  it("follow numbers, with no two of one label and none of them 0", () => {
    assert.deepEqual(
      labels(["x_mask.png", "x_mask_1.png"], "labels").map(([, label]) => label),
      [1, 2],
    );
    assert.deepEqual(
      labels(["x_mask.png", "x_mask_2.png"], "labels").map(([, label]) => label),
      [1, 2],
    );
    assert.deepEqual(labels(["x_0.png", "x_1.png", "y_1.png"], "labels"), [
      ["x_0.png", 1],
      ["x_1.png", 2],
      ["y_1.png", 2],
    ]);
    assert.deepEqual(
      labels(["x_1.png", "x_3.png"], "labels").map(([, label]) => label),
      [1, 3],
    );
  });

  it("number instances image by image", () => {
    assert.deepEqual(
      labels([`x/masks/${HASH[2]}.png`, `x/masks/${HASH[3]}.png`, `y/masks/${HASH[0]}.png`], "labels").map(
        ([, label]) => label,
      ),
      [1, 2, 1],
    );
  });
});
