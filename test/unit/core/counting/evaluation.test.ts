import assert from "node:assert/strict";
import { cellTally } from "../../../../src/core/counting/cells";
import { confusionCell } from "../../../../src/core/counting/confusion";
import { countCells } from "../../../../src/core/counting/countCells";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { imageConfusion } from "../../../../src/core/counting/imageConfusion";
import { smallReport } from "../smallReport";
import type { ClassTable } from "../../../../src/core/reading/classTable";
import { IGNORED, OTHER, UNLISTED } from "../../../../src/core/labels/indices";
import { matrixOf } from "../matrixOf";

/** Classes 0 and 1; 255 ignored, everything else no class. */
const TABLE: ClassTable = {
  classes: [0, 1].map((label) => ({ label, name: String(label), color: "#000000" })),
  ignore: [255],
  targetClass: (label: number) => (label === 255 ? IGNORED : label <= 1 ? label : UNLISTED),
  predictionClass: (label: number) => (label <= 1 ? label : OTHER),
};

function count(target: readonly number[], prediction: readonly number[]) {
  return countCells(smallReport([{ target, prediction }]).images, TABLE);
}

describe("countCells", () => {
  it("gives tp, fp, fn and tn of each class one against the rest", () => {
    const { cells } = count([0, 0, 0, 1], [0, 1, 1, 1]);
    assert.deepEqual(cellTally(cells, 0, 0), { tp: 1, fp: 0, fn: 2, tn: 1 });
    assert.deepEqual(cellTally(cells, 0, 1), { tp: 1, fp: 2, fn: 0, tn: 1 });
  });

  it("leaves ignored target pixels out of everything, whatever is predicted there", () => {
    const { cells, confusion } = count([0, 255, 255, 255], [0, 1, 0, 9]);
    assert.deepEqual(cellTally(cells, 0, 0), { tp: 1, fp: 0, fn: 0, tn: 0 });
    assert.deepEqual(cellTally(cells, 0, 1), { tp: 0, fp: 0, fn: 0, tn: 1 });
    assert.equal(confusion.ignored, 3);
    assert.deepEqual([...confusion.ignoredAs], [1, 1, 1]);
  });

  it("leaves target labels outside the class list out, and counts them", () => {
    const { cells, confusion } = count([0, 7], [0, 0]);
    assert.equal(cells.pixels[0], 1);
    assert.equal(confusion.unlisted, 1);
    assert.equal(confusion.ignored, 0);
  });

  it("takes a predicted label that does not belong to a class as a miss of the target and nobody's false positive", () => {
    const { cells, confusion } = count([0, 1, 1], [7, 255, 1]);
    assert.deepEqual(cellTally(cells, 0, 0), { tp: 0, fp: 0, fn: 1, tn: 2 });
    assert.deepEqual(cellTally(cells, 0, 1), { tp: 1, fp: 0, fn: 1, tn: 1 });
    assert.deepEqual([...confusion.other], [1, 1]);
  });

  it("keeps a predicted label that does not belong to a class from the counts of the image before", () => {
    const { images } = smallReport([
      { target: [0, 1], prediction: [0, 1] },
      { target: [0, 1], prediction: [7, 7] },
    ]);
    const { cells } = countCells(images, TABLE);
    assert.deepEqual([...cells.fp], [0, 0, 0, 0]);
  });

  it("sums the confusion over images, a row a target class", () => {
    const { images } = smallReport([
      { target: [0, 0], prediction: [1, 0] },
      { target: [0, 1], prediction: [1, 1] },
    ]);
    const { confusion } = countCells(images, TABLE);
    assert.equal(confusionCell(confusion, 0, 1), 2);
    assert.equal(confusionCell(confusion, 1, 0), 0);
    assert.deepEqual(matrixOf(confusion), [1, 2, 0, 1]);
  });
});

describe("evaluate", () => {
  it("keeps classes that are left out of the means in the counts", () => {
    const report = smallReport([{ target: [0, 1], prediction: [1, 1] }]);
    const { classSet, table, cells } = evaluate(report, { ...report.choices, leftOut: [0] });
    assert.deepEqual(
      classSet.map((k) => table.classes[k]?.label),
      [1],
    );
    assert.equal(cellTally(cells, 0, 1).fp, 1);
  });

  it("lists the images with a counted pixel", () => {
    const report = smallReport([
      { target: [255, 255], prediction: [0, 1] },
      { target: [0, 1], prediction: [0, 1] },
    ]);
    assert.deepEqual(evaluate(report, report.choices).imageSet, [1]);
  });

  it("leaves targets without a prediction out, or counts each of their pixels as missed", () => {
    const report = smallReport([{ target: [0, 1], prediction: [0, 1] }, { target: [1, 1] }]);
    assert.equal(evaluate(report, report.choices).images.length, 1);
    const { cells, confusion } = evaluate(report, { ...report.choices, missing: "count" });
    assert.deepEqual(cellTally(cells, 1, 1), { tp: 0, fp: 0, fn: 2, tn: 0 });
    assert.deepEqual([...confusion.other], [0, 2]);
  });

  it("gives the confusion of one image when asked", () => {
    const report = smallReport([
      { target: [0, 1], prediction: [0, 1] },
      { target: [1, 1], prediction: [0, 1] },
    ]);
    const evaluation = evaluate(report, report.choices);
    assert.deepEqual(matrixOf(imageConfusion(evaluation, 1)), [0, 0, 1, 1]);
  });
});
