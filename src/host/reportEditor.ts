import type * as vscode from "vscode";
import type { ReadReport } from "../core/report/reportDocument";
import { LiveReport } from "./liveReport";
import { placeOf } from "./places";
import { readSavedReport } from "./readSavedReport";
import type { ReportPanels } from "./reportPanels";

/** A saved report as it was read from its file. */
interface ReportDocument extends vscode.CustomDocument {
  readonly read: ReadReport;
}

/** Shows `*.maskeval.json` files read-only, on any machine, whether the masks are there or not. */
export class ReportEditorProvider implements vscode.CustomReadonlyEditorProvider<ReportDocument> {
  constructor(private readonly panels: ReportPanels) {}

  async openCustomDocument(uri: vscode.Uri): Promise<ReportDocument> {
    return { uri, read: await readSavedReport(uri), dispose: () => undefined };
  }

  resolveCustomEditor({ uri, read }: ReportDocument, view: vscode.WebviewPanel): void {
    const id = uri.toString();
    this.panels.add(
      view,
      read.ok ? LiveReport.restored(id, read.report) : LiveReport.unreadable(id, placeOf(uri), read.message),
    );
  }
}
