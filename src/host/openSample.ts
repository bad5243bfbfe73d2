import { join } from "node:path";
import * as vscode from "vscode";
import { writeSample } from "../run/writeSample";
import type { ReportPanels } from "./reportPanels";

/** Writes the sample data set into the extension's storage, a notification telling so, and evaluates it. */
export async function openSample(panels: ReportPanels, storage: vscode.Uri): Promise<void> {
  const folders = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("Writing the sample masks...") },
    () => writeSample(join(storage.fsPath, "sample"), true),
  );
  await panels.evaluate(folders);
}
