import assert from "node:assert/strict";
import { generatedColour } from "../../../../src/core/classLists/generatedColours";
import { parseClassList } from "../../../../src/core/classLists/parseClassList";

type Expected = readonly (readonly [label: number, name: string, color?: string])[];

const ROAD_CAR: Expected = [
  [0, "road"],
  [1, "car"],
];
const COLOURED: Expected = [
  [0, "road", "#804080"],
  [1, "car", "#00008e"],
];

const FORMS: readonly (readonly [form: string, file: string, text: string, classes: Expected])[] = [
  ["one name a line", "classes.txt", "road\ncar\n", ROAD_CAR],
  [
    "one name a line, with blank lines, comments and Windows ends",
    "labels.txt",
    "\uFEFF# classes\r\nroad\r\n\r\ncar\r\n",
    ROAD_CAR,
  ],
  [
    "one name a line, names of two words",
    "codes.txt",
    "traffic light\nbed 2\n",
    [
      [0, "traffic light"],
      [1, "bed 2"],
    ],
  ],
  [
    "id name",
    "labels.txt",
    "0 road\n7 traffic light\n",
    [
      [0, "road"],
      [7, "traffic light"],
    ],
  ],
  ["id: name", "classes.txt", "0: road\n1: car", ROAD_CAR],
  ["R G B name", "label_colors.txt", "128 64 128\t\troad\n0 0 142\tcar", COLOURED],
  ["R G B name with a header", "x.txt", "r,g,b,name\n128 64 128\troad\n0 0 142\tcar", COLOURED],
  ["name,r,g,b", "class_dict.csv", "name,r,g,b\nroad,128,64,128\ncar,0,0,142", COLOURED],
  ["name,r,g,b without a header", "x.csv", "road, 128, 64, 128\ncar, 0, 0, 142", COLOURED],
  [
    "labelmap of CVAT",
    "labelmap.txt",
    "# label:color_rgb:parts:actions\nroad:128,64,128::\ncar:0,0,142:wheel,door:drive",
    COLOURED,
  ],
  ["_classes.csv", "_classes.csv", "Pixel Value, Class\n0, road\n1, car", ROAD_CAR],
  [
    "a table with a header: label, name, colour",
    "classes.csv",
    "label,name,color\n0,road,#804080\n1,car,#00008E",
    COLOURED,
  ],
  ["a table whose names are called labels", "x.csv", "label;color\nroad;804080\ncar;00008e", COLOURED],
  ["a table with labels and channels", "x.csv", "id,class,red,green,blue\n0,road,128,64,128\n1,car,0,0,142", COLOURED],
  [
    "ADE20K's table",
    "objectInfo150.txt",
    "Idx\tRatio\tTrain\tVal\tStuff\tName\n0\t0.1576\t11664\t1172\t1\troad\n1\t0.1072\t6046\t612\t1\tcar",
    ROAD_CAR,
  ],
  ["JSON name to label", "classes.json", '{"road": 0, "car": 1}', ROAD_CAR],
  ["JSON label to name", "classes.json", '{"0": "road", "1": "car"}', ROAD_CAR],
  ["JSON list of names", "classes.json", '["road", "car"]', ROAD_CAR],
  ["nnU-Net version 2", "dataset.json", '{"labels": {"road": 0, "car": 1}, "file_ending": ".png"}', ROAD_CAR],
  ["nnU-Net version 1", "dataset.json", '{"labels": {"0": "road", "1": "car"}, "numTraining": 3}', ROAD_CAR],
  [
    "Supervisely machine colours",
    "obj_class_to_machine_color.json",
    '{"road": [1, 1, 1], "car": [2, 2, 2]}',
    [
      [1, "road"],
      [2, "car"],
    ],
  ],
  ["JSON name to colour", "colors.json", '{"road": [128, 64, 128], "car": "#00008E"}', COLOURED],
  [
    "Datumaro's dataset_meta.json",
    "dataset_meta.json",
    '{"label_map": {"0": "road", "1": "car"}, "segmentation_colors": [[128, 64, 128], [0, 0, 142]], "background_label": "0"}',
    COLOURED,
  ],
  ["Datumaro's dataset_meta.json of labels alone", "dataset_meta.json", '{"labels": ["road", "car"]}', ROAD_CAR],
  [
    "Datumaro's annotations",
    "default.json",
    '{"info": {}, "categories": {"label": {"labels": [{"name": "road", "parent": ""}, {"name": "car"}]}, "mask": {"colormap": [{"label_id": 0, "r": 128, "g": 64, "b": 128}, {"label_id": 1, "r": 0, "g": 0, "b": 142}]}}, "items": []}',
    COLOURED,
  ],
  [
    "COCO's instances",
    "instances_val.json",
    '{"images": [], "annotations": [], "categories": [{"id": 0, "name": "road", "supercategory": "x"}, {"id": 1, "name": "car"}]}',
    ROAD_CAR,
  ],
  [
    "COCO's panoptic categories",
    "panoptic_val.json",
    '{"categories": [{"id": 0, "name": "road", "isthing": 0, "color": [128, 64, 128]}, {"id": 1, "name": "car", "color": [0, 0, 142]}]}',
    COLOURED,
  ],
  [
    "Supervisely's meta.json",
    "meta.json",
    '{"classes": [{"title": "road", "shape": "bitmap", "color": "#804080", "id": 9001}, {"title": "car", "color": "#00008E"}], "tags": []}',
    COLOURED,
  ],
  [
    "Mapillary's config.json",
    "config.json",
    '{"labels": [{"color": [128, 64, 128], "name": "a--road", "readable": "road", "evaluate": true}, {"color": [0, 0, 142], "readable": "car", "evaluate": true}]}',
    COLOURED,
  ],
  [
    "mmsegmentation's metainfo",
    "metainfo.json",
    '{"metainfo": {"classes": ["road", "car"], "palette": [[128, 64, 128], [0, 0, 142]]}}',
    COLOURED,
  ],
  ["classes without a palette", "x.json", '{"CLASSES": ["road", "car"]}', ROAD_CAR],
  [
    "Cityscapes' table",
    "labels.csv",
    "name,id,trainId,category,catId,hasInstances,ignoreInEval,color\nroad,0,0,flat,1,False,False,#804080\ncar,1,13,vehicle,7,True,False,#00008e",
    COLOURED,
  ],
  ["id2label of Hugging Face", "config.json", '{"model_type": "x", "id2label": {"0": "road", "1": "car"}}', ROAD_CAR],
];

