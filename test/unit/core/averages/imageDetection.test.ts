import assert from "node:assert/strict";
import fc from "fast-check";
import { imageDetection } from "../../../../src/core/averages/imageDetection";
import { evaluationOf } from "../randomEvaluation";

describe("the detection of a class in images", () => {
  it("counts images by whether target and prediction hold the class, whatever overlaps", () => {
    const evaluation = evaluationOf([
      [
        [5, 1],
        [1, 0],
      ],
      [
        [5, 0],
        [2, 0],
      ],
      [
        [5, 3],
        [0, 0],
      ],
      [
        [5, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]);
    assert.deepEqual(imageDetection(evaluation, 1), {
      found: 1,
      missed: 1,
      falseAlarms: 1,
      clear: 1,
      sensitivity: 0.5,
      specificity: 0.5,
    });
  });

  it("has no sensitivity where no target holds the class, and no specificity where all do", () => {
    assert.deepEqual(
      imageDetection(
        evaluationOf([
          [
            [5, 1],
            [0, 0],
          ],
        ]),
        1,
      ).sensitivity,
      undefined,
    );
    assert.deepEqual(
      imageDetection(
        evaluationOf([
          [
            [5, 1],
            [1, 1],
          ],
        ]),
        1,
      ).specificity,
      undefined,
    );
  });

  it("puts every image with a counted pixel into one of four", () => {
    const cell = fc.nat({ max: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.tuple(cell, cell), fc.tuple(cell, cell)), { minLength: 1 }), (images) => {
        const evaluation = evaluationOf(images);
        const { found, missed, falseAlarms, clear } = imageDetection(evaluation, 1);
        assert.equal(found + missed + falseAlarms + clear, evaluation.imageSet.length);
        assert.equal(found + missed, images.filter(([, [fn, tp]]) => fn + tp > 0).length);
        assert.equal(found + falseAlarms, images.filter(([[, fp], [, tp]]) => fp + tp > 0).length);
      }),
    );
  });
});
