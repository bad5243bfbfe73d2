import assert from "node:assert/strict";
import { generatedColour, hasOwnColours } from "../../../../src/core/classLists/generatedColours";
import { isCalledClassList, isNamedClassList } from "../../../../src/core/classLists/isCalledClassList";
import { listBeginning, lowestLabel } from "../../../../src/core/classLists/listBeginning";
import { parseClassList } from "../../../../src/core/classLists/parseClassList";
import type { ClassList } from "../../../../src/core/document/classList";

/** The classes in a line, ignored ones in brackets, a colour only where it is the list's; or why there are none. */
function read(name: string, text: string, given: "file" | "search" = "file"): string {
  const reading = parseClassList({ name, text, given });
  if (!reading.ok) return reading.why;
  const { classes, ignore } = reading.list;
  return classes
    .map(({ label, name: of, color }) => {
      const row = `${label} ${of}${color === generatedColour(label) ? "" : ` ${color}`}`;
      return ignore.includes(label) ? `(${row})` : row;
    })
    .join(", ");
}

describe("lines that are a class list, and lines that nearly are", () => {
  for (const [name, text, expected] of [
    // CVAT: name, colour, and two fields more.
    ["x.txt", "road:128,64,128::", "0 road #804080"],
    ["x.txt", "road:128,64,128:", "form"],
    ["x.txt", "road:128,64,128:::", "form"],
    ["x.txt", ":128,64,128::", "form"],
    ["x.txt", "road:128,64,256::", "form"],
    ["x.txt", "road:128,64::", "0 road:128,64::"],
    ["x.txt", "road:128,64,-1::", "form"],
    // CamVid: three numbers, then a name that does not begin with one; else a number and a name.
    ["x.txt", "128, 64, 128 road", "0 road #804080"],
    ["x.txt", "128 64 128 'the road'", "0 the road #804080"],
    ["x.txt", "128 64 128 9 road", "128 64 128 9 road"],
    ["x.txt", "128 64 road", "128 64 road"],
    ["x.txt", "x128 64 128 road", "form"],
    ["x.txt", "red green blue name\n128 64 128 road", "0 road #804080"],
    ["x.txt", "128 64 128 road\nr g b name", "form"],
    // Names and channels; a name may hold commas.
    ["x.csv", "Name, R, G, B\nroad, 128, 64, 128", "0 road #804080"],
    ["x.csv", "road, wet,128,64,128", "0 road, wet #804080"],
    ["x.csv", "'car',0,0,142", "0 car #00008e"],
    ["x.csv", "12,128,64,128", "form"],
    ["x.csv", "road,128,64", "form"],
    // Numbers and names, where the file is called a class list or was chosen.
    ["classes.txt", "id name\n0 road", "0 road"],
    ["classes.txt", "label,class_name\n7, road", "7 road"],
    ["classes.txt", "-1: void\n3 = 'car'\n4;bus\n5,tram", "(-1 void), 3 car, 4 bus, 5 tram"],
    ["classes.txt", "0 0.5 0.5", "form"],
    ["classes.txt", "1 2", "form"],
    ["classes.txt", "0 road\ncar", "0 0 road, 1 car"],
    ["classes.txt", "0road", "0 0road"],
    // Names alone, which are neither files nor rows of a table with a mistake in it.
    ["classes.txt", "road.png", "form"],
    ["classes.txt", "road.JPG", "form"],
    ["classes.txt", "road.png x", "0 road.png x"],
    ["classes.txt", "road #804080", "form"],
    ["classes.txt", "road #80408", "0 road #80408"],
    ["classes.txt", "road 1 2 3", "form"],
    ["classes.txt", "road 1 2 x", "0 road 1 2 x"],
    ["classes.txt", "road 1, 2", "0 road 1, 2"],
    ["classes.txt", "road,1,car", "form"],
    ["classes.txt", "road;1;car", "form"],
    ["classes.txt", "road,1;car", "0 road,1;car"],
    ["classes.txt", "12", "form"],
    ["classes.txt", '"road"\n// no class\n# none\n  car  ', "0 road, 1 car"],
    ["classes.txt", "//", "form"],
    ["classes.txt", `road\n${"a".repeat(2000)}`, `0 road, 1 ${"a".repeat(2000)}`],
    ["classes.txt", `road\n${"a".repeat(2001)}`, "form"],
    // labelme counts from -1; 255 is the same class in masks of 8 bits.
    ["labels.txt", "__ignore__\n_background_\nroad", "(-1 __ignore__), 0 _background_, 1 road, (255 __ignore__)"],
    ["labels.txt", "road\n__ignore__", "0 road, (1 __ignore__)"],
    // Classes that are left out by their names.
    [
      "classes.txt",
      "VOID\nignore\nignored\n__ignored__\nignore label\nignore-label\ndon't care\ndont-care\nvoids\navoid\nignore it",
      "(0 VOID), (1 ignore), (2 ignored), (3 __ignored__), (4 ignore label), (5 ignore-label), (6 don't care), (7 dont-care), 8 voids, 9 avoid, 10 ignore it",
    ],
  ] as const) {
    it(`${name}: ${JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text)}`, () => {
      assert.equal(read(name, text), expected);
    });
  }

  it("are known in any file by their content, and by the name of the file else", () => {
    for (const text of ["road:128,64,128::", "128 64 128 road", "road,128,64,128", "label,name\n0,road"])
      assert.notEqual(read("x.txt", text, "search"), "form", text);
    for (const text of ["road\ncar", "0 road\n1 car", "__ignore__\nroad"]) {
      assert.equal(read("x.txt", text, "search"), "form", text);
      assert.notEqual(read("my_labels.txt", text, "search"), "form", text);
    }
  });

  it("hold 256 classes of labelme at most in masks of 8 bits", () => {
    const lines = (count: number): string => `__ignore__\n${"a\n".repeat(count - 1)}`;
    assert.match(read("labels.txt", lines(256)), /254 a, \(255 __ignore__\)$/);
    assert.match(read("labels.txt", lines(257)), /254 a, 255 a$/);
  });
});

