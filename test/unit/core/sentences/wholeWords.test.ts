import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { Choices } from "../../../../src/core/document/choices";
import type { Intervals } from "../../../../src/core/intervals/bootstrap";
import type { Interval } from "../../../../src/core/intervals/interval";
import { AVERAGES, ofEachAverage } from "../../../../src/core/averages/averages";
import { IOU } from "../../../../src/core/metrics/metrics";
import { casesOf } from "../../../../src/core/sentences/caseNames";
import { detectionSentence, foregroundHeadline } from "../../../../src/core/sentences/foregroundWords";
import {
  classIntervalsNote,
  intervalOfClassWords,
  intervalsCaution,
  intervalWords,
} from "../../../../src/core/sentences/intervalWords";
import { policyWords } from "../../../../src/core/sentences/policyWords";
import { smallReport, type SmallImage } from "../smallReport";

const IMAGES: readonly SmallImage[] = [
  { target: [0, 1, 1, 2, 9], prediction: [0, 1, 1, 2, 0] },
  { target: [9, 9, 9, 9, 9], prediction: [0, 1, 1, 2, 0] },
];
const LIST = {
  source: "/a/b/classes.txt",
  ignore: [],
  classes: [0, 1, 2].map((label) => ({ label, name: `class ${label}`, color: "#000000" })),
};

function words(choices: Partial<Choices>, images = IMAGES): readonly string[] {
  const report = smallReport(images, choices);
  return policyWords(evaluate(report, report.choices));
}

describe("the rules in words", () => {
  const LISTED = "classes of classes.txt";
  const UNLISTED = "target labels outside the class list left out (60.0 % of the pixels)";
  const VOID = "1 image without a counted pixel left out of samplewise means";

  it("say the rule for 0/0 and which classes are counted", () => {
    const plain = IMAGES.slice(0, 1);
    assert.deepEqual(words({}, plain), ["0/0 excluded from means", "all classes counted"]);
    assert.deepEqual(words({ zeroDivision: 0, presence: "union" }, plain), [
      "0/0 counted as 0",
      "classes in target or prediction counted",
    ]);
    assert.deepEqual(words({ zeroDivision: 1, presence: "target" }, plain), [
      "0/0 counted as 1",
      "classes in the target counted",
    ]);
  });

  it("say what is left out and ignored, with its share of the pixels", () => {
    const [zero, all] = ["0/0 excluded from means", "all classes counted"];
    assert.deepEqual(words({ classList: LIST }), [zero, all, UNLISTED, VOID, LISTED]);
    assert.deepEqual(words({ classList: LIST, ignore: [9] }), [
      zero,
      all,
      "label 9 ignored (60.0 % of the pixels)",
      VOID,
      LISTED,
    ]);
    assert.deepEqual(words({ classList: LIST, ignore: [2, 9], leftOut: [1] }), [
      zero,
      all,
      "1 class left out of the means",
      "labels 2, 9 ignored (70.0 % of the pixels)",
      VOID,
      LISTED,
    ]);
    assert.deepEqual(words({ leftOut: [1, 2] }, IMAGES.slice(0, 1)), [zero, all, "2 classes left out of the means"]);
    assert.deepEqual(words({ missing: "count" }, IMAGES.slice(0, 1)), [
      zero,
      all,
      "targets without a prediction counted as missed",
    ]);
    assert.deepEqual(
      words({ classList: { ...LIST, begins: 0, colours: "C:\\d\\map.csv" } }, [{ target: [0], prediction: [0] }]),
      [zero, all, "classes of classes.txt beginning at label 0 with the colours of map.csv"],
    );
  });

  it("say every step that the labels went through by choice, of the targets first", () => {
    const relabelling: Choices["relabelling"] = {
      prediction: [
        { kind: "shift", by: 1 },
        { kind: "shift", by: -1 },
      ],
      target: [{ kind: "greyColours" }],
    };
    assert.deepEqual(words({ relabelling }, IMAGES.slice(0, 1)).slice(2), [
      "targets read as grey values",
      "predictions raised by 1",
      "predictions lowered by 1",
    ]);
  });
});

