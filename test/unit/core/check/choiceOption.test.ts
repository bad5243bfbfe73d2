import assert from "node:assert/strict";
import { choiceOption } from "../../../../src/core/check/choiceOption";

describe("the option for choices", () => {
  it("names every label to ignore, and that there is none", () => {
    assert.equal(choiceOption({ ignore: [0, 255] }), "--ignore 0 --ignore 255");
    assert.equal(choiceOption({ ignore: [-1] }), "--ignore=-1");
    assert.equal(choiceOption({ ignore: [] }), "--ignore none");
  });

  it("writes steps of both sides once, others a side, and that there are none", () => {
    assert.equal(
      choiceOption({ relabelling: { prediction: [{ kind: "foreground" }], target: [{ kind: "foreground" }] } }),
      "--relabel foreground",
    );
    assert.equal(
      choiceOption({ relabelling: { prediction: [{ kind: "shift", by: -1 }], target: [{ kind: "divide", by: 256 }] } }),
      "--relabel target:div:256 --relabel prediction:-1",
    );
    assert.equal(
      choiceOption({ relabelling: { prediction: [{ kind: "shift", by: 1 }], target: [{ kind: "shift", by: 1 }] } }),
      "--relabel target:+1 --relabel prediction:+1",
    );
    assert.equal(choiceOption({ relabelling: { prediction: [], target: [] } }), "--relabel none");
  });

  it("quotes names as a shell takes them", () => {
    assert.equal(
      choiceOption({ classList: { source: "Cityscapes label ids", classes: [], ignore: [] } }),
      '--classes "Cityscapes label ids"',
    );
    assert.equal(
      choiceOption({ classList: { source: "/a/it's $x", classes: [], ignore: [] } }),
      "--classes '/a/it'\\''s $x'",
    );
  });

  it("names the groups of images", () => {
    assert.equal(choiceOption({ groups: { kind: "folder" } }), "--groups folder");
    assert.equal(choiceOption({ groups: { kind: "pattern", pattern: "^(p\\d+)_" } }), "--groups '^(p\\d+)_'");
  });

  it("names what is done with files, patterns in quotes", () => {
    assert.equal(
      choiceOption({ files: { resize: "nearest", zeroPadding: "ignored" } }),
      "--resize --ignore-zero-padding",
    );
    assert.equal(choiceOption({ files: { affixes: { target: "*_labelIds" } } }), '--target-affixes "*_labelIds"');
  });

  it("is none where a choice has no option", () => {
    assert.equal(choiceOption({ subset: { kind: "text", text: "a" } }), undefined);
    assert.equal(choiceOption({ ignore: [1], files: {} }), undefined);
    assert.equal(choiceOption({}), undefined);
  });
});
