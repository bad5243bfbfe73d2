import assert from "node:assert/strict";
import { join } from "node:path";
import { largeReport } from "../../bench/largeReport";
import { DEFAULT_BOOTSTRAP } from "../../src/core/intervals/bootstrap";
import { DICE, IOU } from "../../src/core/metrics/metrics";
import { rankedImages } from "../../src/core/rank/rankedImages";
import { prepareRanking, rankRuns } from "../../src/core/rank/rankRuns";
import { writeReport } from "../../src/core/report/reportDocument";
import type { RunSource } from "../../src/protocol/ranking";
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

const BY_IOU = { metric: "iou", average: "macro" } as const;

describe("the thread that ranks runs", () => {
  let thread: RankThread | undefined;
  const started = (sources: readonly RunSource[] = SOURCES): RankThread =>
    (thread = new RankThread(sources, join(ROOT, "dist")));

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

  it("leaves out a report that cannot be read or is partial, by name and reason, and ranks the others as they were given", async () => {
    const [a, b, c] = SOURCES;
    assert.ok(a && b && c);
    const partial = { ...largeReport({ images: 30, classes: 4, run: 1 }), state: "partial" as const };
    const sources = [
      { file: "gone.maskeval.json", folder: a.folder, unread: "it does not exist" },
      { file: "half.maskeval.json", folder: a.folder, text: writeReport(partial) },
      ...[a, b, c],
    ];
    const outcome = await started(sources).rank(BY_IOU);
    assert.ok(outcome.ok);
    assert.deepEqual(
      outcome.unranked.map(({ name, reason }) => [name, reason.split(".")[0]]),
      [
        ["gone.maskeval.json", "it does not exist"],
        ["half.maskeval.json", "It is a partial report, which is not a score"],
      ],
    );
    const given = Object.fromEntries(outcome.ranking.runs.map((run) => [run.name, run.given]));
    assert.deepEqual(given, { a: 2, b: 3, c: 4 });
    const image = await thread?.image(0);
    assert.deepEqual(
      image?.runs.map((run) => [run.name, run.given, run.folders.prediction]),
      [
        ["a", 2, "/work/a"],
        ["b", 3, "/work/b"],
        ["c", 4, "/work/c"],
      ],
    );
  });

  it("ranks by a class alone, with the images on which the runs differ most by it", async () => {
    const ranking = started();
    const outcome = await ranking.rank(BY_IOU, { only: 2 });
    const plain = prepareRanking(REPORTS, { ...DEFAULT_BOOTSTRAP, metric: IOU, average: "macro", only: 2 });
    const whole = rankRuns(REPORTS, { ...DEFAULT_BOOTSTRAP, metric: IOU, average: "macro" });
    assert.ok(outcome.ok && plain.ok && whole.ok);
    const { runs } = outcome.ranking;
    // The mean over one class is its figure.
    const row = whole.ranking.classes[2];
    for (const { name, figure } of runs) {
      const at = whole.ranking.runs.findIndex((run) => run.name === name);
      assert.ok(figure !== undefined && Math.abs(figure - (row?.global[at] ?? 0)) < 1e-12);
    }
    assert.deepEqual(outcome.classSet, [plain.prepared.evaluation.classSet[0]]);
    assert.deepEqual(
      outcome.images,
      rankedImages(
        plain.prepared,
        IOU,
        runs.map((run) => run.given),
      ),
    );
    assert.equal(outcome.images.names.length, outcome.images.figures.length);
  });

  it("tells an image as every run has it, and what labels are, and nothing of an image that is not ranked", async () => {
    const ranking = started();
    assert.equal(await ranking.image(0), undefined, "nothing is ranked yet");
    await ranking.rank(BY_IOU);
    const image = await ranking.image(3);
    assert.deepEqual(
      [image?.name, image?.runs.length, image?.targets.length],
      [REPORTS[0]?.report.images[3]?.name, 3, 30],
    );
    assert.deepEqual(image?.runs[1]?.entry.counts, REPORTS[1]?.report.images[3]?.counts);
    for (const place of [-1, 30, 0.5]) assert.equal(await ranking.image(place), undefined);
    const { targetClasses, predictionClasses } = await ranking.classes({
      image: 3,
      run: 1,
      targets: [0, 3],
      predictions: [2, 99],
    });
    assert.deepEqual(
      [targetClasses, predictionClasses],
      [
        [0, 3],
        [2, -3],
      ],
    );
  });

  it("fails where the thread is ended, for whoever asks", async () => {
    const ranking = started();
    const asked = ranking.rank({ metric: "iou", average: "macro" });
    ranking.dispose();
    await assert.rejects(asked, /ended without a word/);
  });
});
