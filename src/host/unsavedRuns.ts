import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import * as vscode from "vscode";
import type { Report } from "../core/document/report";
import { runNames } from "../core/sentences/runNames";
import { REPORT_EXTENSION } from "./ids";
import { locationOf } from "./locations";
import { readSavedReport } from "./readSavedReport";
import { writeReportFile } from "./writeReportFile";

/** Rankings whose runs are kept, the newest; a tab of an older one says that its reports are gone. */
const MOST_KEPT = 5;

/** Reports of runs that the user saved nowhere, as files: a ranking is of files, and comes back after a window reload. */
export class UnsavedRuns {
  constructor(private readonly folder: string) {}

  async keep(reports: readonly Report[]): Promise<readonly vscode.Uri[]> {
    const folder = join(this.folder, randomUUID());
    await mkdir(folder, { recursive: true });
    const files = await writeRuns(reports, vscode.Uri.file(folder), new Set());
    await this.prune();
    return files;
  }

  /** The same runs as the user saves them: what was saved nowhere as files of a folder, beside what is there. */
  async saveIn(folder: vscode.Uri, runs: readonly string[]): Promise<readonly string[]> {
    const unsaved = runs.filter((run) => this.holds(run));
    if (unsaved.length === 0) return runs;
    const reports = await Promise.all(unsaved.map(readKept));
    const present = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
    const files = await writeRuns(reports, folder, present);
    const saved = new Map(unsaved.map((run, index) => [run, files[index]]));
    return runs.map((run) => {
      const file = saved.get(run);
      return file ? locationOf(file) : run;
    });
  }

  /** Whether a run is in no file of the user's. */
  holds(location: string): boolean {
    return location.startsWith(this.folder + sep);
  }

  private async prune(): Promise<void> {
    const folders = (await readdir(this.folder)).map((name) => join(this.folder, name));
    const aged = await Promise.all(folders.map(async (folder) => ({ folder, time: (await stat(folder)).mtimeMs })));
    const old = aged.sort((a, b) => b.time - a.time).slice(MOST_KEPT);
    await Promise.all(old.map(({ folder }) => rm(folder, { recursive: true, force: true })));
  }
}

async function readKept(location: string): Promise<Report> {
  const read = await readSavedReport(vscode.Uri.file(location));
  if (!read.ok) throw new Error(read.message);
  return read.report;
}

async function writeRuns(
  reports: readonly Report[],
  folder: vscode.Uri,
  present: Set<string>,
): Promise<readonly vscode.Uri[]> {
  const files: vscode.Uri[] = [];
  for (const [index, name] of runNames(reports).entries()) {
    const report = reports[index];
    const file = vscode.Uri.joinPath(folder, freeName(fileNameOf(name), present));
    if (report) await writeReportFile(report, file);
    files.push(file);
  }
  return files;
}

/** Names of runs may be parts of paths. */
function fileNameOf(name: string): string {
  return name.replace(/[\\/:]/g, "-");
}

/** What is there is not replaced: it may be of another day. */
function freeName(name: string, present: Set<string>): string {
  let free = `${name}${REPORT_EXTENSION}`;
  for (let number = 2; present.has(free); number++) free = `${name} (${number})${REPORT_EXTENSION}`;
  present.add(free);
  return free;
}
