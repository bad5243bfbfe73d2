import assert from "node:assert/strict";
import fc from "fast-check";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { classTally } from "../../../../src/core/counting/cells";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { NO_PREDICTION } from "../../../../src/core/labels/label";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { ImageEntry } from "../../../../src/core/document/report";
import { EVALUATION_JSON } from "../../../../src/core/exports/evaluationJson";
import { THRESHOLDS_CSV } from "../../../../src/core/exports/thresholdsCsv";
import { thresholdCurve, type ThresholdCurve } from "../../../../src/core/threshold/thresholdCurve";
import { withThreshold } from "../../../../src/core/threshold/withThreshold";
import { entry, reportOf, type Row } from "../check/entries";

const LEVELS: MaskFacts = { format: "NPY", kind: "grey", bits: 32, scores: { kind: "levels" } };

function curve(images: readonly ImageEntry[], change: Partial<Choices> = {}): ThresholdCurve | undefined {
  const choices = { ...DEFAULT_CHOICES, ...change };
  const report = reportOf(images, choices);
  return thresholdCurve(report, evaluate(report, choices));
}

function found(images: readonly ImageEntry[], change: Partial<Choices> = {}): ThresholdCurve {
  const made = curve(images, change);
  assert.ok(made);
  return made;
}

/** Scores in steps, so that they are scores whatever else is there. */
const LADDER: readonly Row[] = Array.from({ length: 52 }, (_, k): Row => [k > 25 ? 255 : 0, 5 * k, 1]);

const rows = fc.array(
  fc.record({
    target: fc.constantFrom(0, 255),
    prediction: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constant(NO_PREDICTION)),
    pixels: fc.integer({ min: 1, max: 1000 }),
  }),
  { maxLength: 30 },
);