describe("a class list is read from", () => {
  for (const [form, name, text, classes] of FORMS) {
    it(form, () => {
      const reading = parseClassList({ name, text, given: "search" });
      assert.ok(reading.ok);
      assert.deepEqual(
        reading.list.classes,
        classes.map(([label, className, color]) => ({
          label,
          name: className,
          color: color ?? generatedColour(label),
        })),
      );
      assert.deepEqual([reading.list.ignore, reading.list.source], [[], name]);
    });
  }

  for (const [form, names] of [
    ["list", "names: [road, car]"],
    ["sequence", "names:\n- road\n- car"],
    ["map", "names:\n  0: road\n  1: 'car'"],
  ] as const) {
    it(`YAML names as a ${form}`, () => {
      const reading = parseClassList({ name: "data.yaml", text: `nc: 2\n${names}\n`, given: "search" });
      assert.deepEqual(reading.ok && reading.list.classes.map(({ label, name }) => [label, name]), ROAD_CAR);
    });
  }
});

describe("a class list of regions", () => {
  const WANTED = {
    classes: [
      [0, "background"],
      [1, "1"],
      [2, "2"],
      [4, "ET"],
    ],
    regions: [
      { name: "WT", labels: [1, 2, 4] },
      { name: "TC", labels: [1, 4] },
      { name: "ET", labels: [4] },
    ],
  };
  const read = (name: string, text: string) => {
    const reading = parseClassList({ name, text, given: "search" });
    assert.ok(reading.ok, reading.ok ? "" : reading.message);
    const { classes, regions, ignore } = reading.list;
    return { classes: classes.map(({ label, name }) => [label, name]), regions, ignore };
  };

  it("is nnU-Net's dataset.json, with a class for each label of its regions and its ignore label", () => {
    const labels = { background: 0, WT: [1, "2", 4], TC: ["1", 4], ET: 4, ignore: 5 };
    const dataset = { channel_names: { "0": "T1" }, labels, regions_class_order: [2, 1, 4], file_ending: ".nii.gz" };
    const { classes, ...found } = read("dataset.json", JSON.stringify(dataset));
    assert.deepEqual(found, { regions: WANTED.regions, ignore: [5] });
    assert.deepEqual(classes, [...WANTED.classes, [5, "ignore"]]);
  });

  it("is panoptica's groups, alone and in the configuration of an evaluator", () => {
    const groups = [
      "groups:",
      "  WT: !LabelMergeGroup",
      "    single_instance: false",
      "    value_labels: [1, 2, 4]",
      "  TC: !LabelMergeGroup {single_instance: false, value_labels: [1, 4]}",
      "  ET: !LabelGroup",
      "    single_instance: true",
      "    value_labels:",
      "    - 4",
    ];
    assert.deepEqual(read("groups.yaml", ["!SegmentationClassGroups", ...groups].join("\n")), {
      ...WANTED,
      ignore: [],
    });
    const evaluator = [
      "!Panoptica_Evaluator",
      "edge_case_handler: !EdgeCaseHandler",
      "  empty_list_std: !EdgeCaseResult NAN",
      "  listmetric_zeroTP_handling:",
      "    !Metric DSC: !MetricZeroTPEdgeCaseHandling {empty_prediction_result: !EdgeCaseResult ZERO,",
      "      normal: !EdgeCaseResult ZERO}",
      "    !Metric NSD: !MetricZeroTPEdgeCaseHandling {normal: !EdgeCaseResult INF}",
      "global_metrics: [!Metric DSC,!Metric NSD]",
      "segmentation_class_groups: !SegmentationClassGroups",
      ...groups.map((line) => `  ${line}`),
      "verbose: false",
    ];
    assert.deepEqual(read("evaluator.yml", evaluator.join("\n")), { ...WANTED, ignore: [] });
  });

  it("has none where every list is of one label, as nnU-Net reads it", () => {
    const text = '{"labels": {"background": [0], "b": [2], "a": [1]}, "numTraining": 1}';
    assert.deepEqual(read("dataset.json", text), {
      classes: [
        [0, "background"],
        [1, "a"],
        [2, "b"],
      ],
      regions: undefined,
      ignore: [],
    });
  });
});

