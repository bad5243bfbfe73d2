import assert from "node:assert/strict";
import { evaluate, type Evaluation } from "../../../../src/core/counting/evaluation";
import { classesColumns, COLUMN_IDS, DEFAULT_COLUMN_IDS } from "../../../../src/core/classesTable/classesColumns";
import { everyShownColumn, shownColumns, type ChosenColumns } from "../../../../src/core/classesTable/shownColumns";
import { textColumns } from "../../../../src/core/exports/textColumns";
import type { Metric } from "../../../../src/core/metrics/metric";
import { DICE, IOU, MCC, METRICS } from "../../../../src/core/metrics/metrics";
import { smallReport } from "../smallReport";

/**
 * Three images of three classes, and one class that is nowhere.
 *
 * | road | tp | fp | fn | IoU |  car | tp | fp | fn | IoU |  bus | tp | fp | fn | IoU |
 * | a    |  3 |  1 |  1 | 3/5 |      |  2 |  1 |  0 | 2/3 |      |  1 |  0 |  1 | 1/2 |
 * | b    |  2 |  1 |  0 | 2/3 |      |  1 |  0 |  1 | 1/2 |      |  0 |  0 |  0 |   - |
 * | c    |  1 |  0 |  1 | 1/2 |      |  0 |  0 |  0 |   - |      |  0 |  1 |  0 |   0 |
 */
const REPORT = smallReport(
  [
    { name: "a", target: [0, 0, 0, 0, 1, 1, 2, 2], prediction: [0, 0, 0, 1, 1, 1, 0, 2] },
    { name: "b", target: [0, 0, 1, 1], prediction: [0, 0, 1, 0] },
    { name: "c", target: [0, 0], prediction: [0, 2] },
  ],
  {
    classList: {
      source: "test",
      ignore: [],
      classes: ["road", "car", "bus", "none"].map((name, label) => ({ label, name, color: "#000000" })),
    },
  },
);
const EVALUATION = evaluate(REPORT, REPORT.choices);

/** Id, kind and side of a column, its title, the texts of the four classes, and what stands below. */
function written(id: string, evaluation: Evaluation = EVALUATION, metric: Metric = IOU): string {
  const columns = classesColumns(evaluation.choices, [id], metric);
  const [text] = textColumns(columns, { evaluation, metric });
  assert.ok(text, id);
  const cells = evaluation.table.classes.map((_, classIndex) => text.text(classIndex));
  return `${id}, ${columns[0]?.kind} ${text.align}: ${text.title} | ${cells.join(" / ")} | ${text.footer}`;
}

