import { fake } from "../support/fakeVscode";
import assert from "node:assert/strict";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import * as vscode from "vscode";
import { writeLargeReport } from "../../bench/largeReport";
import { readRanking, writeRanking } from "../../src/core/rank/savedRanking";
import { NOWHERE, RankingPanel, type RankingHost } from "../../src/host/rankingPanel";
import { Rankings } from "../../src/host/rankings";
import type { ReportPanels } from "../../src/host/reportPanels";
import type { SelectedTarget } from "../../src/host/selectedTarget";
import type { UnsavedRuns } from "../../src/host/unsavedRuns";
import type { RankHostMessage, RankPageMessage } from "../../src/protocol/ranking";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

/** Parts that are told at most after draws are given up: one or two of each thread. */
const UNDER_WAY = 16;

const BY_IOU = { metric: "iou", average: "macro" } as const;

/** The tab of a ranking without VS Code: what its page tells and is told. */
class Tab {
  readonly told: RankHostMessage[] = [];
  tell: (message: RankPageMessage) => void = () => undefined;
  close: () => void = () => undefined;

  readonly view = {
    visible: true,
    webview: {
      asWebviewUri: (uri: vscode.Uri) => uri,
      cspSource: "",
      onDidReceiveMessage: (listener: Tab["tell"]) => (this.tell = listener),
      postMessage: (message: RankHostMessage) => this.told.push(message),
    },
    onDidDispose: (listener: () => void) => (this.close = listener),
    onDidChangeViewState: () => undefined,
  };

  get types(): readonly string[] {
    return this.told.map(({ type }) => type);
  }
}

describe("a ranking under way in its tab", () => {
  // Draws of so many pairs keep a thread for seconds.
  const RUNS = [1, 2, 3, 4, 5, 6];
  const threads = new Set<Worker>();
  /** Parts of draws that threads told. */
  let parts = 0;
  let drawing: () => void = () => undefined;
  let runs: readonly string[];
  let tab: Tab;

  const seen = (worker: Worker): void => {
    threads.add(worker);
    worker.on("message", (message: object) => {
      if (!("part" in message)) return;
      parts++;
      drawing();
    });
    worker.once("exit", () => threads.delete(worker));
  };

  before(() => {
    const folder = temporaryFolder();
    runs = RUNS.map((run) => join(folder, `${run}.maskeval.json`));
    for (const run of RUNS) writeLargeReport(join(folder, `${run}.maskeval.json`), { images: 2000, classes: 20, run });
    process.on("worker", seen);
  });

  after(() => {
    process.removeListener("worker", seen);
  });

  beforeEach(() => {
    parts = 0;
    tab = new Tab();
    new RankingPanel(tab.view as unknown as vscode.WebviewPanel, { runs, by: BY_IOU }, {
      programFolder: vscode.Uri.file(join(ROOT, "dist")),
    } as RankingHost);
  });

  afterEach(async () => {
    tab.close();
    await gone();
  });

  const isDrawing = (): Promise<void> => new Promise((resolve) => (drawing = resolve));

  async function gone(): Promise<void> {
    while (threads.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  const ranked = async (): Promise<RankHostMessage | undefined> => {
    while (tab.types.at(-1) === "ranking-under-way") await new Promise((resolve) => setTimeout(resolve, 20));
    return tab.told.at(-1);
  };

  it("ends with all its threads when the tab is closed, and tells nothing more", async () => {
    tab.tell({ type: "ready" });
    await isDrawing();
    tab.close();
    const before = parts;
    await gone();
    assert.ok(parts - before <= UNDER_WAY, `${parts - before} parts were drawn for nobody`);
    assert.deepEqual(tab.types, ["ranking-under-way"]);
  }).timeout(60_000);

  it("is given up for another one, which alone is shown", async () => {
    tab.tell({ type: "ready" });
    await isDrawing();
    parts = 0;
    tab.tell({ type: "rank", by: { ...BY_IOU, metric: "dice" } });
    const shown = await ranked();
    assert.equal(shown?.type === "ranking" && shown.ranking.metric.id, "dice");
    assert.deepEqual(tab.types, ["ranking-under-way", "ranking-under-way", "ranking"]);
    const withThatBefore = parts;
    parts = 0;
    tab.tell({ type: "rank", by: BY_IOU });
    await ranked();
    assert.ok(withThatBefore - parts <= UNDER_WAY, `${withThatBefore} parts were drawn where a ranking takes ${parts}`);
  }).timeout(60_000);
});

describe("a ranking that git keeps", () => {
  it("is of the reports beside its file", async () => {
    const runs = ["a", "b", "c"].map((run) => `/work/reports/${run}.maskeval.json`);
    const text = writeRanking({ runs, by: BY_IOU }, "/work/reports");
    fake.readFile = () => Promise.resolve(new TextEncoder().encode(text));
    const panels = { rankingHost: { programFolder: vscode.Uri.file(join(ROOT, "dist")) } };
    const rankings = new Rankings(
      panels as unknown as ReportPanels,
      {} as unknown as UnsavedRuns,
      {} as unknown as SelectedTarget,
    );
    const tab = new Tab();
    const document = rankings.openCustomDocument(vscode.Uri.parse("git:/work/reports/runs.maskrank.json"));
    await rankings.resolveCustomEditor(document, tab.view as unknown as vscode.WebviewPanel);
    tab.tell({ type: "ready" });
    tab.close();
    const [told] = tab.told;
    const kept = readRanking(told?.type === "ranking-under-way" ? told.kept : "", NOWHERE);
    assert.deepEqual(kept.ok && kept.ranking.runs, runs);
  });
});
