import assert from "node:assert/strict";
import { choiceOption } from "../../../../src/core/check/choiceOption";

describe("the option for choices", () => {
  it("names every label to ignore, and that there is none", () => {
    assert.equal(choiceOption({ ignore: [0, 255] }), "--ignore 0 --ignore 255");
    assert.equal(choiceOption({ ignore: [-1] }), "--ignore=-1");
    assert.equal(choiceOption({ ignore: [] }), "--ignore none");
  });

  it("is none where it would be a line that nobody types", () => {
    const labels = Array.from({ length: 300 }, (_, label) => 1000 + label);
    assert.equal(choiceOption({ ignore: labels }), undefined);
    assert.equal(choiceOption({ ignore: labels.slice(0, 100) })?.length, 100 * "--ignore 1000 ".length - 1);
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

  for (const [apply, option] of [
    [{ missing: "count" }, "--missing count"],
    [{ leftOut: [3, -1] }, "--leave-out 3 --leave-out=-1"],
    [{ palettes: "colours" }, "--palettes colours"],
    [{ threshold: 0.25 }, "--threshold 0.25"],
    [{ merges: [{ labels: [1, 2], name: "lesion" }] }, "--merge 1,2=lesion"],
    [
      {
        merges: [
          { labels: [3], name: "a b" },
          { labels: [4], name: "c" },
        ],
      },
      '--merge "3=a b" --merge 4=c',
    ],
    [{ classList: { source: "a.txt", begins: 1, classes: [], ignore: [] } }, "--classes a.txt --classes-begin 1"],
    [{ classList: { source: "a.txt", begins: -1, classes: [], ignore: [] } }, "--classes a.txt --classes-begin=-1"],
    [{ files: { variant: { target: "labelIds" } } }, "--target-kind labelIds"],
    [{ files: { variant: { prediction: "color" } } }, "--prediction-kind color"],
    [{ files: { variant: { target: "a", prediction: "b" } } }, "--target-kind a --prediction-kind b"],
    [{ files: { affixes: { target: "*_a", prediction: "b*" } } }, '--target-affixes "*_a" --prediction-affixes "b*"'],
    [{ files: { letterCase: "ignored" } }, "--ignore-case"],
    [{ files: { npzArray: "mask" } }, "--npz-array mask"],
    [{ files: { channels: "last", scores: "argmax" } }, "--channels last --scores argmax"],
    [{ ignore: [1], missing: "count", subset: undefined }, "--ignore 1 --missing count"],
    [{ relabelling: { prediction: [{ kind: "reduceZero" }], target: [] } }, "--relabel prediction:reduce_zero_label"],
    [{ groups: { kind: "pattern", pattern: "a b" } }, '--groups "a b"'],
  ] as const) {
    it(`writes ${JSON.stringify(apply)} as ${option}`, () => {
      assert.equal(choiceOption(apply), option);
    });
  }

  it("is none where a choice has no option", () => {
    assert.equal(choiceOption({ subset: { kind: "text", text: "a" } }), undefined);
    assert.equal(choiceOption({ ignore: [1], files: {} }), undefined);
    assert.equal(choiceOption({}), undefined);
    assert.equal(choiceOption({ ignore: "auto", missing: "count" }), undefined);
    assert.equal(choiceOption({ leftOut: [] }), undefined);
    assert.equal(choiceOption({ files: { severalMasks: "union", resize: "nearest" } }), undefined);
  });
});
