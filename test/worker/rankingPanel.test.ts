import { fake } from "../support/fakeVscode";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import * as vscode from "vscode";
import { writeLargeReport } from "../../bench/largeReport";
import { readRanking, writeRanking } from "../../src/core/rank/savedRanking";
import { NOWHERE, RankingPanel, type RankingHost } from "../../src/host/rankingPanel";
import { Rankings } from "../../src/host/rankings";
import { readSavedRanking } from "../../src/host/readSavedRanking";
import type { ReportPanels } from "../../src/host/reportPanels";
import type { SelectedTarget } from "../../src/host/selectedTarget";
import type { UnsavedRuns } from "../../src/host/unsavedRuns";
import type { RankHostMessage, RankPageMessage } from "../../src/protocol/ranking";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

/** Parts that are told at most after draws are given up: one or two of each thread. */
const UNDER_WAY = 16;

const BY_IOU = { metric: "iou", average: "macro" } as const;

const HOST = { programFolder: vscode.Uri.file(join(ROOT, "dist")) } as RankingHost;

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

  /** What is told of the ranking that was asked for last. */
  async ranked(): Promise<RankHostMessage | undefined> {
    while (this.types.at(-1) === "ranking-under-way") await new Promise((resolve) => setTimeout(resolve, 20));
    return this.told.at(-1);
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
    new RankingPanel(tab.view as unknown as vscode.WebviewPanel, { runs, by: BY_IOU }, HOST);
  });

  afterEach(async () => {
    tab.close();
    await gone();
  });

  const isDrawing = (): Promise<void> => new Promise((resolve) => (drawing = resolve));

  async function gone(): Promise<void> {
    while (threads.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }

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
    const shown = await tab.ranked();
    assert.equal(shown?.type === "ranking" && shown.ranking.metric.id, "dice");
    assert.deepEqual(tab.types, ["ranking-under-way", "ranking-under-way", "ranking"]);
    const withThatBefore = parts;
    parts = 0;
    tab.tell({ type: "rank", by: BY_IOU });
    await tab.ranked();
    assert.ok(withThatBefore - parts <= UNDER_WAY, `${withThatBefore} parts were drawn where a ranking takes ${parts}`);
  }).timeout(60_000);
});

describe("a ranking that git keeps", () => {
  it("is of the reports beside its file", async () => {
    const runs = ["a", "b", "c"].map((run) => `/work/reports/${run}.maskeval.json`);
    const text = writeRanking({ runs, by: BY_IOU }, "/work/reports");
    fake.readFile = () => Promise.resolve(new TextEncoder().encode(text));
    const panels = { rankingHost: HOST };
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

describe("a saved ranking or a run of one that is no file of its kind", () => {
  const folder = temporaryFolder({ "empty.maskrank.json": "", "empty.maskeval.json": "", "other.maskrank.json": "[]" });

  before(function () {
    for (const kind of ["maskrank", "maskeval"]) {
      mkdirSync(join(folder, `folder.${kind}.json`));
      writeFileSync(join(folder, `huge.${kind}.json`), "");
      truncateSync(join(folder, `huge.${kind}.json`), 2 ** 31);
      if (spawnSync("mkfifo", [join(folder, `pipe.${kind}.json`)]).status !== 0) this.skip();
    }
  });

  for (const [file, why] of [
    ["pipe", " cannot be read: it is a pipe, a socket or a device, not a file."],
    ["folder", " cannot be read: it is a folder, not a file."],
    ["huge", " cannot be read: it has 2,147,483,648 bytes, more than a ranking takes."],
    ["gone", " cannot be read: it does not exist."],
    ["empty", ": This file is not a saved ranking."],
    ["other", ": This file is not a saved ranking."],
  ] as const)
    it(`is told by its name: ${file}`, async () => {
      const read = readSavedRanking(vscode.Uri.file(join(folder, `${file}.maskrank.json`)));
      const error = await read.catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Error);
      assert.ok(error.message.startsWith(`${file}.maskrank.json${why}`), error.message);
    });

  it("is left out of the ranking by its name and why, and the others are ranked", async () => {
    const runs = ["1", "pipe", "2", "folder", "huge", "3", "empty"].map((run) => join(folder, `${run}.maskeval.json`));
    for (const run of [1, 2, 3])
      writeLargeReport(join(folder, `${run}.maskeval.json`), { images: 20, classes: 3, run });
    const tab = new Tab();
    new RankingPanel(tab.view as unknown as vscode.WebviewPanel, { runs, by: BY_IOU }, HOST);
    tab.tell({ type: "ready" });
    const shown = await tab.ranked();
    tab.close();
    assert.ok(shown?.type === "ranking");
    assert.deepEqual(
      shown.unranked.map(({ name, reason }) => [name, reason]),
      [
        ["pipe.maskeval.json", "it is a pipe, a socket or a device, not a file"],
        ["folder.maskeval.json", "it is a folder, not a file"],
        ["huge.maskeval.json", "it has 2,147,483,648 bytes, and 2,147,483,647 are read at most"],
        [
          "empty.maskeval.json",
          "This file is not a saved report. Open a *.maskeval.json file that Mask Evaluation wrote.",
        ],
      ],
    );
  });
});
