import assert from "node:assert/strict";
import { checkProblems } from "../../../../src/core/check/checkProblems";
import { findingText } from "../../../../src/core/check/findingText";
import { movesFigures } from "../../../../src/core/check/movesFigures";
import { shownLabels } from "../../../../src/core/check/shownLabels";
import type { LabelRow } from "../../../../src/core/check/labelRows";
import type { Choices } from "../../../../src/core/document/choices";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import { NO_PREDICTION } from "../../../../src/core/labels/label";
import type { Finding } from "../../../../src/core/reading/finding";
import { COLOUR, entry, reportOf, withoutPrediction, type Row } from "./entries";
import { wholeFindings } from "./whole";
import { upTo } from "./scenes";

const GOOD: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 40],
  [0, 1, 10],
];

const ids = (images: readonly ImageEntry[], of: RegExp, report: Partial<Report> = {}): readonly string[] =>
  wholeFindings(images, of, { report }).map(({ id }) => id);

describe("of images that hold nothing", () => {
  const nothing = (name: string): ImageEntry => entry([], { name });

  it("no label is said, and they are not empty targets", () => {
    assert.deepEqual(ids([nothing("a"), nothing("b")], /constant|emptyTargets/), []);
    const whole = (name: string): ImageEntry => entry([[0, 7, 50]], { name });
    assert.deepEqual(ids([whole("a"), whole("b")], /constant/), ["constantPredictions"], "one label on both sides");
    const [found] = wholeFindings([nothing("a"), entry(GOOD, { name: "b" })], /voidOnly/);
    assert.deepEqual(found?.images, ["a"]);
  });
});

describe("of targets without predictions", () => {
  const alone = withoutPrediction(entry([[0, NO_PREDICTION, 50], [1, NO_PREDICTION, 50]], { name: "t" })); // prettier-ignore

  it("it is not said that all predictions are equal to their targets, or of one label", () => {
    assert.deepEqual(ids([alone, { ...alone, name: "u" }], /sameFolder|constant/), []);
    const equal = entry([[0, 0, 50], [1, 1, 40]]); // prettier-ignore
    assert.deepEqual(ids([alone, equal], /sameFolder|constant/), ["sameFolder"]);
    const blank = (name: string): ImageEntry => entry([[0, 7, 50], [1, 7, 40]], { name }); // prettier-ignore
    assert.match(
      wholeFindings([alone, blank("a"), blank("b")], /constant/)[0]?.message ?? "",
      /^All 2 predictions hold label 7 alone/,
    );
  });

  it("as many are missing as are told of by name, or as are counted", () => {
    const missing = (images: readonly ImageEntry[], targetsOnly: readonly string[]): number | undefined =>
      wholeFindings(images, /^missingPredictions/, {
        choices: { missing: "count" },
        report: { pairing: { rule: "same relative path", pairs: 1, targetsOnly, predictionsOnly: [] } },
      })[0]?.numbers["targets"];
    assert.equal(missing([entry(GOOD), alone], []), 1);
    assert.equal(missing([entry(GOOD), alone], ["t.png", "u.png"]), 2);
    assert.equal(missing([entry(GOOD)], []), undefined);
    const [one] = wholeFindings([entry(GOOD)], /^missingPredictions/, {
      choices: { missing: "count" },
      report: { pairing: { rule: "same relative path", pairs: 1, targetsOnly: ["t.png"], predictionsOnly: [] } },
    });
    assert.equal(one?.message, "1 of 2 targets has no prediction and is counted as missed in every pixel.");
  });
});

describe("of images that agree alike it is said in the plural", () => {
  it("how many targets hold label 0 alone", () => {
    const empty = (name: string): ImageEntry => entry([[0, 0, 5], [0, 1, 5]], { name }); // prettier-ignore
    const [found] = wholeFindings([empty("a"), entry(GOOD, { name: "b" }), empty("c")], /emptyTargets/);
    assert.equal(
      found?.message,
      "2 of 3 targets hold label 0 alone. For every other class these images are 0/0 unless it is predicted there, so samplewise means move with the rule for 0/0.",
    );
    assert.deepEqual(found.images, ["a", "c"]);
  });
});

