import assert from "node:assert/strict";
import fc from "fast-check";
import { BUILT_IN_REGIONS } from "../../../../src/core/classLists/builtInRegions";
import { readRegions } from "../../../../src/core/classLists/regionForms";

const TUMOUR = [
  { name: "whole tumor", labels: [1, 2, 3] },
  { name: "tumor core", labels: [2, 3] },
  { name: "enhancing tumor", labels: [3] },
];

describe("files of regions", () => {
  it("are nnU-Net's dataset.json, without its background and with its ignore label", () => {
    const labels = {
      background: 0,
      "whole tumor": [1, 2, 3],
      "tumor core": [2, 3],
      "enhancing tumor": 3,
      ignore: 4,
    };
    const dataset = { channel_names: { "0": "T1" }, labels, regions_class_order: [1, 2, 3], file_ending: ".nii.gz" };
    assert.deepEqual(readRegions(JSON.stringify(dataset), "dataset.json"), { ok: true, regions: TUMOUR, ignore: [4] });
  });

  it("are panoptica's groups as it saves them", () => {
    const groups = `!SegmentationClassGroups
groups:
  whole tumor: !LabelMergeGroup
    single_instance: false
    value_labels: [1, 2, 3]
  tumor core: !LabelGroup
    single_instance: false
    value_labels:
    - 2
    - 3
  enhancing tumor: !LabelGroup
    value_labels: [3]
    single_instance: true
`;
    const wanted = { ok: true, regions: TUMOUR, ignore: [] };
    assert.deepEqual(readRegions(groups, "groups.yaml"), wanted);
    const evaluator = `!Panoptica_Evaluator\nexpected_input: x\nsegmentation_class_groups: ${groups.replaceAll("\n", "\n  ")}\n`;
    assert.deepEqual(readRegions(evaluator, "evaluator.yml"), wanted);
  });

  it("are names with labels", () => {
    assert.deepEqual(readRegions('{"a": [1, 2, 2], "b": 2, "c": ["-1"]}', "x.json"), {
      ok: true,
      regions: [
        { name: "a", labels: [1, 2] },
        { name: "b", labels: [2] },
        { name: "c", labels: [-1] },
      ],
      ignore: [],
    });
    assert.deepEqual(readRegions("a: [1, 2]\nb: 2\n", "x.yml"), readRegions('{"a": [1, 2], "b": 2}', "x.json"));
  });

  for (const text of [
    "",
    "[]",
    "{}",
    "1",
    '{"a": []}',
    '{"a": [1.5]}',
    '{"a": ["x"]}',
    '{"a": [1], "b": {}}',
    '{" ": 1}',
    '{"groups": {"a": {}}}',
    '{"labels": {"a": [99999999999]}}',
    "[".repeat(100_000),
    `{"a":${" ".repeat(5_000_000)}1}`,
  ])
    it(`are not ${text.slice(0, 30)}`, () => {
      assert.ok(!readRegions(text, "x.json").ok);
    });

  it("never throw, whatever they hold", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        assert.equal(typeof readRegions(JSON.stringify(value), "x.json").ok, "boolean");
        assert.equal(typeof readRegions(text, "x.yml").ok, "boolean");
      }),
    );
  });

  it("need none for Cityscapes, whose categories are those of its scripts", () => {
    assert.deepEqual(BUILT_IN_REGIONS["Cityscapes categories"], [
      { name: "flat", labels: [0, 1] },
      { name: "construction", labels: [2, 3, 4] },
      { name: "object", labels: [5, 6, 7] },
      { name: "nature", labels: [8, 9] },
      { name: "sky", labels: [10] },
      { name: "human", labels: [11, 12] },
      { name: "vehicle", labels: [13, 14, 15, 16, 17, 18] },
    ]);
    assert.deepEqual(BUILT_IN_REGIONS["Cityscapes categories of label ids"]?.[6], {
      name: "vehicle",
      labels: [26, 27, 28, 31, 32, 33],
    });
  });
});
