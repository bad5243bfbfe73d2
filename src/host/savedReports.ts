import * as vscode from "vscode";
import { REPORT_EXTENSION } from "./ids";

const MOST_FILES = 100;

/** The saved reports of the workspace. A search that fails, on a machine without the searching program say, costs its suggestions alone. */
export async function savedReports(): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(`**/*${REPORT_EXTENSION}`, undefined, MOST_FILES);
  } catch {
    return [];
  }
}
