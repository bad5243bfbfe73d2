import * as vscode from "vscode";
import { SIDES, type Side } from "../core/labels/label";
import { mayNameData, usualHeaders } from "../core/formats/detachedFiles";
import { isMaskFile } from "../core/pairing/isMaskFile";
import { changedMasks, type RunRecord } from "../run/runRecord";
import type { LiveReport } from "./liveReport";
import { mayLookInto } from "./mayLookInto";
import { uriOf } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** Whoever writes masks writes many: it is looked once it has been quiet for so long. */
const QUIET_MS = 500;

/** Watches the folders of an open report, and tells it how many of their masks are no longer as they were counted. */
export class MaskWatch implements vscode.Disposable {
  private watched: readonly (string | undefined)[] = [];
  private watchers: readonly vscode.Disposable[] = [];
  private readonly ended: vscode.Disposable;
  /** Masks that may have been written since they were counted, by their paths. */
  private suspects: Readonly<Record<Side, Set<string>>> = { prediction: new Set(), target: new Set() };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking: Promise<void> = Promise.resolve();
  private closed = false;
  /** Counts what was begun: of several that overlap the last one holds. */
  private begun = 0;

  constructor(private readonly report: LiveReport) {
    void this.watch().then(() => {
      this.suspectAll();
    });
    this.ended = report.on.didEnd(() => {
      void this.watch();
      // What was written while the run was under way was counted, or was not.
      this.lookSoon();
    });
  }

  dispose(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.ended.dispose();
    for (const watcher of this.watchers) watcher.dispose();
  }

  /** Of a report from an earlier window any mask may have been written since. */
  private suspectAll(): void {
    const { record } = this.report;
    if (!record) return;
    for (const side of SIDES) for (const path of record.masks[side].keys()) this.suspects[side].add(path);
    this.lookSoon();
  }

  /** The folders of a report can be swapped. */
  private async watch(): Promise<void> {
    const begun = ++this.begun;
    const folders = await Promise.all(
      SIDES.map(async (side) => {
        const folder = this.report.folders[side];
        return (await mayLookInto(this.report, side)) ? folder : undefined;
      }),
    );
    if (this.closed || begun !== this.begun || this.report.failure !== undefined) return;
    if (folders.every((folder, index) => folder === this.watched[index])) return;
    for (const watcher of this.watchers) watcher.dispose();
    this.watched = folders;
    this.suspects = { prediction: new Set(), target: new Set() };
    this.watchers = SIDES.flatMap((side, index) => (folders[index] === undefined ? [] : [this.watchSide(side)]));
  }

  private watchSide(side: Side): vscode.Disposable {
    const folder = uriOf(this.report.folders[side]);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "**/*"));
    const meet = (uri: vscode.Uri): void => {
      const path = uri.path.slice(folder.path.length).replace(/^\//, "");
      const headers = usualHeaders(path);
      const naming = isMaskFile(path) ? [] : this.headersBeside(side, path);
      for (const mask of [path, ...headers, ...naming].filter(isMaskFile)) this.suspects[side].add(mask);
      if (isMaskFile(path) || headers.length + naming.length > 0) {
        this.lookSoon();
        return;
      }
      // A folder that came or went is told of by itself, and so is a file without an ending.
      if (path.slice(path.lastIndexOf("/") + 1).includes(".")) return;
      this.lookSoon();
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(meet),
      watcher.onDidChange(meet),
      watcher.onDidDelete(meet),
    );
  }

  /** The counted headers in the folder of a file that may name it as the one with their voxels. */
  private headersBeside(side: Side, path: string): readonly string[] {
    const folderOf = (file: string): string => file.slice(0, file.lastIndexOf("/") + 1);
    return [...(this.report.record?.masks[side].keys() ?? [])].filter(
      (mask) => mayNameData(mask) && folderOf(mask) === folderOf(path),
    );
  }

  private lookSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.looking = this.looking.then(() => this.look());
    }, QUIET_MS);
  }

  private async look(): Promise<void> {
    const { folders, record } = this.report;
    if (!this.canTell(record)) return;
    const changed = record
      ? await changedMasks(record, { folders, files: WORKSPACE_FILES, suspects: this.suspects })
      : this.suspects.prediction.size + this.suspects.target.size;
    if (this.canTell(record)) this.report.tellChanged(changed);
  }

  /** Not of a closed report, and not while a run is under way or since there was another: its end looks again. */
  private canTell(record: RunRecord | undefined): boolean {
    return !this.closed && !this.report.isRunning && this.report.record === record;
  }
}