describe("tables with a header", () => {
  for (const [text, expected] of [
    ["label,name\n0,road\n7,car", "0 road, 7 car"],
    ["label\tname\n0\troad", "0 road"],
    ["id;Class Name\n-1;'void'", "(-1 void)"],
    ["train_id,category\n3,car", "3 car"],
    ["pixel value,class\n2,road", "2 road"],
    ["name,colour\nroad,#804080", "0 road #804080"],
    ["name,hex\nroad,804080", "0 road #804080"],
    ["name,color hex\nroad,#80408G", "form"],
    ["name,r,green,Blue\nroad,128,64,128", "0 road #804080"],
    ["name,r,green\nroad,128,64", "form"],
    ["name,r,g,b\nroad,128,64,300", "form"],
    ["id,name,r,g,b,note\n4,road,128,64,128,x", "4 road #804080"],
    ["id,name,color,r,g,b\n4,road,#000001,128,64,128", "4 road #000001"],
    // A column called label may hold the name; then another numbers it, or its row.
    ["label,id\nroad,7", "7 road"],
    ["id,label\n7,road", "7 road"],
    ["label,color\nroad,#804080", "0 road #804080"],
    ["label,class\n5,road", "5 road"],
    ["id,note\n5,road", "form"],
    ["name,note\nroad,5", "form"],
    ["label,name\n0.5,road", "form"],
    ["label,name\n0,", "form"],
    ["label,name\n0,road,x", "form"],
    ["label,name\n0,road\n0,car", "damaged"],
    ["label,name", "form"],
  ] as const) {
    it(JSON.stringify(text), () => {
      assert.equal(read("x.csv", text, "search"), expected);
    });
  }
});