function drawn(interval: Partial<Interval> = {}, more: Partial<Intervals> = {}): Intervals {
  const one: Interval = { low: 0.25, high: 0.75, effective: 30, ...interval };
  return {
    options: { draws: 2000, seed: 1, confidence: 0.95 },
    rows: 30,
    grouped: false,
    inOneRow: 0,
    averages: ofEachAverage(() => one),
    classes: [0, 1, 2, 3].map((classIndex) => ({ classIndex, global: one, samplewise: one })),
    ...more,
  };
}

describe("an interval in words", () => {
  const FEW = "it rests on about 3.0 of 30 images, and below 10 an interval over images means little";

  it("has its confidence and its ends, and says where all draws agree or a class is in one image", () => {
    assert.equal(intervalWords(drawn(), "macro"), "95 % CI 0.250–0.750");
    assert.equal(intervalWords(drawn({ low: 0.5, high: 0.5 }), "macro"), "95 % CI 0.500–0.500, all draws agree");
    const lone = drawn({}, { inOneRow: 1, options: { draws: 10, seed: 1, confidence: 0.9 } });
    assert.equal(intervalWords(lone, "macro"), "90 % CI 0.250–0.750, 1 of 4 classes in one image only");
    assert.equal(intervalWords(lone, "classwise-imagewise"), "90 % CI 0.250–0.750, 1 of 4 classes in one image only");
    for (const average of ["micro", "weighted", "macro-imagewise", "pairwise"] as const)
      assert.equal(intervalWords(lone, average), "90 % CI 0.250–0.750", average);
    assert.equal(intervalOfClassWords(lone, 2), "90 % CI 0.250–0.750");
    assert.equal(intervalOfClassWords(lone, 7), undefined);
  });

  it("is none where it rests on few images, or the figure has no value", () => {
    assert.equal(intervalWords(drawn({ effective: 3 }), "macro"), `no 95 % CI: ${FEW}`);
    assert.equal(
      intervalWords(drawn({}, { rows: 5, grouped: true }), "macro"),
      "no 95 % CI: drawn from 5 groups of images only, and below 20 an interval over images means little",
    );
    assert.equal(intervalWords(drawn({}, { averages: ofEachAverage(() => undefined) }), "macro"), undefined);
  });

  it("has a caution of all averages, a sentence each", () => {
    assert.equal(intervalsCaution(drawn()), undefined);
    assert.equal(intervalsCaution(drawn({}, { rows: 1 })), "There is only one image to draw from.");
    assert.equal(
      intervalsCaution(drawn({}, { inOneRow: 2, grouped: true })),
      "2 of 4 classes in one group of images only: no draw can show how they vary.",
    );
    const sentences = AVERAGES.map(
      ({ scope, name }) => `${scope.charAt(0).toUpperCase()}${scope.slice(1)} ${name}: ${FEW}.`,
    );
    assert.equal(intervalsCaution(drawn({ effective: 3 })), sentences.join(" "));
  });

  it("has a note of the classes in a caption, five at most by name", () => {
    const report = smallReport([{ target: [0, 1, 2, 3], prediction: [0, 1, 2, 3] }]);
    const { table } = evaluate(report, report.choices);
    const how = "Intervals of 95 %: Bayesian bootstrap over 30 images, 2,000 draws, seed 1.";
    assert.equal(classIntervalsNote(drawn(), table, ["global", "samplewise"]), how);
    const few = drawn({ effective: 3 });
    assert.equal(
      classIntervalsNote({ ...few, classes: few.classes.slice(0, 1) }, table, ["samplewise"]),
      `${how} Class 0, samplewise: ${FEW}.`,
    );
    assert.equal(
      classIntervalsNote(few, table, ["global", "samplewise"]),
      `${how} ${[0, 0, 1, 1, 2].map((k, index) => `Class ${k}, ${index % 2 === 0 ? "global" : "samplewise"}: ${FEW}.`).join(" ")} So do 3 more.`,
    );
    assert.equal(
      classIntervalsNote({ ...few, classes: few.classes.slice(0, 1) }, table, ["global", "samplewise"]).includes(
        "So do",
      ),
      false,
    );
    assert.equal(
      classIntervalsNote(drawn({}, { rows: 2, grouped: true }), table, ["global"]),
      "Intervals of 95 %: Bayesian bootstrap over 2 groups of images, 2,000 draws, seed 1. Drawn from 2 groups of images only, and below 20 an interval over images means little.",
    );
  });
});

