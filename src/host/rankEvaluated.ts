import * as vscode from "vscode";
import type { Report } from "../core/document/report";
import { runNames } from "../core/rank/runNames";
import { COMMANDS, REPORT_EXTENSION } from "./ids";
import { parentLocation, uriOf } from "./locations";
import { writeReportFile } from "./writeReportFile";

/** Ranks runs that were evaluated just now: a ranking names files, so that their reports are saved in a folder that the user chooses. */
export async function rankEvaluated(reports: readonly Report[]): Promise<void> {
  const [first] = reports;
  if (!first) return;
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Save the reports of all runs in a folder, and rank them"),
    openLabel: vscode.l10n.t("Save and Rank"),
    defaultUri: uriOf(parentLocation(first.folders.prediction)),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  const folder = picked?.[0];
  if (!folder) return;
  const present = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
  const files: vscode.Uri[] = [];
  for (const [index, name] of runNames(reports).entries()) {
    const report = reports[index];
    const file = vscode.Uri.joinPath(folder, freeName(fileNameOf(name), present));
    if (report) await writeReportFile(report, file);
    files.push(file);
  }
  await vscode.commands.executeCommand(COMMANDS.rankReports, undefined, files);
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