describe("data that are a class list, and data that nearly are", () => {
  for (const [data, expected] of [
    [
      { labels: { background: 0, liver: 1, ignore: 2, void: 3 }, file_ending: ".nii" },
      "0 background, 1 liver, (2 ignore), 3 void",
    ],
    [{ labels: { 0: "background", 1: "liver" }, modality: { 0: "CT" } }, "0 background, 1 liver"],
    [{ labels: { a: 0 }, channel_names: {} }, "0 a"],
    [{ labels: { a: 0 } }, "form"],
    [{ labels: { a: [0, 1] }, numTraining: 3 }, "0 background, 1 1"],
    [{ labels: { a: [0, 1.5] }, numTraining: 3 }, "damaged"],
    [{ labels: { background: 0, a: [2], b: [1] }, numTraining: 3 }, "0 background, 1 b, 2 a"],
    [{ label_map: { 3: "road" }, segmentation_colors: [[128, 64, 128]] }, "3 road #804080"],
    [{ label_map: { 3: "road" }, segmentation_colors: ["#804080"] }, "3 road #804080"],
    [{ label_map: { 3: "road" }, segmentation_colors: [] }, "3 road"],
    [
      {
        label_map: { 3: "road" },
        segmentation_colors: [
          [0, 0, 0],
          [1, 1, 1],
        ],
      },
      "form",
    ],
    [{ label_map: { 3: "road" }, segmentation_colors: ["red"] }, "form"],
    [{ label_map: { 3: "road" }, segmentation_colors: "red" }, "form"],
    [{ label_map: { 3.5: "road" } }, "form"],
    [{ label_map: { 3: 4 } }, "form"],
    [{ label_map: {} }, "form"],
    [{ labels: ["road", "car"] }, "0 road, 1 car"],
    [{ labels: ["road", 1] }, "form"],
    [
      {
        categories: {
          label: { labels: [{ name: "road" }, { name: "car" }] },
          mask: {
            colormap: [
              { label_id: 1, r: 0, g: 0, b: 142 },
              { label_id: 0, r: 0, g: 0, b: 999 },
            ],
          },
        },
      },
      "0 road, 1 car #00008e",
    ],
    [{ categories: { label: { labels: [{ name: "road" }, { title: "car" }] } } }, "form"],
    [{ categories: { label: { labels: [] } } }, "form"],
    [
      {
        categories: [
          { id: 3, name: "road", color: [128, 64, 128] },
          { id: 18, name: "dog" },
        ],
      },
      "3 road #804080, 18 dog",
    ],
    [{ categories: [{ id: "3", name: "road" }] }, "form"],
    [{ categories: [{ id: 3.5, name: "road" }] }, "form"],
    [{ categories: [{ id: 3, name: 4 }] }, "form"],
    [{ categories: [] }, "form"],
    [
      {
        classes: [
          { title: "road", color: "#804080" },
          { title: "car", color: [0, 0, 142] },
        ],
      },
      "0 road #804080, 1 car #00008e",
    ],
    [{ classes: [{ title: "road" }] }, "form"],
    [{ classes: [{ title: 1, color: "#804080" }] }, "form"],
    [
      {
        labels: [
          { readable: "Bird", color: [165, 42, 42], evaluate: true },
          { readable: "Ego", color: [0, 0, 0], evaluate: false },
        ],
      },
      "0 Bird #a52a2a, (1 Ego #000000)",
    ],
    [{ labels: [{ readable: "Bird" }] }, "form"],
    [{ labels: [{ readable: 1, color: [165, 42, 42] }] }, "form"],
    [{ metainfo: { classes: ["road"], palette: [[128, 64, 128]] } }, "0 road #804080"],
    [{ METAINFO: { CLASSES: ["road"], PALETTE: ["#804080"] } }, "0 road #804080"],
    [{ dataset_meta: { classes: ["road"], palette: null } }, "0 road"],
    [
      {
        classes: ["road"],
        palette: [
          [128, 64, 128],
          [0, 0, 0],
        ],
      },
      "form",
    ],
    [{ classes: ["road"], palette: "random" }, "form"],
    [{ classes: ["road"], palette: ["red"] }, "form"],
    [{ classes: [] }, "form"],
    [{ id2label: { 0: "road", 5: "car" } }, "0 road, 5 car"],
    [{ id2label: { 0: "road", x: "car" } }, "form"],
    [{ names: ["road", "car"] }, "0 road, 1 car"],
    [{ names: { 0: "road", 2: "car" } }, "0 road, 2 car"],
    [{ names: ["road", 1] }, "form"],
    [{ names: [] }, "form"],
  ] as const) {
    it(`in any file: ${JSON.stringify(data)}`, () => {
      assert.equal(read("x.json", JSON.stringify(data), "search"), expected);
    });
  }

  for (const [data, expected] of [
    [{ road: [128, 64, 128], car: "#00008E" }, "0 road #804080, 1 car #00008e"],
    // Grey colours are the labels of machine masks.
    [{ road: [7, 7, 7], car: [9, 9, 9] }, "7 road, 9 car"],
    [{ road: [7, 7, 7], car: [9, 9, 8] }, "0 road #070707, 1 car #090908"],
    [{ road: "red" }, "form"],
    [{ 0: "road", 2: "car" }, "0 road, 2 car"],
    [{ road: 0, car: "2" }, "0 road, 2 car"],
    [{ road: 0, car: "x" }, "form"],
    [{ road: 0.5 }, "form"],
    [{ 0: 1 }, "form"],
    [["road", "car"], "0 road, 1 car"],
    [[], "form"],
    [{}, "form"],
    [["road", null], "form"],
  ] as const) {
    it(`where the file is called one: ${JSON.stringify(data)}`, () => {
      assert.equal(read("labels.json", JSON.stringify(data), "search"), expected);
      assert.equal(read("x.json", JSON.stringify(data), "file"), expected);
      assert.equal(read("x.json", JSON.stringify(data), "search"), "form");
    });
  }

  it("may begin with a byte order mark, end in capitals, and are refused where they are damaged", () => {
    assert.equal(read("x.JSON", '\uFEFF["road"]'), "0 road");
    assert.equal(read("x.YML", "names: [road]"), "0 road");
    assert.equal(read("x.json", "["), "damaged");
    assert.equal(read("x.yaml", "["), "damaged");
    assert.equal(read("x.json.txt", "["), "form");
  });

  it("name each label once, within 32 bits, in as many rows as a list can have", () => {
    assert.equal(read("x.json", JSON.stringify({ a: 2 ** 31 - 1, b: -(2 ** 31) })), "2147483647 a, -2147483648 b");
    assert.equal(read("x.json", JSON.stringify({ a: 2 ** 31 })), "damaged");
    const message = (text: string): string => {
      const reading = parseClassList({ name: "x.json", text, given: "file" });
      return reading.ok ? "" : reading.message;
    };
    assert.equal(
      message('{"a": 2147483648}'),
      "x.json gives a the label 2147483648, which no mask can hold (32 bits).",
    );
    assert.equal(message('{"a": 1, "b": 1}'), "x.json names label 1 twice: a and b. Keep one of them.");
    const names = (count: number): string => JSON.stringify(Array.from({ length: count }, () => "a"));
    assert.equal(message(names(65_536)), "");
    assert.equal(
      message(names(65_537)),
      "x.json has 65,537 rows, more than the 65,536 of a class list. Name the classes that occur alone, or give none: labels are then classes by their numbers.",
    );
  });
});

