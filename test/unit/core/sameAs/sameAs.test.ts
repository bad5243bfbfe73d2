import assert from "node:assert/strict";
import type { AverageId } from "../../../../src/core/averages/averages";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import { DICE, IOU, MCC, PRECISION, RECALL, type METRICS } from "../../../../src/core/metrics/metrics";
import { PRESETS, presetsOf } from "../../../../src/core/metrics/presets";
import type { Policy } from "../../../../src/core/metrics/policy";
import { sameAs } from "../../../../src/core/sameAs/sameAs";
import { evaluationOf } from "../randomEvaluation";

/** Class 2 is absent from the second image, so that the rules matter. */
const ABSENT = evaluationOf([
  [
    [4, 1, 0],
    [0, 2, 0],
    [0, 1, 3],
  ],
  [
    [3, 1, 0],
    [0, 5, 0],
    [0, 0, 0],
  ],
]);

function under(evaluation: Evaluation, policy: Policy): Evaluation {
  return { ...evaluation, choices: { ...evaluation.choices, ...policy } };
}

function calls(evaluation: Evaluation, metric: (typeof METRICS)[number], average: AverageId): readonly string[] {
  return sameAs(evaluation, metric, average).map(({ call }) => call);
}

describe("the same-as line", () => {
  it("names the call of each library that gives the figure", () => {
    const zero = under(ABSENT, { zeroDivision: 0, presence: "all" });
    assert.deepEqual(calls(zero, DICE, "macro-imagewise"), [
      'smp.metrics.f1_score(tp, fp, fn, tn, reduction="macro-imagewise", zero_division=0)',
    ]);
    const union = under(ABSENT, { zeroDivision: 0, presence: "union" });
    assert.deepEqual(calls(union, PRECISION, "macro-imagewise"), [
      'torch.stack([multiclass_precision(p, t, num_classes=3, average="macro") for t, p in images]).mean()',
    ]);
    const target = under(ABSENT, { zeroDivision: "exclude", presence: "target" });
    assert.deepEqual(calls(target, IOU, "macro-imagewise"), [
      "m = MeanIoU(); [m(one_hot(p[None, None], 3), one_hot(t[None, None], 3)) for t, p in images]; m.aggregate()",
      'm = AccuracyMetric(num_classes=3, ignore_index=255); [m.add(p[None], t[None]) for t, p in images]; m.value()["mIoUI"]',
    ]);
    const exclude = under(ABSENT, { zeroDivision: "exclude", presence: "all" });
    assert.deepEqual(calls(exclude, IOU, "pairwise"), [
      "cells = smp.metrics.iou_score(tp, fp, fn, tn, reduction=None, zero_division=np.nan); np.nanmean(cells)",
      'm = MeanIoU(num_classes=3, input_format="index"); [m.update(p[None], t[None]) for t, p in images]; m.compute()',
    ]);
  });

  it("names calls of other rules too where nothing that is averaged is 0/0", () => {
    const whole = evaluationOf([
      [
        [4, 1],
        [1, 2],
      ],
    ]);
    const exclude = under(whole, { zeroDivision: "exclude", presence: "target" });
    const found = calls(exclude, RECALL, "macro");
    assert.ok(found.some((call) => call.startsWith("smp.metrics.recall(") && call.includes('reduction="macro"')));
    assert.ok(found.some((call) => call.startsWith("recall_score(T, P, labels=range(2)")));
  });

  it("names nothing for smp's weighted-imagewise and for metrics without a call", () => {
    assert.deepEqual(calls(under(ABSENT, { zeroDivision: 1, presence: "all" }), DICE, "weighted-imagewise"), []);
    assert.deepEqual(calls(ABSENT, MCC, "macro"), []);
  });

  it("names no torchmetrics call where classes are left out of the mean, and sklearn's with their labels", () => {
    const found = calls(
      { ...under(ABSENT, { zeroDivision: 0, presence: "all" }), classSet: [1, 2] },
      PRECISION,
      "macro",
    );
    assert.ok(found.includes('precision_score(T, P, labels=[1, 2], average="macro", zero_division=0)'));
    assert.ok(!found.some((call) => call.startsWith("multiclass")));
  });
});

describe("presets", () => {
  it("are found by the present knobs", () => {
    assert.deepEqual(
      presetsOf({ zeroDivision: 0, presence: "union" }).map(({ id }) => id),
      ["torchmetrics"],
    );
    assert.deepEqual(
      presetsOf({ zeroDivision: 1, presence: "all" }).map(({ id }) => id),
      ["smp", "monaiEmpty"],
    );
    assert.deepEqual(presetsOf({ zeroDivision: 1, presence: "target" }), []);
  });

  it("have separate ids", () => {
    assert.equal(new Set(PRESETS.map(({ id }) => id)).size, PRESETS.length);
  });
});
