import assert from "node:assert/strict";
import type { ClassInfo } from "../../../../src/core/document/classList";
import { NO_PREDICTION } from "../../../../src/core/labels/label";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import { className } from "../../../../src/core/reading/className";
import { colourOf } from "../../../../src/core/reading/colourOf";
import { contrast, over, makeStandOut } from "../../../../src/core/reading/contrast";
import { isIgnoreNumber, UNKNOWN_COLOURS } from "../../../../src/core/reading/ignoreLabels";
import { labelForm } from "../../../../src/core/reading/labelForm";
import { regionWords, isOverlapping } from "../../../../src/core/reading/labelRegions";
import { occurringLabels } from "../../../../src/core/reading/occurringLabels";
import { pooledByForm, pooledImages } from "../../../../src/core/reading/pooledImages";
import { scoreLevel } from "../../../../src/core/reading/scoreLevel";
import { COLOUR, entry, GREY, withoutPrediction } from "../check/entries";

const HIGHEST = 2 ** 31 - 1;

describe("images that are pooled", () => {
  it("are those that are stored alike, with labels of one form; those without a prediction apart", () => {
    const bits = (of: number): MaskFacts => ({ ...GREY, bits: of });
    const levels: MaskFacts = { format: "NPY", kind: "grey", bits: 8, scores: { kind: "levels" } };
    const images = [
      entry([[0, 0, 1]]),
      entry([[0, 0, 2]]),
      entry([[0, 1, 4]]),
      entry([[0, 0, 8]], { target: bits(1) }),
      entry([[0, 0, 16]], { prediction: levels }),
      entry([[0, 0, 32]], { target: COLOUR }),
      withoutPrediction(entry([[0, NO_PREDICTION, 64]])),
    ];
    const sums = (of: typeof images): readonly number[] =>
      of.map(({ counts }) => counts.pixels.reduce((a, b) => a + b, 0));
    assert.deepEqual(sums([...pooledByForm(images)]), [3, 4, 8, 16, 32, 64]);
    assert.deepEqual(sums([...pooledImages(images)]), [3, 4, 8, 16, 32]);
  });

  it("hold the labels of both sides, packed colours apart, and no missing prediction", () => {
    const found = occurringLabels([
      entry([
        [0, 255, 1],
        [256, -1, 1],
        [-7, 3, 1],
      ]),
      entry([[0xff, 0x10000, 1]], { target: COLOUR, prediction: COLOUR }),
      withoutPrediction(entry([[5, NO_PREDICTION, 1]])),
    ]);
    const sorted = (labels: ReadonlySet<number>): readonly number[] => [...labels].sort((a, b) => a - b);
    assert.deepEqual(sorted(found.target.plain), [-7, 0, 5, 256]);
    assert.deepEqual(sorted(found.target.colours), [255]);
    assert.deepEqual(sorted(found.prediction.plain), [-1, 3, 255]);
    assert.deepEqual(sorted(found.prediction.colours), [0x10000]);
  });
});

describe("numbers that stand for ignore", () => {
  it("are 255, and those below 0 that no colour is read as", () => {
    const told = [254, 255, 256, 0, -1, -100, UNKNOWN_COLOURS + 1, UNKNOWN_COLOURS, UNKNOWN_COLOURS - 1, -HIGHEST];
    assert.deepEqual(told.filter(isIgnoreNumber), [255, -1, -100, UNKNOWN_COLOURS + 1]);
    assert.equal(UNKNOWN_COLOURS, -16_777_216);
  });

  it("make a form with the labels beside them", () => {
    for (const [labels, form] of [
      [[], "zero"],
      [[-5], "zero"],
      [[0, 1, -1], "one"],
      [[1], "one"],
      [[0, 255], "white"],
      [[255], "allWhite"],
      [[1, 255], "other"],
      [[2], "other"],
    ] as const)
      assert.equal(labelForm(labels), form);
    assert.equal(labelForm([0xffffff, 0], true), "white");
    assert.equal(labelForm([0x010101], true), "one");
    assert.equal(labelForm([0x010100], true), "other");
  });
});

describe("levels of scores", () => {
  it("are 256, none of them 1, parted at the threshold", () => {
    const at = (threshold: number, scores: readonly number[]): readonly number[] =>
      scores.map(scoreLevel(threshold, threshold));
    assert.deepEqual(at(0.5, [-1, 0, 1 / 256, 2 / 256, 0.499, 0.5, 1, 2]), [0, 0, 0, 2, 127, 128, 255, 255]);
    assert.deepEqual(at(0.501, [0.5, 0.5005, 0.501, 0.502]), [128, 128, 129, 129]);
    assert.deepEqual(at(1 / 512, [0, 1 / 512, 1 / 256]), [0, 2, 2]);
    assert.deepEqual(at(1, [0.9999, 1]), [254, 255]);
  });
});