describe("files that are called class lists", () => {
  const names = (is: (name: string) => boolean, all: readonly string[]): readonly string[] => all.filter(is);

  it("tell it by a word, or are those of data sets", () => {
    const called = [
      "my_classes.txt",
      "LABELS.csv",
      "a/b/obj.names",
      "codes.txt",
      "palette.json",
      "categories.json",
      "color_map.txt",
      "colour.csv",
      "dataset.json",
      "data.yaml",
      "data.yml",
      "config.json",
      "config_v1.2.json",
      "meta.json",
      "metainfo.json",
    ];
    assert.deepEqual(names(isCalledClassList, called), called);
    const others = [
      "notes.txt",
      "classes/notes.txt",
      "labels\\notes.txt",
      "my_dataset.json",
      "dataset.json.bak",
      "config_x.json",
      "data.json",
      "metadata.json",
    ];
    assert.deepEqual(names(isCalledClassList, others), []);
  });

  it("are called nothing else where no other file has the name", () => {
    const named = [
      "classes.txt",
      "_classes.csv",
      "Labels.TXT",
      "label_colours.txt",
      "a/id2label.json",
      "obj.names",
      "class_dict.csv",
      "dataset_meta.json",
    ];
    assert.deepEqual(names(isNamedClassList, named), named);
    const others = ["my_classes.txt", "classes.md", "classes.txt.gz", "classes", "notes.txt", "labels2.txt"];
    assert.deepEqual(names(isNamedClassList, others), []);
  });
});