describe("a class of one side alone, whole", () => {
  const CLASSES: readonly Row[] = [
    [1, 1, 500],
    [2, 2, 300],
    [2, 1, 100],
  ];
  const found = (
    count: number,
    own: (index: number) => readonly Row[],
    choices: Partial<Choices> = {},
  ): readonly Finding[] =>
    wholeFindings(
      upTo(count).map((index) => entry([...CLASSES, ...own(index)], { name: String(index) })),
      /^never/,
      { choices },
    );

  it("is void where targets hold it, with what it takes of them", () => {
    const [missed, ...others] = found(4, () => [[0, 1, 100]]);
    assert.deepEqual(others, []);
    assert.deepEqual(missed, {
      id: "neverPredicted:0",
      severity: "warning",
      message:
        "Label 0 is in 4 of 4 targets (10.0 % of the pixels) and is never predicted: likely it is void, or what nobody labelled. " +
        "If so, ignore it, which leaves its pixels out of every figure.",
      numbers: { label: 0, files: 4, pixels: 400, share: 0.1 },
      action: { label: "Ignore this label", apply: { ignore: [0] }, option: "--ignore 0" },
      problem: "suspicious-coding",
      effect: {
        now: Number(((500 / 700 + 300 / 400 + 0) / 3).toFixed(10)),
        then: Number(((500 / 600 + 300 / 400) / 2).toFixed(10)),
      },
      standsWithFigures: true,
    });
  });

  it("is told of from four images on, with two hundredths of the pixels in each of few", () => {
    const ofShare = (count: number, pixels: number, held = count): number =>
      found(count, (index) => (index <= held ? [[0, 1, pixels]] : [])).length;
    assert.deepEqual([ofShare(3, 100), ofShare(4, 100)], [0, 1]);
    // 900 pixels beside them: 18.4 are two hundredths.
    assert.deepEqual([ofShare(9, 18), ofShare(9, 19)], [0, 1]);
    assert.equal(ofShare(9, 100, 8), 0, "in eight of nine");
  });

  it("and from ten on with five thousandths, in two of three", () => {
    const ofShare = (count: number, pixels: number, held = count): number =>
      found(count, (index) => (index <= held ? [[0, 1, pixels]] : [])).length;
    assert.deepEqual([ofShare(10, 4), ofShare(10, 5)], [0, 1], "4.5 are five thousandths of 900");
    assert.deepEqual([ofShare(12, 90, 8), ofShare(12, 90, 7)], [1, 0]);
  });

  it("is one of two at most", () => {
    const labels = (count: number) => () =>
      [-5, -4, 0].slice(3 - count).map((label): Row => [label, label === 0 ? 1 : 2, 100]);
    const ignore: Partial<Choices> = { ignore: [] };
    assert.deepEqual(
      [1, 2, 3].map((count) => found(4, labels(count), ignore).length),
      [1, 2, 0],
    );
    const predicted = (count: number) => () => upTo(count).map((k): Row => [1, 10 + k, 100]);
    assert.deepEqual(
      [1, 2, 3].map((count) => found(4, predicted(count)).length),
      [1, 2, 0],
    );
  });

  it("is none where a side holds one label", () => {
    const one = upTo(4).map((index) => entry([[1, 1, 500], [0, 1, 100]], { name: String(index) })); // prettier-ignore
    assert.deepEqual(ids(one, /^never/), []);
    const targets = upTo(4).map((index) => entry([[1, 1, 500], [1, 0, 100]], { name: String(index) })); // prettier-ignore
    assert.deepEqual(ids(targets, /^never/), []);
  });

  it("is called by its name, and a colour by its value alone", () => {
    const classList = (name: string): Partial<Choices> => ({
      classList: {
        source: "names.txt",
        ignore: [],
        classes: ["road", "car", "tree", name].map((each, label) => ({ label, name: each, color: "#000000" })),
      },
    });
    const named = (name: string): string =>
      (found(4, () => [[3, 1, 100]], classList(name))[0]?.message ?? "").replace(/ is in 4.*/, "");
    assert.equal(named("void"), "Label 3 (void)");
    assert.equal(named("Don't care"), "Label 3 (Don't care)");
    for (const name of ["avoid", "voids", "another", "pole"]) assert.equal(named(name), "", name);
    const colours = upTo(4).map(
      (index) =>
      entry([[0x100000, 0x100000, 500], [0x200000, 0x200000, 300], [0x200000, 0x100000, 50], [0x200000, 0x300000, 100]], { name: String(index), target: COLOUR, prediction: COLOUR }), // prettier-ignore
    );
    assert.match(
      wholeFindings(colours, /^neverTarget/)[0]?.message ?? "",
      /^Label #300000 is predicted in 4 of 4 images /,
    );
  });
});

