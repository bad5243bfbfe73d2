import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluate, type Evaluation } from "../../../../src/core/counting/evaluation";
import { objectRows } from "../../../../src/core/counting/objectRows";
import { objectSizes } from "../../../../src/core/counting/objectSizes";
import { cellTally } from "../../../../src/core/counting/cells";
import { classFigures } from "../../../../src/core/averages/classFigures";
import type { Choices } from "../../../../src/core/document/choices";
import { OBJECTS_CSV } from "../../../../src/core/exports/objectsCsv";
import { metricCalled } from "../../../../src/core/metrics/metricsFor";
import type { MatchRule } from "../../../../src/core/shapes/objectMatches";
import { measuredReport, type DrawnPair } from "../../../support/measuredReport";

/** Of class 1: one of 4 pixels that is found but for one, one of 2 that is missed, an invented one at the right edge, one on ignored pixels. */
const A: DrawnPair = {
  name: "a",
  target: ["1100000", "1109900", "0009900", "0110000"],
  prediction: ["1100001", "1001100", "0001100", "0000000"],
};
/** Of class 2: one that a prediction of class 1 lies on, and one that is half met. */
const B: DrawnPair = {
  name: "b",
  target: ["222", "222", "000", "002", "002"],
  prediction: ["111", "111", "000", "002", "000"],
};
const CHOICES: Partial<Choices> = { ignore: [255], leftOut: [0] };

function evaluated(change: Partial<Choices> = {}, pairs = [A, B]): Evaluation {
  const report = measuredReport(pairs, { ...CHOICES, ...change });
  return evaluate(report, report.choices);
}

/** As image, class, side, state, pixels, IoU and pixels in common. */
function listed(evaluation: Evaluation) {
  return objectRows(evaluation)
    ?.filter(({ classIndex }) => classIndex > 0)
    .map(({ image, classIndex, side, state, area, iou, common }) => [
      ...[image, classIndex, side, state, area, iou, common],
    ]);
}