describe("the foreground in words", () => {
  const of = (images: readonly SmallImage[]) => {
    const list = {
      source: "x",
      ignore: [],
      classes: [0, 1].map((label) => ({ label, name: ["floor", "car"][label] ?? "", color: "#000000" })),
    };
    const report = smallReport(images, { classList: list });
    return evaluate(report, report.choices);
  };

  it("is its figure, of all images and per image", () => {
    // IoU of car: 2/4 of all; 1/2 and 1/1 of the first two images, 0/1 of the third.
    const evaluation = of([
      { target: [1, 1, 0], prediction: [1, 0, 0] },
      { target: [1, 0], prediction: [1, 0] },
      { target: [0, 0], prediction: [1, 0] },
    ]);
    assert.equal(
      foregroundHeadline(evaluation, IOU, 1),
      "Global IoU of car is 0.500. Per image it is 0.500 (mean of 3 images).",
    );
    assert.equal(
      foregroundHeadline(evaluation, IOU, 1, drawn()),
      "Global IoU of car is 0.500 (95 % CI 0.250–0.750). Per image it is 0.500 (mean of 3 images).",
    );
    assert.equal(
      detectionSentence(evaluation, 1),
      "2 of 3 images hold car: found in 2, missed in 0 (sensitivity 1.000); false alarms in 1 of the other 1 (specificity 0.000).",
    );
  });

  it("is the share of images with false positives where no target holds it", () => {
    const none = (wrong: number): string =>
      foregroundHeadline(of([0, 1, 2].map((k) => ({ target: [0, 0], prediction: [k < wrong ? 1 : 0, 0] }))), IOU, 1);
    assert.equal(
      none(1),
      "No target holds car, so no overlap with it can be measured: 1 of 3 images (33.3 %) has false positives.",
    );
    assert.equal(
      none(2),
      "No target holds car, so no overlap with it can be measured: 2 of 3 images (66.7 %) have false positives.",
    );
    assert.equal(detectionSentence(of([{ target: [0], prediction: [1] }]), 1), undefined);
  });

  it("is said to be found or missed where not every image holds it and has it found", () => {
    const found = { target: [1, 0], prediction: [1, 0] };
    const missed = { target: [1, 0], prediction: [0, 0] };
    assert.equal(detectionSentence(of([found, found]), 1), undefined);
    assert.equal(
      detectionSentence(of([found, missed]), 1),
      "2 of 2 images hold car: found in 1, missed in 1 (sensitivity 0.500).",
    );
    assert.equal(
      detectionSentence(of([found, { target: [0, 0], prediction: [0, 0] }]), 1),
      "1 of 2 images holds car: found in 1, missed in 0 (sensitivity 1.000); false alarms in 0 of the other 1 (specificity 1.000).",
    );
  });
});

describe("names that tell of cases", () => {
  const names = (told: number, of: number, name: string): readonly string[] =>
    Array.from({ length: of }, (_, index) => (index < told ? `${name}${index}` : `other ${index}`));

  it("do so where nine tenths have the word with a number behind it, of two at least", () => {
    assert.equal(casesOf(names(9, 10, "patient_")), "patients");
    assert.equal(casesOf(names(8, 10, "patient_")), undefined);
    assert.equal(casesOf(names(1, 1, "patient_")), undefined);
    assert.equal(casesOf([]), undefined);
  });

  it("in all their spellings, and as no part of another word", () => {
    for (const [name, cases] of [
      ["patient", "patients"],
      ["PAT-", "patients"],
      ["x_Case ", "cases"],
      ["sub-", "subjects"],
      ["SUBJ_", "subjects"],
      ["subject", "subjects"],
      ["impatient", undefined],
      ["showcase_", undefined],
      ["patient_x", undefined],
    ] as const)
      assert.equal(casesOf(names(3, 3, name)), cases, name);
  });
});
