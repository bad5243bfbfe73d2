import * as vscode from "vscode";
import { naturalOrder } from "../core/text/naturalOrder";
import { REPORT_EXTENSION } from "./ids";

const MOST_FILES = 100;

/** The saved reports of the workspace, in natural order. A search that fails, on a machine without the searching program say, costs its suggestions alone. */
export async function savedReports(): Promise<readonly vscode.Uri[]> {
  try {
    const found = await vscode.workspace.findFiles(`**/*${REPORT_EXTENSION}`, undefined, MOST_FILES);
    return found.sort((a, b) => naturalOrder(a.path, b.path));
  } catch {
    return [];
  }
}