describe("the rows of objects", () => {
  it("are the objects of the target, found or missed, and the predicted ones that found nothing", () => {
    assert.deepEqual(listed(evaluated()), [
      [0, 1, "target", "found", 4, 3 / 4, 3],
      [0, 1, "target", "missed", 2, 0, 0],
      [0, 1, "prediction", "invented", 1, 0, 0],
      [0, 1, "prediction", "leftOut", 4, 0, 0],
      [1, 2, "target", "missed", 6, 0, 0],
      // Exactly half is not more than half.
      [1, 2, "target", "missed", 2, 1 / 2, 1],
      [1, 1, "prediction", "invented", 6, 0, 0],
      [1, 2, "prediction", "invented", 1, 1 / 2, 1],
    ]);
  });

  it("follow the rule by which an object is found", () => {
    const states = (found: MatchRule) =>
      listed(evaluated({ shapes: { found } }))?.flatMap(([image, , side, state]) =>
        image === 1 ? [`${String(side)} ${String(state)}`] : [],
      );
    const half = ["target missed", "target found", "prediction invented"];
    assert.deepEqual(states({ kind: "overlap" }), half);
    assert.deepEqual(states({ kind: "recall", share: 0.5 }), half);
    assert.deepEqual(states({ kind: "iou", above: 0.4 }), half);
  });

  it("say where an object lies, whether it touches the edge, and which object of the other side covers most of it", () => {
    const rows = (objectRows(evaluated()) ?? []).filter(({ image, classIndex }) => image === 0 && classIndex === 1);
    assert.deepEqual(
      rows.map(({ box: { x, y, width, height }, atEdge }) => [x, y, width, height, atEdge]),
      [
        [0, 0, 2, 2, true],
        [1, 3, 2, 1, true],
        [6, 0, 1, 1, true],
        [3, 1, 2, 2, false],
      ],
    );
    const report = measuredReport([A], CHOICES);
    const { target, prediction } = report.images[0]?.measures?.objects?.pair ?? {};
    assert.equal(prediction?.areas[rows[0]?.other ?? -1], 3);
    assert.deepEqual(
      rows.map(({ side, object }) => (side === "target" ? target : prediction)?.areas[object]),
      [4, 2, 1, 4],
    );
    assert.equal(rows[1]?.other, undefined);
  });

  it("take the largest overlap of several, and the best IoU, which may be another's", () => {
    const rows = objectRows(evaluated({}, [{ name: "c", target: ["111111110"], prediction: ["111011110"] }]))?.filter(
      ({ classIndex }) => classIndex === 1,
    );
    assert.deepEqual(
      rows?.map(({ side, state, area, iou, common }) => [side, state, area, iou, common]),
      [
        ["target", "missed", 8, 4 / 8, 4],
        ["prediction", "invented", 3, 3 / 8, 3],
        ["prediction", "invented", 4, 4 / 8, 4],
      ],
    );
  });

  it("are none where objects are stale or were not measured", () => {
    const report = measuredReport([A, B], CHOICES);
    for (const choices of [
      { ...report.choices, shapes: { connectivity: 4 as const } },
      { ...report.choices, merges: [{ labels: [1, 2], name: "both" }] },
    ])
      assert.equal(objectRows(evaluate(report, choices)), undefined);
    const without = measuredReport([A, B], CHOICES, ["kinds"]);
    assert.equal(objectRows(evaluate(without, without.choices)), undefined);
    assert.deepEqual(objectSizes(evaluate(without, without.choices), [1], "terciles"), []);
  });

  it("count as the figures of objects do, whatever the masks and the rule", () => {
    const mask = fc.array(fc.array(fc.constantFrom("0", "1", "2", "9"), { minLength: 6, maxLength: 6 }), {
      minLength: 5,
      maxLength: 5,
    });
    const rule = fc.constantFrom(
      { kind: "iou", above: 0.5 } as const,
      { kind: "overlap" } as const,
      { kind: "recall", share: 0.3 } as const,
    );
    fc.assert(
      fc.property(mask, mask, rule, (target, prediction, found) => {
        const rows = (of: readonly (readonly string[])[]) => of.map((row) => row.join(""));
        const report = measuredReport([{ name: "a", target: rows(target), prediction: rows(prediction) }], {
          ignore: [255],
          shapes: { found },
        });
        const evaluation = evaluate(report, report.choices);
        const all = objectRows(evaluation) ?? [];
        for (const classIndex of evaluation.table.classes.keys()) {
          const count = (state: string) =>
            all.filter((row) => row.classIndex === classIndex && row.state === state).length;
          const metric = metricCalled("objectRecall", report.choices);
          assert.ok(metric);
          const targets = count("found") + count("missed");
          const recall = classFigures(evaluation, metric, classIndex).global;
          assert.equal(recall, targets === 0 ? undefined : count("found") / targets);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("objects by size", () => {
  it("have the recall and the IoU of each range, in thirds or by COCO's bounds", () => {
    const evaluation = evaluated();
    // Of class 2: areas of 6 and 2; of class 1: 4 and 2.
    const thirds = objectSizes(evaluation, [1, 2], "terciles");
    assert.deepEqual(
      thirds.map(({ from, to, targets, found, recall }) => [from, to, targets, found, recall]),
      [
        [0, 2, 0, 0, undefined],
        [2, 4, 2, 0, 0],
        [4, Infinity, 2, 1, 1 / 2],
      ],
    );
    assert.deepEqual(
      objectSizes(evaluation, [2], "coco").map(({ from, to, targets, found }) => [from, to, targets, found]),
      [
        [0, 1024, 2, 0],
        [1024, 9216, 0, 0],
        [9216, Infinity, 0, 0],
      ],
    );
    assert.deepEqual(objectSizes(evaluation, [], "coco"), []);
  });

  it("have pixels that add up to those of the class", () => {
    const evaluation = evaluated();
    for (const classIndex of [1, 2]) {
      const { iou } = objectSizes(evaluation, [classIndex], "coco")[0] ?? {};
      const { tp, fp, fn } = [0, 1]
        .map((image) => cellTally(evaluation.cells, image, classIndex))
        .reduce((a, b) => ({ ...a, tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn }));
      assert.equal(iou, tp / (tp + fp + fn));
    }
  });
});

describe("the objects as CSV", () => {
  it("have a row each, with where it lies", () => {
    const report = measuredReport([A], { ...CHOICES });
    const lines = OBJECTS_CSV.write(evaluate(report, report.choices), report).split("\r\n");
    assert.equal(
      lines[0],
      "image,label,class,side,state,pixels,x,y,width,height,iou,largest_overlap,at_edge,note,choices",
    );
    const missed = lines.find((line) => line.startsWith("a,1,1,target,missed"));
    assert.equal(missed?.split(",").slice(3, 13).join(","), "target,missed,2,1,3,2,1,0,0,1");
    assert.ok(lines.some((line) => line.startsWith("a,1,1,prediction,left out,4,3,1,2,2,0,0,0,")));
    assert.match(lines[1] ?? "", /IoU/);
  });

  it("say where nothing was measured, and where there is no object", () => {
    const bare = measuredReport([A], CHOICES, ["kinds"]);
    assert.match(
      OBJECTS_CSV.write(evaluate(bare, bare.choices), bare),
      /objects were not measured under these choices/,
    );
    const empty = measuredReport([{ name: "e", target: ["99"], prediction: ["00"] }], { ignore: [255] });
    const lines = OBJECTS_CSV.write(evaluate(empty, empty.choices), empty).split("\r\n");
    assert.ok(lines.slice(1).every((line) => !line.includes(",target,")));
  });
});
