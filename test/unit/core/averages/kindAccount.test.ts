import assert from "node:assert/strict";
import fc from "fast-check";
import { classKinds, KIND_PARTS, kindAccount, meanKinds } from "../../../../src/core/averages/kindAccount";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { classTally } from "../../../../src/core/counting/cells";
import { IOU } from "../../../../src/core/metrics/metrics";
import { kindChangeSentence, kindSentence } from "../../../../src/core/sentences/kindWords";
import { measuredReport, SHAPES } from "../../../page/support/measuredReport";

const REPORT = measuredReport(SHAPES);
const EVALUATION = evaluate(REPORT, REPORT.choices);

describe("what an IoU lacks, by kind of error", () => {
  it("is told of each class, and adds up to 1 with its IoU", () => {
    for (const classIndex of EVALUATION.classSet) {
      const account = classKinds(EVALUATION, classIndex);
      assert.ok(account);
      assert.equal(account.iou, IOU.value(classTally(EVALUATION.cells, classIndex)));
      const sum = KIND_PARTS.reduce((left, part) => left + account[part], account.iou);
      assert.ok(Math.abs(sum - 1) < 1e-12);
      assert.equal(account.segment, account.missed + account.invented);
    }
    // Of class 1 64 + 2 x 36 pixels are right; a column of 8 too many, and an object of 9 was invented.
    assert.deepEqual(classKinds(EVALUATION, 1), {
      iou: 136 / 153,
      boundary: 0,
      extent: 8 / 153,
      segment: 9 / 153,
      missed: 0,
      invented: 9 / 153,
    });
  });

  it("is the mean of the classes in the mean that have a pixel", () => {
    const mean = meanKinds(EVALUATION);
    const one = classKinds(EVALUATION, 1);
    const two = classKinds(EVALUATION, 2);
    assert.ok(mean && one && two);
    assert.equal(mean.classes, 3);
    const without = meanKinds(evaluate(REPORT, { ...REPORT.choices, leftOut: [0] }));
    assert.ok(without);
    assert.equal(without.missed, (one.missed + two.missed) / 2);
    assert.equal(without.classes, 2);
    assert.equal(meanKinds(evaluate(REPORT, { ...REPORT.choices, leftOut: [0, 1, 2] })), undefined);
  });

  it("has only classes in the target where those alone are counted", () => {
    const invented = measuredReport([{ name: "a", target: ["0000"], prediction: ["0011"] }]);
    const classes = (presence: "all" | "target") =>
      meanKinds(evaluate(invented, { ...invented.choices, presence }))?.classes;
    assert.deepEqual([classes("all"), classes("target")], [2, 1]);
  });

  it("is not known where kinds were not measured, or are stale", () => {
    const bare = measuredReport(SHAPES, { kinds: ["boundary"] });
    assert.equal(meanKinds(evaluate(bare, bare.choices)), undefined);
    assert.equal(meanKinds(evaluate(REPORT, { ...REPORT.choices, ignore: [2] })), undefined);
    assert.equal(kindAccount({}), undefined);
  });

  it("adds up to 1 whatever the masks are", () => {
    const row = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(row, row, (target, prediction) => {
        const drawn = (pixels: readonly number[]) => [0, 4, 8].map((start) => pixels.slice(start, start + 4).join(""));
        const report = measuredReport([{ name: "a", target: drawn(target), prediction: drawn(prediction) }], {
          kinds: ["kinds"],
        });
        const mean = meanKinds(evaluate(report, report.choices));
        assert.ok(mean);
        const sum = KIND_PARTS.reduce((left, part) => left + mean[part], mean.iou);
        assert.ok(Math.abs(sum - 1) < 1e-12);
      }),
    );
  });
});

describe("what an IoU lacks, in words", () => {
  const account = { iou: 0.66, boundary: 0.19, extent: 0.05, segment: 0.1, missed: 0.06, invented: 0.04 };

  it("names every part with its share", () => {
    assert.equal(
      kindSentence("rider", account),
      "Of the 0.340 that rider lacks, 0.190 is outlines, 0.050 parts of objects, 0.100 whole objects (0.060 missed, 0.040 invented).",
    );
    const outlines = { iou: 0.5, boundary: 0.5, extent: 0, segment: 0, missed: 0, invented: 0 };
    assert.equal(
      kindSentence("car", outlines),
      "Of the 0.500 that car lacks, 0.500 is outlines, 0.000 parts of objects, 0.000 whole objects.",
    );
    assert.equal(kindSentence("sky", { ...outlines, iou: 1, boundary: 0 }), "The IoU of sky lacks nothing.");
  });

  const RUNS = { a: "baseline", b: "finetuned" };

  it("names what another run repairs and breaks, the largest first", () => {
    const better = { iou: 0.71, boundary: 0.15, extent: 0.05, segment: 0.09, missed: 0, invented: 0.09 };
    assert.equal(
      kindChangeSentence(account, better, RUNS),
      "finetuned repairs missed objects 0.060, outlines 0.040 and breaks invented objects 0.050: together the IoU rises by 0.050.",
    );
    assert.equal(
      kindChangeSentence(better, account, RUNS),
      "finetuned repairs invented objects 0.050 and breaks missed objects 0.060, outlines 0.040: together the IoU falls by 0.050.",
    );
    assert.equal(kindChangeSentence(account, account, RUNS), "By kind of error finetuned does as baseline does.");
  });
});