describe("the columns of the Classes table", () => {
  it("hold these values of a small report, by hand", () => {
    const ofMetrics = ["iou", "precision"].flatMap((id) => [id, `${id}.samplewise`, `${id}.difference`]);
    const shown = [...COLUMN_IDS.slice(0, COLUMN_IDS.indexOf("iou")), ...ofMetrics];
    assert.deepEqual(
      shown.map((id) => written(id)),
      [
        "class, words left: Class | road / car / bus / none | mean",
        "label, number right: Label | 0 / 1 / 2 / 3 | ",
        "support, share right: Support | 57.1 % / 28.6 % / 14.3 % / 0.0 % | ",
        "inTarget, count right: Images (target) | 3 / 2 / 1 / 0 | ",
        "inPrediction, count right: Images (predicted) | 3 / 2 / 2 / 0 | ",
        "takenAs, words left: Most often taken as | car 12.5 % / road 25.0 % / road 50.0 % / - | ",
        "interval.global, interval right: IoU global interval | - / - / - / - | ",
        "interval.samplewise, interval right: IoU samplewise interval | - / - / - / - | ",
        "minimum, figure right: lowest | 0.500 / 0.500 / 0.000 / - | ",
        "firstQuartile, figure right: 1st quartile | 0.550 / 0.542 / 0.125 / - | ",
        "median, figure right: median | 0.600 / 0.583 / 0.250 / - | ",
        "thirdQuartile, figure right: 3rd quartile | 0.633 / 0.625 / 0.375 / - | ",
        "maximum, figure right: highest | 0.667 / 0.667 / 0.500 / - | ",
        "deviation, figure right: deviation | 0.084 / 0.118 / 0.354 / - | ",
        "worst5, figure right: worst 5 % | 0.500 / 0.500 / 0.000 / - | 0.333",
        "worst10, figure right: worst 10 % | 0.500 / 0.500 / 0.000 / - | 0.333",
        "cells, count right: images in mean | 3 / 2 / 2 / 0 | ",
        "undefinedCells, count right: 0/0 images | 0 / 1 / 1 / 3 | ",
        "image.sensitivity, figure right: images found | 1.000 / 1.000 / 1.000 / - | ",
        "image.specificity, figure right: images left clear | - / 1.000 / 0.500 / 1.000 | ",
        "image.missed, count right: images missed | 0 / 0 / 0 / 0 | ",
        "image.falseAlarms, count right: false alarms | 0 / 0 / 1 / 0 | ",
        "images.atLeast50, figure right: IoU >= 0.5 | 1.000 / 1.000 / 0.500 / - | 0.833",
        "images.atLeast75, figure right: IoU >= 0.75 | 0.000 / 0.000 / 0.000 / - | 0.000",
        "images.thresholded, figure right: IoU, 0 below 0.65 | 0.222 / 0.333 / 0.000 / - | 0.185",
        "images.worstOverAll, figure right: IoU, worst q % | 0.524 / 0.508 / 0.025 / - | 0.352",
        "images.small, figure right: IoU where small | 0.583 / 0.583 / 0.500 / - | 0.556",
        "images.medium, figure right: IoU where medium | - / - / - / - | -",
        "images.large, figure right: IoU where large | 0.600 / - / - / - | 0.600",
        "gapGlobal, figure right: G | 0.600 / 0.600 / 0.333 / - | ",
        "gapSamplewise, figure right: S | 0.589 / 0.583 / 0.250 / - | ",
        "covariance, difference right: G − S | 0.011 / 0.017 / 0.083 / - | ",
        "imageSize, difference right: by image size | 0.021 / 0.029 / 0.167 / - | ",
        "regionSize, difference right: by region size | -0.010 / -0.012 / -0.083 / - | ",
        "valued, count right: n | 3 / 2 / 2 / - | ",
        "effectiveImages, count right: n_eff | 3 / 2 / 2 / - | ",
        "tp, count right: correct (tp) | 6 / 3 / 1 / 0 | ",
        "fp, count right: predicted only (fp) | 2 / 1 / 1 / 0 | ",
        "fn, count right: in the target only (fn) | 2 / 1 / 1 / 0 | ",
        "iou, figure right: IoU | 0.600 / 0.600 / 0.333 / - | 0.511",
        "iou.samplewise, figure right: IoU samplewise | 0.589 / 0.583 / 0.250 / - | 0.474",
        "iou.difference, difference right: IoU difference | 0.011 / 0.017 / 0.083 / - | 0.037",
        "precision, figure right: Precision | 0.750 / 0.750 / 0.500 / - | 0.667",
        "precision.samplewise, figure right: Precision samplewise | 0.806 / 0.833 / 0.500 / - | 0.713",
        "precision.difference, difference right: Precision difference | -0.056 / -0.083 / 0.000 / - | -0.046",
      ],
    );
  });

  it("tell a class that is never right, and one that is always taken for what does not belong to a class", () => {
    const report = smallReport([{ target: [0, 1, 1, 2], prediction: [0, 9, 9, 0] }], REPORT.choices);
    const evaluation = evaluate(report, report.choices);
    assert.equal(
      written("takenAs", evaluation),
      "takenAs, words left: Most often taken as | - / other 100.0 % / road 100.0 % / - | ",
    );
    assert.equal(written("image.missed", evaluation), "image.missed, count right: images missed | 0 / 1 / 1 / 0 | ");
  });

  it("are empty of a class that is left out of the means where they tell of what enters them", () => {
    const evaluation = evaluate(REPORT, { ...REPORT.choices, leftOut: [1] });
    assert.equal(written("median", evaluation), "median, figure right: median | 0.600 / - / 0.250 / - | ");
    assert.equal(written("cells", evaluation), "cells, count right: images in mean | 3 / - / 2 / 0 | ");
  });

  it("have no account of the gap of a metric that is not a ratio of two sums", () => {
    assert.equal(written("gapGlobal", EVALUATION, MCC), "gapGlobal, figure right: G | - / - / - / - | ");
    assert.match(written("gapGlobal", EVALUATION, DICE), /: G \| 0\.750 \/ 0\.750 \/ 0\.500 \/ - \| $/);
  });

  it("have an account of each class by itself, whichever is asked for first", () => {
    const again = evaluate(REPORT, { ...REPORT.choices, presence: "union" });
    const [column] = classesColumns(again.choices, ["gapGlobal"]);
    assert.ok(column?.kind === "figure");
    const valueOf = column.values({ evaluation: again, metric: IOU });
    assert.deepEqual([2, 0, 2, 1, 3].map(valueOf), [1 / 3, 0.6, 1 / 3, 0.6, undefined]);
  });

  it("are found in the order in which they are named, and unknown ones left out", () => {
    const ids = classesColumns(REPORT.choices, ["dice", "nothing", "class", "dice"]).map(({ id }) => id);
    assert.deepEqual(ids, ["dice", "class", "dice"]);
    assert.deepEqual(
      classesColumns(REPORT.choices).map(({ id }) => id),
      DEFAULT_COLUMN_IDS,
    );
    assert.deepEqual(DEFAULT_COLUMN_IDS, ["class", "support", "iou", "iou.samplewise", "dice", "precision", "recall"]);
    assert.equal(new Set(COLUMN_IDS).size, COLUMN_IDS.length);
  });
});

