import assert from "node:assert/strict";
import { isSwallowed, swallowedCells } from "../../../../src/core/averages/swallowedCells";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { measuredReport, SHAPES } from "../../../page/support/measuredReport";

/** Squares of 8 x 8, 6 x 6 and 4 x 4 pixels: a band of 3 takes in the two smaller ones, and what is left of the first two images. */
const REPORT = measuredReport(SHAPES, {
  change: { choices: { ...DEFAULT_CHOICES, shapes: { band: { kind: "pixels", pixels: 3 } } } },
});

describe("objects that the band along outlines takes in whole", () => {
  const evaluation = evaluate(REPORT, REPORT.choices);

  it("are those without a pixel deeper than the band", () => {
    assert.deepEqual(
      [0, 1, 2].map((image) => [0, 1, 2].map((classIndex) => isSwallowed(evaluation, image, classIndex))),
      [
        [true, false, false],
        [true, true, true],
        [false, true, false],
      ],
    );
  });

  it("are counted among the cells with the class in the target", () => {
    assert.deepEqual(swallowedCells(evaluation, [1]), { swallowed: 2, total: 3 });
    assert.deepEqual(swallowedCells(evaluation, [2]), { swallowed: 1, total: 1 });
    assert.deepEqual(swallowedCells(evaluation, [0, 1, 2]), { swallowed: 5, total: 7 });
  });

  it("are none where a class is predicted alone", () => {
    const invented = measuredReport([{ name: "a", target: ["0000"], prediction: ["0011"] }], { kinds: ["boundary"] });
    assert.equal(isSwallowed(evaluate(invented, invented.choices), 0, 1), false);
  });

  it("are none where boundaries are stale", () => {
    const stale = evaluate(REPORT, { ...REPORT.choices, shapes: {} });
    assert.deepEqual(swallowedCells(stale, [1]), { swallowed: 0, total: 3 });
  });
});
