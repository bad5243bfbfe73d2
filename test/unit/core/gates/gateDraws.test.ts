import assert from "node:assert/strict";
import { decideGates, decideGatesOf, drawsOfGates } from "../../../../src/core/gates/decideGates";
import { resamplingOf } from "../../../../src/core/draws/drawJob";
import { GateRun, type Baseline } from "../../../../src/core/gates/gateRun";
import { readGates } from "../../../../src/core/gates/readGates";
import { image, report } from "../../../support/images";

const RUN = report(
  Array.from({ length: 20 }, (_, index) =>
    image(String(index), [
      [0, 0, 100],
      [1, 1, 60 + (index % 7)],
      [1, 0, 40 - (index % 7)],
    ]),
  ),
);
const BASELINE: Baseline = { ok: true, report: RUN };

function gates(list: readonly unknown[]) {
  const read = readGates(JSON.stringify(list), "a.json");
  assert.ok(read.ok, read.ok ? "" : read.message);
  return read.gates;
}

const ALL = gates([
  { figure: "iou.macro", atLeast: 0.6, by: "lowerBound" },
  { figure: "dice.class.1", atLeast: 0.6, by: "lowerBound" },
  { figure: "iou.class.*", notWorseThan: "baseline" },
  { figure: "iou.micro", notWorseThan: "baseline", margin: 0.1, decide: "proved" },
  { figure: "recall.macro", atLeast: 0.6 },
  { figure: "kappa", atLeast: 0.1 },
  { problems: "none" },
]);

describe("draws of gates", () => {
  it("are those of each metric once, where an interval decides", () => {
    const draws = drawsOfGates(new GateRun(RUN, BASELINE), ALL);
    assert.deepEqual(
      draws.map(({ job, parts }) => [job.kind, job.input.metric, parts]),
      [
        ["intervals", "iou", 63],
        ["intervals", "dice", 63],
        ["paired", "iou", 63],
      ],
    );
  });

  it("are none of what cannot be compared", () => {
    const none = new GateRun(RUN, { ok: false, message: "There is no baseline." });
    assert.deepEqual(
      drawsOfGates(none, ALL).map(({ job }) => job.kind),
      ["intervals", "intervals"],
    );
  });

  it("decide the same made elsewhere as by the gates themselves", () => {
    const run = new GateRun(RUN, BASELINE);
    for (const { job, parts, keep } of drawsOfGates(run, ALL)) {
      const { take } = job.kind === "paired" ? resamplingOf(job) : resamplingOf(job);
      keep(Array.from({ length: parts }, (_, part) => take(part)));
    }
    assert.deepEqual(decideGatesOf(run, ALL), decideGates(RUN, BASELINE, ALL));
  });

  it("are not made again where they were made elsewhere: what was kept decides", () => {
    const run = new GateRun(RUN, BASELINE);
    const wide = gates([
      { figure: "iou.macro", atLeast: 0.6, by: "lowerBound" },
      { figure: "iou.macro", notWorseThan: "baseline", margin: 0.01, decide: "proved" },
    ]);
    // Draws as far from the figure as nothing is: no bound is met, and nothing is proved.
    for (const { job, parts, keep } of drawsOfGates(run, wide)) {
      const { take } = job.kind === "paired" ? resamplingOf(job) : resamplingOf(job);
      keep(Array.from({ length: parts }, (_, part) => take(part).map((told, at) => (at % 2 === 0 ? 1e6 : told))));
    }
    assert.deepEqual(
      decideGates(RUN, BASELINE, wide).gates.map(({ verdict }) => verdict),
      ["passed", "passed"],
    );
    assert.deepEqual(
      decideGatesOf(run, wide).gates.map(({ verdict }) => verdict),
      ["failed", "failed"],
    );
  });
});
