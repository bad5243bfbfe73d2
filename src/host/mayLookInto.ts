import * as vscode from "vscode";
import type { Side } from "../core/labels/label";
import { withoutDots } from "./isInWorkspace";
import type { LiveReport } from "./liveReport";
import { uriOf } from "./locations";

/**
 * Whether a folder of a report may be watched or looked around in unasked. A saved report from elsewhere may name any folder, whole disks
 * and shares of other machines among them: only those of the workspace may be, or that were evaluated here.
 */
export function mayLookInto(report: LiveReport, side: Side): boolean {
  return (
    report.isOfPickedFolders ||
    vscode.workspace.getWorkspaceFolder(withoutDots(uriOf(report.folders[side]))) !== undefined
  );
}