describe("the curve over the thresholds", () => {
  it("has at every threshold the counts that the evaluation has under it", () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom(undefined, LEVELS),
        (counts, index, prediction) => {
          const all = [
            ...LADDER,
            ...counts.map(({ target, prediction: label, pixels }): Row => [target, label, pixels]),
          ];
          const images = [entry(all, prediction ? { prediction } : {})];
          const point = found(images).points[index];
          assert.ok(point);
          const choices = { ...DEFAULT_CHOICES, threshold: point.threshold };
          const { cells, table } = evaluate(reportOf(images), choices);
          const { threshold, level, ...tally } = point;
          assert.deepEqual(
            tally,
            classTally(
              cells,
              table.classes.findIndex(({ label }) => label === 1),
            ),
          );
          assert.deepEqual([level, found(images, { threshold }).chosen], [index, point]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("counts a pixel without a prediction as missed at every threshold, and of the background as right", () => {
    const missed: readonly Row[] = [
      [255, NO_PREDICTION, 7],
      [0, NO_PREDICTION, 3],
    ];
    const { points, chosen } = found([entry([...LADDER, ...missed])]);
    const plain = found([entry(LADDER)]);
    assert.deepEqual(
      [points[0], points[200], chosen].map((point) => [
        point?.tp,
        point?.fp,
        (point?.fn ?? 0) - 7,
        (point?.tn ?? 0) - 3,
      ]),
      [plain.points[0], plain.points[200], plain.chosen].map((point) => [point?.tp, point?.fp, point?.fn, point?.tn]),
    );
  });

  it("has 256 thresholds, of which the first takes every pixel for foreground", () => {
    const { points } = found([entry(LADDER)]);
    assert.deepEqual([points.length, points[0]?.threshold, points[255]?.threshold], [256, 0, 1]);
    assert.deepEqual(points[0], { threshold: 0, level: 0, tp: 26, fp: 26, fn: 0, tn: 0 });
    assert.ok(points.every(({ threshold }, index) => index === 0 || threshold > (points[index - 1]?.threshold ?? 1)));
  });

  it("has as many of scores of 16 bits, and the chosen one whatever it is", () => {
    const wide = LADDER.map(([target, prediction, pixels]): Row => [target, prediction * 257, pixels]);
    const { points, chosen } = found([entry([...wide, [255, 33_333, 7]])], { threshold: 33_333 / 65_535 });
    assert.deepEqual([points.length, chosen.level, chosen.tp, chosen.fp], [256, 33_333, 26 - 0 + 7, 0]);
    assert.deepEqual(found([entry([...wide, [255, 33_333, 7]])], { threshold: 33_334 / 65_535 }).chosen.tp, 26);
  });

  it("marks the threshold with the best IoU, of several the nearest to a half", () => {
    const best = (at: number): number | undefined =>
      found([entry(Array.from({ length: 52 }, (_, k): Row => [5 * k >= at ? 255 : 0, 5 * k, 1]))]).best?.level;
    assert.deepEqual(
      [best(50), best(125), best(200)],
      [50, 125, 196],
      "from one step to the next all thresholds are alike",
    );
    assert.equal(found([entry(LADDER.map(([, prediction, pixels]): Row => [0, prediction, pixels]))]).best, undefined);
  });

  it("leaves ignored pixels, and images outside the subset, out", () => {
    const ignored = LADDER.map(([target, prediction, pixels]): Row => [target === 255 ? 1 : 0, prediction, pixels]);
    assert.equal(found([entry([...ignored, [-1, 200, 9]])]).chosen.fp, 0);
    const images = [entry(LADDER, { name: "a" }), entry([[0, 200, 9]], { name: "b" })];
    assert.deepEqual(
      [found(images).chosen.fp, found(images, { subset: { kind: "text", text: "a" } }).chosen.fp],
      [9, 0],
    );
  });

  it("is none where the predictions are labels", () => {
    assert.equal(
      curve([
        entry([
          [0, 0, 5],
          [255, 255, 5],
        ]),
      ]),
      undefined,
    );
    assert.equal(
      curve([
        entry([
          [0, 0, 5],
          [1, 1, 5],
          [2, 1, 5],
        ]),
      ]),
      undefined,
    );
  });

  it("follows a threshold that a reading by choice has among its steps", () => {
    const swap = { kind: "table", name: "0 to 1, 1 to 0", from: [0, 1], to: [1, 0] } as const;
    const relabelling = { target: [], prediction: [{ kind: "threshold", from: 128, top: 255 }, swap] } as const;
    const images = [entry(LADDER.map(([target, prediction, pixels]): Row => [target, 255 - prediction, pixels]))];
    const turned = { ...DEFAULT_CHOICES, relabelling };
    assert.equal(found(images, turned).foreground, "class 0");
    const { relabelling: steps } = withThreshold(turned, 0.3);
    assert.deepEqual(steps.prediction, [{ kind: "threshold", from: 77, top: 255 }, swap]);
  });
});

describe("the thresholds in exports", () => {
  const choices = { ...DEFAULT_CHOICES, threshold: 0.3 };
  const report = reportOf([entry(LADDER)], choices);
  const evaluation = evaluate(report, choices);

  it("stand in JSON with their counts and figures, the chosen and the best one", () => {
    const { thresholds, choices: stated } = JSON.parse(EVALUATION_JSON.write(evaluation, report)) as {
      readonly choices: { readonly threshold: number; readonly applied: readonly string[] };
      readonly thresholds: Readonly<Record<"chosen" | "bestOnTheseImages", Readonly<Record<string, number>>>> & {
        readonly points: readonly unknown[];
      };
    };
    assert.deepEqual([stated.threshold, thresholds.points.length], [0.3, 256]);
    assert.ok(stated.applied.some((words) => words.includes("class 1 from the threshold 0.3 on (value 77)")));
    const { iou, ...chosen } = thresholds.chosen;
    assert.equal(iou, 26 / 36);
    assert.deepEqual(chosen, {
      threshold: 0.3,
      level: 77,
      tp: 26,
      fp: 10,
      fn: 0,
      tn: 16,
      dice: 52 / 62,
      precision: 26 / 36,
      recall: 1,
    });
    assert.deepEqual([thresholds.bestOnTheseImages["threshold"], thresholds.bestOnTheseImages["iou"]], [0.5, 1]);
  });

  it("are a table, a row a threshold, which says what is chosen and what is best", () => {
    const lines = THRESHOLDS_CSV.write(evaluation, report).trim().split("\r\n");
    assert.equal(lines.length, 257);
    assert.equal(lines[0], "threshold,level,tp,fp,fn,tn,iou,dice,precision,recall,mark,choices");
    assert.match(lines[1] ?? "", /^0,0,26,26,0,0,0\.5,.*threshold 0\.3/);
    assert.match(lines[78] ?? "", /^0\.3,77,.*,chosen,/);
    assert.match(lines[129] ?? "", /^0\.5,128,26,0,0,26,1,1,1,1,best IoU on these images,/);
  });

  it("are none where the predictions are labels", () => {
    const plain = reportOf([
      entry([
        [0, 0, 5],
        [1, 1, 5],
      ]),
    ]);
    assert.equal(
      "thresholds" in (JSON.parse(EVALUATION_JSON.write(evaluate(plain, DEFAULT_CHOICES), plain)) as object),
      false,
    );
    assert.match(
      THRESHOLDS_CSV.write(evaluate(plain, DEFAULT_CHOICES), plain).split("\r\n")[1] ?? "",
      /^,+the predictions are not scores,/,
    );
  });
});
