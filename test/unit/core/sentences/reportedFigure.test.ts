import assert from "node:assert/strict";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { evaluate, type Evaluation } from "../../../../src/core/counting/evaluation";
import { bootstrap } from "../../../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import { DICE, IOU } from "../../../../src/core/metrics/metrics";
import { casesOf } from "../../../../src/core/sentences/caseNames";
import {
  isPerImage,
  reportable,
  reportedAverage,
  reportedFigure,
  suggestReported,
} from "../../../../src/core/sentences/reportedFigure";
import { smallReport, type SmallImage } from "../smallReport";

/** Rows of counts: target label, predicted label, pixels. */
type Rows = readonly (readonly [target: number, prediction: number, pixels: number])[];

function image(name: string, rows: Rows): SmallImage {
  return {
    name,
    target: rows.flatMap(([label, , pixels]) => Array.from({ length: pixels }, () => label)),
    prediction: rows.flatMap(([, label, pixels]) => Array.from({ length: pixels }, () => label)),
  };
}

function evaluated(images: readonly SmallImage[], choices: Partial<Choices> = {}): Evaluation {
  return evaluate(smallReport(images), { ...DEFAULT_CHOICES, ...choices });
}

/** Of each: foreground found, missed, false alarm, the rest. */
const lesions = (names: readonly string[], choices: Partial<Choices> = {}): Evaluation => {
  const rows = (index: number): Rows => [
    [1, 1, 4 + index],
    [1, 0, 4],
    [0, 1, 2],
    [0, 0, 90],
  ];
  return evaluated(
    names.map((name, index) => image(name, rows(index))),
    choices,
  );
};

const street = (names: readonly string[] = ["a", "b"], choices: Partial<Choices> = {}): Evaluation =>
  evaluated(
    [
      image(names[0] ?? "a", [
        [0, 0, 6],
        [1, 0, 2],
        [2, 2, 4],
      ]),
      image(names[1] ?? "b", [
        [0, 0, 5],
        [2, 1, 1],
      ]),
    ],
    choices,
  );