describe("the columns that are shown", () => {
  const PLACES = [
    ...["name", "label", "support", "inTarget", "inPrediction", "global", "samplewise", "difference", "takenAs"],
    ...["global.iou", "global.precision", "global.recall"],
  ];
  const places = (classes: readonly string[]): readonly string[] =>
    everyShownColumn(METRICS, DICE, { classesColumns: classes }).map(({ place }) => place);

  it("are the usual ones from the left, under places that stay whichever metric the header has", () => {
    assert.deepEqual(places([]), PLACES);
    const ids = everyShownColumn(METRICS, DICE, { classesColumns: [] }).map(({ column }) => column.id);
    assert.deepEqual(ids.slice(5, 8), ["dice", "dice.samplewise", "dice.difference"]);
    assert.deepEqual(ids.slice(9), ["iou", "precision", "recall"]);
  });

  it("have those that were chosen beside them: intervals, other metrics and all others", () => {
    assert.deepEqual(places(["interval.samplewise", "mcc", "worst5", "dice", "tp"]), [
      ...PLACES.slice(0, 8),
      "interval.samplewise",
      ...PLACES.slice(8),
      "global.mcc",
      "worst5",
      "tp",
    ]);
  });

  it("are without those that were hidden by their place", () => {
    const chosen: ChosenColumns = {
      classesColumns: ["tp"],
      hiddenColumns: ["classes.samplewise", "classes.global.recall", "images.name", "classes.dice"],
    };
    assert.deepEqual(
      shownColumns(METRICS, DICE, chosen).map(({ id }) => id),
      [
        "class",
        "label",
        "support",
        "inTarget",
        "inPrediction",
        "dice",
        "dice.difference",
        "takenAs",
        "iou",
        "precision",
        "tp",
      ],
    );
  });
});