describe("a class list", () => {
  it("ignores a class called void, and nnU-Net's ignore", () => {
    const camVid = parseClassList({ name: "label_colors.txt", text: "128 64 128 Road\n0 0 0 Void", given: "search" });
    assert.deepEqual(camVid.ok && camVid.list.ignore, [1]);
    const mapillary = parseClassList({
      name: "config.json",
      text: '{"labels": [{"color": [0, 0, 0], "readable": "Ego Vehicle", "evaluate": false}]}',
      given: "search",
    });
    assert.deepEqual(mapillary.ok && mapillary.list.ignore, [0]);
    const nnUNet = parseClassList({
      name: "dataset.json",
      text: '{"labels": {"void": 0, "car": 1, "ignore": 2}, "file_ending": ".png"}',
      given: "search",
    });
    assert.deepEqual(nnUNet.ok && nnUNet.list.ignore, [2]);
  });

  const REFUSED: readonly (readonly [what: string, file: string, text: string, message: RegExp])[] = [
    ["names a label twice", "labels.txt", "1 road\n1 car", /labels\.txt names label 1 twice: road and car/],
    ["is not valid JSON", "classes.json", "{", /not valid JSON/],
    ["has a label beyond 32 bits", "classes.json", '{"road": 99999999999}', /no mask can hold/],
    ["has a colour beyond 255", "class_dict.csv", "name,r,g,b\nroad,300,0,0", /none of the forms/],
    [
      "has a region of something else than labels",
      "dataset.json",
      '{"labels": {"a": 0, "b": [1, "x"]}, "file_ending": ".png"}',
      /defines a region by something else than whole numbers/,
    ],
    [
      "is a table with a colour that is none",
      "classes.csv",
      "label,name,color\n0,road,#80408\n1,car,#00008e",
      /none of the forms/,
    ],
    [
      "is a table with a cell too many",
      "classes.csv",
      "label,name,color\n0,road,#804080,x\n1,car,#00008e",
      /none of the forms/,
    ],
    ["is a table without known columns", "classes.csv", "a,b,c\nroad,car,bus", /none of the forms/],
    ["is empty", "classes.txt", "", /none of the forms/],
    ["has more lines than any list", "classes.txt", "a\n".repeat((1 << 16) + 1), /too long for a class list/],
    ["is longer than any list", "data.yaml", `names: [${"a, ".repeat(400_000)}]`, /too long for a class list/],
    ["has a line longer than any of a list", "classes.txt", `road\n${"a ".repeat(1001)}`, /none of the forms/],
  ];
  for (const [what, name, text, message] of REFUSED) {
    it(`that ${what} is refused with the reason`, () => {
      const reading = parseClassList({ name, text, given: "file" });
      assert.ok(!reading.ok);
      assert.match(reading.message, message);
    });
  }
});

describe("looking for a class list passes over", () => {
  const OTHERS: readonly (readonly [what: string, file: string, text: string])[] = [
    ["notes", "README.txt", "Masks of the second run.\nSee the wiki."],
    ["lists of files", "labels.txt", "train/0001.png\ntrain/0002.png"],
    ["metrics", "metrics.json", '{"epoch": 3, "step": 100}'],
    ["boxes", "0001.txt", "0 0.5 0.5 0.1 0.2"],
    ["polygons", "a_gtFine_polygons.json", '{"imgHeight": 1024, "objects": [{"label": "road"}]}'],
  ];
  for (const [what, name, text] of OTHERS) {
    it(`${what} (${name})`, () => {
      assert.equal(parseClassList({ name, text, given: "search" }).ok, false);
    });
  }
});