describe("the colour of a value", () => {
  it("is stretched grey of up to 8 bits, the palette's, or itself", () => {
    const grey = (bits: number, value: number, format = "PNG") => colourOf({ format, kind: "grey", bits }, value);
    assert.deepEqual([grey(1, 1), grey(2, 1), grey(4, 1), grey(8, 1)], [0xffffff, 0x555555, 0x111111, 0x010101]);
    assert.deepEqual(
      [grey(1, 2), grey(8, 256), grey(8, -1), grey(9, 1), grey(8, 1, "NPY"), grey(8, 1, "NPZ")],
      Array(6).fill(undefined),
    );
    const palette: MaskFacts = { format: "PNG", kind: "palette", bits: 8, palette: "010203fffffe" };
    assert.deepEqual(
      [0, 1, 2].map((value) => colourOf(palette, value)),
      [0x010203, 0xfffffe, undefined],
    );
    assert.equal(colourOf({ format: "PNG", kind: "palette", bits: 8 }, 0), undefined);
    assert.equal(colourOf(COLOUR, 5), 5);
  });
});

describe("the contrast of colours", () => {
  it("is WCAG's, from 1 to 21", () => {
    assert.equal(contrast("#000000", "#ffffff"), 21);
    assert.equal(contrast("#777777", "#777777"), 1);
    // The dark end is linear: 10 / 255 / 12.92 = 0.0030353.
    assert.equal(contrast("#0a0a0a", "#000000").toFixed(5), ((0.0030353 + 0.05) / 0.05).toFixed(5));
    assert.equal(contrast("#ff0000", "#000000").toFixed(4), ((0.2126 + 0.05) / 0.05).toFixed(4));
    assert.equal(contrast("#00ff00", "#000000").toFixed(4), ((0.7152 + 0.05) / 0.05).toFixed(4));
    assert.equal(contrast("#0000ff", "#000000").toFixed(4), ((0.0722 + 0.05) / 0.05).toFixed(4));
  });

  it("is three at least of a colour that stands out, darker on light ground and lighter on dark", () => {
    assert.equal(makeStandOut("#a00000", "#dcdcdc"), "#a00000");
    assert.equal(makeStandOut("#000000", "#000001"), "#666666");
    assert.equal(makeStandOut("#ffffff", "#fefefe"), "#8c8c8c");
    for (const [color, ground] of [
      ["#808080", "#757575"],
      ["#808080", "#777777"],
      ["#ffff00", "#ffffff"],
      ["#000080", "#101010"],
    ] as const)
      assert.ok(contrast(makeStandOut(color, ground), ground) >= 3, `${color} ${ground}`);
  });

  it("is that of what a translucent colour looks like", () => {
    assert.equal(over("#ff0000", 0.5, "#0000ff"), "#800080");
    assert.equal(over("#ff0102", 0, "#030405"), "#030405");
    assert.equal(over("#ff0102", 1, "#030405"), "#ff0102");
  });
});

describe("the name of a class in a sentence", () => {
  it("is its own, or its label where it has none but its number", () => {
    const classes: readonly ClassInfo[] = [
      { label: 7, name: "car", color: "" },
      { label: 8, name: "", color: "" },
      { label: 9, name: "9", color: "" },
      { label: 10, name: "11", color: "" },
    ];
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((index) => className({ classes }, index)),
      ["car", "class 8", "class 9", "11", "class number 4"],
    );
  });
});

describe("regions in words", () => {
  it("are named with their labels, and overlap where a label is in two", () => {
    const regions = [
      { name: "whole", labels: [1, 2] },
      { name: "core", labels: [3] },
    ];
    assert.deepEqual(regionWords(regions), ["regions of labels: whole = 1+2, core = 3"]);
    assert.deepEqual(regionWords([...regions, { name: "x", labels: [3] }]), [
      "regions of labels that overlap: whole = 1+2, core = 3, x = 3",
    ]);
    assert.deepEqual([regionWords(undefined), regionWords([])], [[], []]);
    assert.equal(isOverlapping(regions), false);
    assert.equal(isOverlapping([...regions, { name: "x", labels: [3] }]), true);
    assert.equal(isOverlapping([{ name: "x", labels: [3, 3] }]), false);
  });
});
