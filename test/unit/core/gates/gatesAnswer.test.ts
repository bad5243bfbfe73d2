import assert from "node:assert/strict";
import type { Report } from "../../../../src/core/document/report";
import { gatesAnswer } from "../../../../src/core/gates/gatesAnswer";
import { proposedGates } from "../../../../src/core/gates/proposedGates";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { METRICS } from "../../../../src/core/metrics/metrics";
import { image, report } from "../../../support/images";

/** Of each of thirty images 20 pixels of two classes, of which so many are wrong. */
function run(wrong: number): Report {
  return report(
    Array.from({ length: 30 }, (_, place) =>
      image(`image ${place}`, [
        [0, 0, 10],
        [1, 1, 10 - wrong - (place % 2)],
        [1, 0, wrong + (place % 2)],
      ]),
    ),
  );
}

function decided(of: Report, text: string, baseline?: Report): readonly (readonly unknown[])[] {
  const answer = gatesAnswer(of, { name: "masks.gates.json", text }, baseline);
  assert.ok(answer.ok, answer.ok ? "" : answer.message);
  return answer.outcome.gates.map(({ verdict, subject }) => [verdict, subject]);
}

describe("the gates of a workspace", () => {
  it("lead to the images of their class, to the files, or to all images", () => {
    const gates = [
      { figure: "iou.class.1", atLeast: 0.9 },
      { figure: "iou.class.*", atLeast: 0.1 },
      { figure: "iou.macro", atLeast: 0.1 },
      { missingPredictions: 0 },
      { problems: "none" },
    ];
    assert.deepEqual(decided(run(3), JSON.stringify(gates)), [
      ["failed", { kind: "class", label: 1 }],
      ["passed", { kind: "class", label: 0 }],
      ["passed", { kind: "class", label: 1 }],
      ["passed", undefined],
      ["passed", { kind: "files" }],
      ["passed", { kind: "files" }],
    ]);
  });

  it("lead there of a partial report too, where none can be decided", () => {
    const partial = { ...run(3), state: "partial" } as const;
    assert.deepEqual(decided(partial, '[{ "figure": "iou.class.1", "atLeast": 0.1 }]'), [
      ["undecided", { kind: "class", label: 1 }],
    ]);
  });

  it("need a baseline where they name one: the run that the report is compared with", () => {
    const text = '[{ "figure": "iou.class.1", "notWorseThan": "baseline" }]';
    assert.deepEqual(decided(run(6), text), [["undecided", undefined]]);
    assert.deepEqual(decided(run(6), text, run(1)), [["failed", { kind: "class", label: 1 }]]);
    assert.deepEqual(decided(run(1), text, run(6)), [["passed", { kind: "class", label: 1 }]]);
  });

  it("say what is wrong with their file, by its name", () => {
    const answer = gatesAnswer(run(1), { name: "masks.gates.json", text: "[]" }, undefined);
    assert.ok(!answer.ok);
    assert.match(answer.message, /^masks\.gates\.json holds no gate/);
  });
});

describe("gates that are written from a report", () => {
  it("are passed by it as its own baseline, whatever the figure, and ask for nearly what it has", () => {
    const of = run(2);
    for (const { id } of METRICS) {
      for (const average of AVERAGES) {
        const text = proposedGates(of, id, average.id);
        // Without a baseline nothing is drawn.
        const verdicts = new Set(decided(of, text).map(([verdict]) => verdict));
        assert.ok(!verdicts.has("failed"), `${id}.${average.id}: ${text}`);
      }
    }
    const verdicts = decided(of, proposedGates(of, "iou", "macro"), of).map(([verdict]) => verdict);
    assert.deepEqual(new Set(verdicts), new Set(["passed"]));
    const { gates } = JSON.parse(proposedGates(of, "iou", "macro")) as { gates: readonly object[] };
    assert.deepEqual(gates, [
      { figure: "iou.macro", atLeast: 0.76 },
      { figure: "iou.class.*", notWorseThan: "baseline", margin: 0.01 },
      { problems: "none" },
      { missingPredictions: 0 },
    ]);
  });

  it("allow the problems and missing predictions that there are", () => {
    const of = {
      ...run(2),
      pairing: { rule: "same relative path" as const, pairs: 30, targetsOnly: ["z.png"], predictionsOnly: [] },
      problems: [{ kind: "target-only", file: "z.png", message: "It has no prediction." }] as const,
    };
    const text = proposedGates(of, "iou", "macro");
    assert.doesNotMatch(text, /problems/);
    assert.match(text, /"missingPredictions":1/);
  });

  it("are of the mean IoU where the figure is none of counts", () => {
    assert.match(proposedGates(run(2), "hd95", "pairwise"), /"figure":"iou\.macro"/);
  });
});