describe("a list that begins elsewhere", () => {
  const list = (labels: readonly number[], ignore: readonly number[] = [], color?: string): ClassList => ({
    source: "x",
    classes: labels.map((label) => ({ label, name: `c${label}`, color: color ?? generatedColour(label) })),
    ignore,
  });
  const told = ({ classes, ignore }: ClassList): readonly string[] =>
    classes.map(({ label, name }) => (ignore.includes(label) ? `(${label} ${name})` : `${label} ${name}`));

  it("has its first class there, the others behind it, and the background below where it begins above 0", () => {
    assert.deepEqual(told(listBeginning(list([0, 1, 2], [2]), 1)), ["0 background", "1 c0", "2 c1", "(3 c2)"]);
    assert.deepEqual(told(listBeginning(list([1, 2]), 0)), ["0 c1", "1 c2"]);
    assert.deepEqual(told(listBeginning(list([3, 5]), -1)), ["-1 c3", "1 c5"]);
    assert.deepEqual(told(listBeginning(list([5, 3]), 2)), ["0 background", "4 c5", "2 c3"]);
    assert.equal(listBeginning(list([0, 1]), 1).begins, 1);
    assert.equal(lowestLabel(list([5, 3, 4])), 3);
    assert.equal(lowestLabel(list([])), 0);
  });

  it("keeps 255 where it is, unless the classes reach up to it", () => {
    assert.deepEqual(told(listBeginning(list([0, 1, 255], [255]), 1)), ["0 background", "1 c0", "2 c1", "(255 c255)"]);
    assert.deepEqual(told(listBeginning(list([253, 254, 255], [255]), 252)), [
      "0 background",
      "252 c253",
      "253 c254",
      "(254 c255)",
    ]);
  });

  it("keeps the first of two classes that come to lie on one label", () => {
    assert.deepEqual(told(listBeginning(list([0, 253, 255]), 2)), ["0 background", "2 c0", "255 c253"]);
  });

  it("keeps its own colours, gives others those of the new labels, and the background one that is free", () => {
    const own = listBeginning(list([0, 1], [], "#000000"), 1);
    assert.ok(hasOwnColours(own));
    assert.deepEqual(
      own.classes.map(({ color }) => color),
      ["#7f7f7f", "#000000", "#000000"],
    );
    assert.deepEqual(
      listBeginning(list([0, 1]), 1).classes.map(({ label, color }) => color === generatedColour(label)),
      [true, true, true],
    );
    const named = { ...list([0, 1]), classes: list([0, 1]).classes.map((info) => ({ ...info, name: "background" })) };
    assert.equal(listBeginning(named, 1).classes[0]?.name, "0");
  });

  it("stays found, and of its colour table", () => {
    const { source, colours, found } = listBeginning({ ...list([0]), found: true, colours: "table.csv" }, 1);
    assert.deepEqual([source, colours, found], ["x", "table.csv", true]);
    assert.deepEqual(Object.keys(listBeginning(list([0]), 1)), ["source", "begins", "classes", "ignore"]);
  });
});

describe("generated colours", () => {
  it("are black for 0, Okabe and Ito's for the next, then by golden angles, alike for both signs", () => {
    assert.deepEqual([0, 1, 7, -1, -7].map(generatedColour), ["#000000", "#e69f00", "#cc79a7", "#e69f00", "#cc79a7"]);
    // Label 8 is at 7 golden angles: hue 962.556 - 720 = 242.556 degrees, saturation 0.65, the last lightness, 0.8.
    // CSS: 0.8 - 0.65 x 0.2 x max(-1, min(k - 3, 9 - k, 1)) with k = (n + 8.0852) mod 12 for n = 0, 8, 4.
    const channel = (k: number): string =>
      Math.round(255 * (0.8 - 0.13 * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
        .toString(16)
        .padStart(2, "0");
    assert.equal(generatedColour(8), `#${channel(8.0852)}${channel(4.0852)}${channel(0.0852)}`);
    assert.equal(generatedColour(-8), generatedColour(8));
  });
});