describe("the figure to report", () => {
  it("is of binary masks the foreground's, global, in the metric of the header, and says what the mean would be", () => {
    const evaluation = lesions(["a", "b"]);
    const figure = reportedFigure(evaluation, IOU);
    // Summed over both images: 9 found, 8 missed, 4 false alarms.
    assert.equal(figure.value, 9 / 21);
    assert.equal(figure.id, "foreground");
    assert.equal(figure.name, "IoU of class 1");
    assert.equal(figure.rule, "counts summed over 2 images, then the ratio");
    assert.match(figure.why, /^The masks are binary.*class 1 alone: the mean with class 0, 0\.683, would hide it\.$/);
    assert.match(figure.sentence, /^IoU of class 1 0\.429 \(counts summed over 2 images, /);
    assert.equal(reportedFigure(evaluation, DICE).value, 18 / 30);
  });

  it("counts the background in by choice, and then says what the data ask for", () => {
    const figure = reportedFigure(lesions(["a", "b"]), IOU, { chosen: "classes" });
    assert.equal(figure.name, "mIoU");
    assert.equal(figure.value?.toFixed(3), "0.683");
    assert.equal(figure.why, "Chosen by you. The data ask for IoU of class 1, 0.429. The background is counted in.");
  });

  it("is of several classes the global mean over them", () => {
    const evaluation = street();
    assert.equal(suggestReported(evaluation), "classes");
    assert.deepEqual(reportable(evaluation), ["classes", "classesPerImage"]);
    const figure = reportedFigure(evaluation, IOU);
    // 11/13, 0/3 and 4/5.
    assert.equal(figure.value, (11 / 13 + 0 + 4 / 5) / 3);
    assert.equal(figure.rule, "counts summed over 2 images, mean of 3 classes");
    assert.match(figure.why, /^There are 3 classes/);
  });

  it("is any average that was asked for, with its name, its rule and what the data ask for instead", () => {
    const evaluation = street();
    for (const { id, scope } of AVERAGES) {
      const chosen = reportedAverage(id);
      const figure = reportedFigure(evaluation, IOU, { chosen });
      assert.equal(figure.id, chosen);
      assert.equal(figure.value, averageOf(evaluation, IOU, id).value, id);
      assert.equal(isPerImage(chosen), scope === "samplewise", id);
      if (id !== "macro") assert.match(figure.why, /^Chosen by you\. The data ask for mIoU, 0\.549\.$/, id);
    }
    assert.equal(reportedFigure(evaluation, IOU, { chosen: "micro" }).name, "Micro IoU");
    const pairwise = reportedFigure(evaluation, IOU, { chosen: "pairwise" });
    assert.ok(pairwise.sentence.startsWith(`${pairwise.name} 0.`), pairwise.sentence);
    assert.equal(reportedFigure(lesions(["a", "b"]), IOU, { chosen: reportedAverage("macro") }).id, "classes");
  });

  it("is per image where images are grouped, of binary masks the foreground's still", () => {
    const groups: Choices["groups"] = { kind: "folder" };
    assert.equal(suggestReported(street(["p/a", "q/b"], { groups })), "classesPerImage");
    const figure = reportedFigure(lesions(["p/a", "q/b"], { groups }), IOU);
    assert.equal(figure.id, "foregroundPerImage");
    assert.equal(figure.value, (4 / 10 + 5 / 11) / 2);
    assert.match(figure.why, /Images belong together by folder, so each counts the same: the mean per image\.$/);
    assert.match(figure.sentence, /^IoU of class 1 per image 0\.427 \(mean of 2 images, /);
  });

  it("is per image where the names tell of patients, cases or subjects", () => {
    assert.equal(suggestReported(street(["patient_001", "patient_002"])), "classesPerImage");
    assert.match(reportedFigure(street(["case_1", "case_2"]), IOU).why, /^The names tell of cases, each/);
    assert.equal(suggestReported(street(["aachen_1", "showcase_2"])), "classes");
  });

  it("is per case of volumes, whatever their names, and cited so; not of one alone", () => {
    const volumes = (names: readonly string[]) => {
      const of = street(names);
      return { ...of, images: of.images.map((image) => ({ ...image, depth: 3 })) };
    };
    const two = volumes(["a", "b"]);
    assert.equal(suggestReported(two), "classesPerImage");
    const { why, sentence } = reportedFigure(two, IOU);
    assert.match(why, /^Each volume is a case, which counts the same/);
    assert.match(sentence, / per case .*mean over the classes of each case, then of 2 cases/);
    assert.equal(suggestReported({ ...two, images: two.images.slice(0, 1) }), "classes");
  });

  it("keeps to what the data ask for where what was chosen is not there", () => {
    assert.equal(reportedFigure(street(), IOU, { chosen: "foreground" }).id, "classes");
  });

  it("has the interval of the very figure", () => {
    const evaluation = lesions(Array.from({ length: 30 }, (_, index) => `i${index}`));
    const intervals = bootstrap(bootstrapInput(evaluation, IOU), { draws: 200, seed: 1, confidence: 0.95 });
    const ofForeground = intervals.classes[1];
    assert.deepEqual(reportedFigure(evaluation, IOU, { intervals }).interval, ofForeground?.global);
    assert.deepEqual(
      reportedFigure(evaluation, IOU, { intervals, chosen: "foregroundPerImage" }).interval,
      ofForeground?.samplewise,
    );
    assert.deepEqual(
      reportedFigure(evaluation, IOU, { intervals, chosen: "classes" }).interval,
      intervals.averages.macro,
    );
    assert.deepEqual(
      reportedFigure(evaluation, IOU, { intervals, chosen: "classesPerImage" }).interval,
      intervals.averages["macro-imagewise"],
    );
    assert.match(reportedFigure(evaluation, IOU, { intervals }).sentence, /95 % CI 0\.\d{3}–0\.\d{3}; counts summed/);
  });

  it("has no value where no target holds the foreground, however few false alarms there are", () => {
    const evaluation = evaluated([
      image("a", [
        [0, 0, 9],
        [0, 1, 1],
      ]),
    ]);
    assert.equal(reportedFigure(evaluation, IOU).id, "foreground");
    assert.equal(reportedFigure(evaluation, IOU).value, undefined);
  });
});

describe("what names tell of", () => {
  it("knows cases by a word with a number behind it, in most of the names", () => {
    assert.equal(casesOf(["sub-01_T1", "sub-02_T1"]), "subjects");
    assert.equal(casesOf(["imgs/Patient 7/slice1", "imgs/Patient 8/slice1"]), "patients");
    assert.equal(casesOf(["case1"]), undefined);
    assert.equal(casesOf(["case1", "b", "c"]), undefined);
    assert.equal(casesOf(["showcase1", "staircase2"]), undefined);
  });
});