describe("what is found becomes problems", () => {
  const finding: Finding = { id: "x", severity: "warning", message: "Seen.", numbers: {} };
  const problems = (of: Partial<Finding>): unknown =>
    checkProblems({ findings: [{ ...finding, ...of }] }, reportOf([entry(GOOD, { name: "a", targetPath: "t/a.png" })]));

  it("of the folder, or one for each image by the path of its target", () => {
    const row = { kind: "void-only", file: "", message: "Seen." };
    assert.deepEqual(problems({ problem: "void-only" }), [row]);
    assert.deepEqual(problems({ problem: "void-only", images: ["a", "gone"] }), [
      { ...row, file: "t/a.png" },
      { ...row, file: "gone" },
    ]);
    assert.deepEqual(problems({ standsWithFigures: true }), [{ ...row, kind: "suspicious-coding" }]);
    assert.deepEqual(problems({}), []);
    assert.deepEqual(problems({ standsWithFigures: false }), []);
  });

  it("with what the action does, and how to take it", () => {
    const action = { label: "Apply", apply: {}, option: "--resize" };
    assert.equal(findingText(finding), "Seen.");
    assert.equal(
      findingText({ ...finding, action, effect: { now: undefined, then: 0.5 } }),
      "Seen. Mean IoU - as it is, 0.500 then. To do so: --resize",
    );
    assert.equal(findingText({ ...finding, effect: { now: 0.5, then: 0.5 } }), "Seen.");
    assert.equal(findingText({ ...finding, action: { label: "Apply", apply: {} } }), "Seen.");
  });

  it("that stands with the figures where the mean IoU moves by two hundredths, or is there in one case alone", () => {
    assert.deepEqual(
      [[0, 0.02], [0.02, 0], [0, 0.0199], [0.5, 0.5]].map(([now, then]) => movesFigures({ now, then })), // prettier-ignore
      [true, true, false, false],
    );
    assert.deepEqual(
      [[undefined, 0], [0, undefined], [undefined, undefined]].map(([now, then]) => movesFigures({ now, then })), // prettier-ignore
      [true, true, false],
    );
  });
});

describe("labels are shown", () => {
  const row = (raw: number, pixels: number, files = 2): LabelRow => ({
    raw,
    label: raw,
    text: `#${raw}`,
    pixels,
    files,
    status: "class",
  });

  it("by their pixels, those of one size by their number, eight and how many more", () => {
    assert.equal(
      shownLabels([row(3, 5), row(2, 1, 1), row(1, 5)]),
      "#1 (5 pixels in 2 files), #3 (5 pixels in 2 files), #2 (1 pixel in 1 file)",
    );
    const shown = (count: number): string =>
      shownLabels(upTo(count).map((raw) => row(raw, 9))).replace(/ \([^)]*\)/g, "");
    assert.equal(shown(8), "#1, #2, #3, #4, #5, #6, #7, #8");
    assert.equal(shown(9), "#1, #2, #3, #4, #5, #6, #7, #8, 1 more");
    assert.equal(shownLabels([]), "");
  });
});
