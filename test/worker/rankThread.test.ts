import assert from "node:assert/strict";
import { join } from "node:path";
import { largeReport } from "../../bench/largeReport";
import { DEFAULT_BOOTSTRAP } from "../../src/core/intervals/bootstrap";
import { DICE, IOU } from "../../src/core/metrics/metrics";
import { rankRuns } from "../../src/core/rank/rankRuns";
import { writeReport } from "../../src/core/report/reportDocument";
import { RankThread } from "../../src/run/rankThread";
import { ROOT } from "../support/root";

const REPORTS = ["a", "b", "c"].map((name, run) => ({
  name,
  report: { ...largeReport({ images: 30, classes: 4, run }), folders: { prediction: `../${name}`, target: "../t" } },
}));
const SOURCES = REPORTS.map(({ name, report }) => ({
  file: `${name}.maskeval.json`,
  text: writeReport(report),
  folder: "/work/reports",
}));

describe("the thread that ranks runs", () => {
  let thread: RankThread | undefined;
  const started = (sources = SOURCES): RankThread => (thread = new RankThread(sources, join(ROOT, "dist")));

  afterEach(() => {
    thread?.dispose();
  });

  it("ranks by one figure after another, as asked, by the figures of the reports", async () => {
    const ranking = started();
    const asked = [
      ranking.rank({ metric: "iou", average: "macro" }),
      ranking.rank({ metric: "dice", average: "micro-imagewise" }),
    ];
    const metrics = [IOU, DICE];
    for (const [at, outcome] of (await Promise.all(asked)).entries()) {
      assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
      const metric = metrics[at] ?? IOU;
      const plain = rankRuns(REPORTS, { ...DEFAULT_BOOTSTRAP, metric, average: outcome.ranking.average });
      assert.ok(plain.ok);
      assert.deepEqual(
        outcome.ranking.runs.map((run) => ({ ...run, predictions: "" })),
        plain.ranking.runs.map((run) => ({ ...run, predictions: "" })),
      );
      assert.equal(outcome.ranking.runs.find(({ given }) => given === 1)?.predictions, "/work/b");
      assert.deepEqual(outcome.metrics.slice(0, 1), [{ id: "iou", name: IOU.name }]);
      assert.ok(!outcome.metrics.some(({ id }) => id === "assd"), "nothing was measured");
    }
  });

  it("says which report is none, and which runs cannot be ranked", async () => {
    const [a, b] = SOURCES;
    assert.ok(a && b);
    const damaged = await started([a, b, { ...a, file: "x.maskeval.json", text: "{" }]).rank({
      metric: "iou",
      average: "macro",
    });
    assert.match(damaged.ok ? "" : damaged.message, /^x\.maskeval\.json: This file is not a saved report/);
    thread?.dispose();
    const unknown = await started().rank({ metric: "none", average: "macro" });
    assert.equal(unknown.ok ? "" : unknown.message, "There is no metric none.");
  });

  it("fails where the thread is ended, for whoever asks", async () => {
    const ranking = started();
    const asked = ranking.rank({ metric: "iou", average: "macro" });
    ranking.dispose();
    await assert.rejects(asked, /ended without a word/);
  });
});
