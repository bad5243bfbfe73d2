import assert from "node:assert/strict";
import { BUILT_IN_LISTS } from "../../../../src/core/classLists/builtInLists";
import {
  CITYSCAPES_LABEL_IDS,
  CITYSCAPES_TRAIN_IDS,
  LABEL_IDS_TO_TRAIN_IDS,
  TRAIN_IDS_TO_LABEL_IDS,
} from "../../../../src/core/classLists/cityscapes";
import { generatedColour } from "../../../../src/core/classLists/generatedColours";
import { relabeller } from "../../../../src/core/reading/relabelling";

/** Rows picked from the data sets' own files: first and last class, and what is ignored. */
const KNOWN: Readonly<
  Record<
    string,
    readonly [classes: number, ignore: readonly number[], ...rows: readonly (readonly [number, string, string])[]]
  >
> = {
  "Cityscapes label ids": [
    35,
    [0, 1, 2, 3, 4, 5, 6, 9, 10, 14, 15, 16, 18, 29, 30, -1],
    [7, "road", "#804080"],
    [33, "bicycle", "#770b20"],
    [-1, "license plate", "#00008e"],
  ],
  "Cityscapes train ids": [19, [255], [0, "road", "#804080"], [13, "car", "#00008e"], [18, "bicycle", "#770b20"]],
  "PASCAL VOC": [
    21,
    [255],
    [0, "background", "#000000"],
    [1, "aeroplane", "#800000"],
    [15, "person", "#c08080"],
    [20, "tvmonitor", "#004080"],
  ],
  ADE20K: [150, [0], [1, "wall", "#787878"], [150, "flag", "#5c00ff"]],
  "ADE20K with reduced zero label": [
    150,
    [255],
    [0, "wall", "#787878"],
    [12, "person", "#96053d"],
    [149, "flag", "#5c00ff"],
  ],
  CamVid: [32, [30], [0, "Animal", "#408040"], [30, "Void", "#000000"], [31, "Wall", "#40c000"]],
  // As SegNet's tutorial has them.
  "CamVid 11": [
    12,
    [11],
    [0, "Sky", "#808080"],
    [1, "Building", "#800000"],
    [2, "Pole", "#c0c080"],
    [3, "Road", "#804080"],
    [4, "Pavement", "#3c28de"],
    [5, "Tree", "#808000"],
    [6, "SignSymbol", "#c08080"],
    [7, "Fence", "#404080"],
    [8, "Car", "#400080"],
    [9, "Pedestrian", "#404000"],
    [10, "Bicyclist", "#0080c0"],
    [11, "Void", "#000000"],
  ],
};

describe("the built-in class list", () => {
  for (const { source, classes, ignore } of BUILT_IN_LISTS) {
    it(`${source} is the data set's own`, () => {
      const [count, ignored, ...rows] = KNOWN[source] ?? [0, []];
      assert.equal(classes.length, count);
      assert.equal(new Set(classes.map(({ label }) => label)).size, count, "every label once");
      assert.deepEqual(ignore, ignored);
      for (const [label, name, color] of rows) {
        assert.deepEqual(
          classes.find((info) => info.label === label),
          { label, name, color },
        );
      }
    });
  }
});

describe("Cityscapes ids", () => {
  it("go from train ids to label ids and back by name", () => {
    const toLabel = relabeller([TRAIN_IDS_TO_LABEL_IDS]);
    const toTrain = relabeller([LABEL_IDS_TO_TRAIN_IDS]);
    for (const { label, name } of CITYSCAPES_TRAIN_IDS.classes) {
      assert.equal(CITYSCAPES_LABEL_IDS.classes.find((info) => info.label === toLabel(label))?.name, name);
      assert.equal(toTrain(toLabel(label)), label);
    }
  });

  it("that are ignored stay ignored", () => {
    assert.deepEqual(new Set(CITYSCAPES_LABEL_IDS.ignore.map(relabeller([LABEL_IDS_TO_TRAIN_IDS]))), new Set([255]));
    assert.equal(CITYSCAPES_LABEL_IDS.ignore.includes(relabeller([TRAIN_IDS_TO_LABEL_IDS])(255)), true);
  });
});

describe("generated colours", () => {
  it("differ for the labels of any ordinary list", () => {
    const colors = Array.from({ length: 151 }, (_, label) => generatedColour(label));
    assert.equal(new Set(colors).size, colors.length);
  });

  it("are colours for every label that a mask can hold", () => {
    for (const label of [-1, 255, 65535, 2 ** 31 - 1, -(2 ** 31)])
      assert.match(generatedColour(label), /^#[0-9a-f]{6}$/);
  });
});
