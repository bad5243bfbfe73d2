import assert from "node:assert/strict";
import { confusionCell, type Confusion } from "../../../../src/core/counting/confusion";
import { confusionByNearness } from "../../../../src/core/counting/confusionByNearness";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { measuredReport, SHAPES } from "../../../page/support/measuredReport";

const REPORT = measuredReport(SHAPES);

function matrix(confusion: Confusion): readonly (readonly number[])[] {
  return [0, 1, 2].map((target) => [0, 1, 2].map((prediction) => confusionCell(confusion, target, prediction)));
}

describe("the confusion near outlines of the target and inside", () => {
  it("adds up to the confusion of all pixels", () => {
    const evaluation = evaluate(REPORT, REPORT.choices);
    const [near, inside] = [confusionByNearness(evaluation, "near"), confusionByNearness(evaluation, "inside")];
    assert.ok(near && inside);
    const insides = matrix(inside);
    assert.deepEqual(
      matrix(near).map((row, target) => row.map((pixels, prediction) => pixels + (insides[target]?.[prediction] ?? 0))),
      matrix(evaluation.confusion),
    );
    // The object that was missed is of 4 x 4 pixels, 12 of them along its outline.
    assert.deepEqual([confusionCell(near, 2, 0), confusionCell(inside, 2, 0)], [12, 4]);
  });

  it("leaves ignored pixels out, and says what they were predicted as", () => {
    const pair = { name: "a", target: ["0011", "0990", "0011", "0000"], prediction: ["0000", "0000", "0011", "0000"] };
    const measured = measuredReport([pair], { kinds: ["boundary"] });
    const evaluation = evaluate(measured, measured.choices);
    assert.equal(evaluation.confusion.ignored, 2);
    const sum = (["near", "inside"] as const).map((nearness) => confusionByNearness(evaluation, nearness));
    assert.equal(
      sum.reduce((pixels, confusion) => pixels + (confusion?.ignored ?? 0), 0),
      evaluation.confusion.ignored,
    );
    assert.equal(
      sum.reduce((pixels, confusion) => pixels + (confusion?.ignoredAs[0] ?? 0), 0),
      2,
    );
  });

  it("is not known where boundaries were not measured, or are stale", () => {
    const bare = measuredReport(SHAPES, { kinds: ["kinds"] });
    assert.equal(confusionByNearness(evaluate(bare, bare.choices), "near"), undefined);
    const stale = evaluate(REPORT, { ...REPORT.choices, shapes: { band: { kind: "pixels", pixels: 3 } } });
    assert.equal(confusionByNearness(stale, "near"), undefined);
  });
});
