import { dirname } from "node:path";
import * as vscode from "vscode";
import type { Report } from "../core/document/report";
import { reportLines, writeReport } from "../core/report/reportDocument";
import { withStoredFolders } from "../core/report/reportFolders";
import { mkdir } from "node:fs/promises";
import { writeWhole } from "../run/writeWhole";
import { isUri, parentLocation, locationOf } from "./locations";

/** Writes a report where it is told to, its folders relative to the file where they can be, unless they are to stay as they are. */
export async function writeReportFile(
  report: Report,
  file: vscode.Uri,
  folders: "relative" | "as it is" = "relative",
): Promise<void> {
  const location = locationOf(file);
  const stored = folders === "relative" ? withStoredFolders(report, parentLocation(location)) : report;
  if (isUri(location)) {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(writeReport(stored)));
    return;
  }
  await mkdir(dirname(location), { recursive: true });
  await writeWhole(location, reportLines(stored));
}
