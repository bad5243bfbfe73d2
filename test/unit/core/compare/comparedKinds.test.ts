import assert from "node:assert/strict";
import { classKinds } from "../../../../src/core/averages/kindAccount";
import { compareReports } from "../../../../src/core/compare/compareReports";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { IOU } from "../../../../src/core/metrics/metrics";
import { measuredReport, SHAPES } from "../../../page/support/measuredReport";

const A = measuredReport(SHAPES);
const B = measuredReport(SHAPES.map((pair) => ({ ...pair, prediction: pair.target })));

function kindsOf(a: typeof A, b: typeof A) {
  const outcome = compareReports(a, b, { metric: IOU, draws: 10, seed: 1, confidence: 0.95 });
  assert.ok(outcome.ok);
  return outcome.comparison.kinds;
}

describe("kinds of error in two runs", () => {
  it("are those of each run by itself, of every class and of their mean", () => {
    const kinds = kindsOf(A, B);
    assert.ok(kinds);
    assert.deepEqual(
      kinds.classes.map(({ info, a }) => [info.label, a]),
      [0, 1, 2].map((label) => [label, classKinds(evaluate(A, A.choices), label)]),
    );
    assert.deepEqual(
      kinds.classes.map(({ b }) => b.iou),
      [1, 1, 1],
    );
    assert.equal(kinds.mean.b.iou, 1);
    assert.equal(kinds.mean.a.missed, 1 / 3);
    assert.deepEqual(kindsOf(B, A)?.mean, { a: kinds.mean.b, b: kinds.mean.a });
  });

  it("are not known where one run was not measured", () => {
    assert.equal(kindsOf(A, measuredReport(SHAPES, { kinds: ["surface"] })), undefined);
  });
});
