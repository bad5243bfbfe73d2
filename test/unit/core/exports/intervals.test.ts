import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { evaluate, type Evaluation } from "../../../../src/core/counting/evaluation";
import { classesColumns } from "../../../../src/core/classesTable/classesColumns";
import { HTML } from "../../../../src/core/exports/html";
import { htmlAnswer } from "../../../../src/core/exports/htmlAnswer";
import { largeReport } from "../../../../bench/largeReport";
import { needsIntervals, type ShownFigures } from "../../../../src/core/exports/exporter";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { bootstrap } from "../../../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import { DICE } from "../../../../src/core/metrics/metrics";
import type { Report } from "../../../../src/core/document/report";
import { smallReport } from "../smallReport";

/** Thirty images, in one of which alone lies the last class. */
const RARE = smallReport(
  Array.from({ length: 30 }, (_, image) => ({
    name: `image ${image}`,
    target: [0, 0, 0, 1, 1, image === 0 ? 2 : 1],
    prediction: [0, 0, image % 3 === 0 ? 1 : 0, 1, image % 4 === 0 ? 0 : 1, image === 0 ? 2 : 1],
  })),
);

const COLUMNS = ["class", "dice", "interval.global"];

function written(id: string, report: Report, ids = COLUMNS, named: Pick<ShownFigures, "isNamed"> = {}): string {
  const exporter = EXPORTS.find((row) => row.id === id);
  assert.ok(exporter, id);
  const evaluation = evaluate(report, report.choices);
  const intervals = bootstrap(bootstrapInput(evaluation, DICE));
  const shown: ShownFigures = {
    metric: DICE,
    average: "macro",
    ...named,
    classColumns: classesColumns(evaluation.choices, ids, DICE),
    intervals,
  };
  return exporter.write(evaluation, report, shown);
}

describe("intervals in exports", () => {
  it("are drawn for the sentence and the page, and for those with columns or keys of intervals where such a column is shown", () => {
    const evaluation = evaluate(RARE, DEFAULT_CHOICES);
    const drawnFor = (ids: readonly string[]): readonly string[] =>
      EXPORTS.filter((exporter) => needsIntervals(exporter, classesColumns(evaluation.choices, ids), evaluation)).map(
        ({ id }) => id,
      );
    assert.deepEqual(drawnFor(["class", "iou"]), ["html", "sentence"]);
    assert.deepEqual(drawnFor(["class", "interval.samplewise"]), ["json", "markdown", "latex", "html", "sentence"]);
  });

  it("are drawn for the page of a large report only where a column of them is shown, and else the page says so", () => {
    const large = largeReport({ images: 2, classes: 3 });
    const evaluation = evaluate(large, large.choices);
    const many = {
      ...evaluation,
      imageSet: new Array<number>(25_001).fill(0),
      classSet: new Array<number>(20).fill(0),
    };
    const drawnFor = (ids: readonly string[], of: Evaluation): boolean =>
      needsIntervals(HTML, classesColumns(evaluation.choices, ids), of);
    assert.equal(drawnFor(["class"], { ...many, imageSet: many.imageSet.slice(1) }), true);
    assert.equal(drawnFor(["class"], many), false);
    assert.equal(drawnFor(["class", "interval.global"], many), true);
    const ofClasses = (classes: number) => ({
      ...evaluation,
      imageSet: [0, 1],
      classSet: new Array<number>(classes).fill(0),
    });
    assert.equal(drawnFor(["class"], ofClasses(5000)), true);
    assert.equal(drawnFor(["class"], ofClasses(5001)), false);
    const page = htmlAnswer(evaluation, { metric: DICE, intervals: undefined });
    assert.match(
      page,
      /Intervals were not drawn: that takes a while of 2 images of 3 classes\. Show a column of intervals/,
    );
    assert.doesNotMatch(page, /% interval/);
  });

  it("stand in their column of a class, under the name of the metric", () => {
    const [header = "", , first = ""] = written("markdown", RARE).split("\n");
    assert.equal(header, "| Class | Dice | Dice global interval |");
    assert.match(first, /^\| 0 \| 0\.\d{3} \| 0\.\d{3}–0\.\d{3} \|$/);
  });

  it("say in a caption how they were drawn, and which of them rest on too few images", () => {
    for (const id of ["markdown", "latex"]) {
      const text = written(id, RARE).replaceAll("\\", "");
      assert.match(text, /Intervals of 95 %: Bayesian bootstrap over 30 images, 2,000 draws, seed 1\./, id);
      assert.match(
        text,
        /2, global: it rests on about 1\.0 of 30 images, and below 10 an interval over images means little/,
        id,
      );
      assert.doesNotMatch(text, / 1, global: it rests/, id);
      assert.doesNotMatch(written(id, RARE, ["class", "dice"]), /bootstrap/, id);
    }
  });

  it("stand in the JSON with what they rest on", () => {
    const { intervals } = JSON.parse(written("json", RARE)) as {
      intervals: {
        metric: string;
        rows: number;
        caution: string | null;
        averages: Record<string, { low: number; high: number; effective: number } | null>;
        classes: readonly { class: number; global: { effective: number } | null }[];
      };
    };
    assert.equal(intervals.metric, "dice");
    assert.equal(intervals.rows, 30);
    assert.match(intervals.caution ?? "", /1 of 3 classes in one image only/);
    assert.ok((intervals.averages["macro"]?.low ?? 1) < (intervals.averages["macro"]?.high ?? 0));
    assert.deepEqual(
      intervals.classes.map((row) => row.class),
      [0, 1, 2],
    );
    assert.equal(intervals.classes[2]?.global?.effective, 1);
  });
});

describe("the sentence", () => {
  it("cites the foreground of binary masks, and no mean with the background", () => {
    const binary = smallReport(
      Array.from({ length: 24 }, (_, image) => ({
        name: `image ${image}`,
        target: [0, 0, 0, 1, 1],
        prediction: [0, 0, 0, 1, image % 2],
      })),
    );
    assert.match(
      written("sentence", binary),
      /^Dice of class 1 0\.857 \(95 % CI 0\.\d{3}–0\.\d{3}; counts summed over 24 images, /,
    );
    assert.match(written("sentence", RARE), /^mDice /);
    assert.match(written("sentence", binary, COLUMNS, { isNamed: true }), /^mDice 0\.\d{3} /);
  });
});
