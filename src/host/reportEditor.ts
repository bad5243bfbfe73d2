import * as vscode from "vscode";
import { readReport, type ReadReport } from "../core/reportDocument";
import { withResolvedFolders } from "../core/reportFolders";
import { LiveReport } from "./liveReport";
import { placeOf } from "./places";
import type { ReportPanels } from "./reportPanels";

/** A saved report as it was read from its file. */
interface ReportDocument extends vscode.CustomDocument {
  readonly read: ReadReport;
}

/** Shows `*.maskeval.json` files read-only, on any machine, whether the masks are there or not. */
export class ReportEditorProvider implements vscode.CustomReadonlyEditorProvider<ReportDocument> {
  constructor(private readonly panels: ReportPanels) {}

  async openCustomDocument(uri: vscode.Uri): Promise<ReportDocument> {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return { uri, read: readReport(new TextDecoder().decode(bytes)), dispose: () => undefined };
  }

  resolveCustomEditor({ uri, read }: ReportDocument, view: vscode.WebviewPanel): void {
    const id = uri.toString();
    if (!read.ok) {
      this.panels.add(view, LiveReport.unreadable(id, placeOf(uri), read.message));
      return;
    }
    const report = withResolvedFolders(read.report, placeOf(vscode.Uri.joinPath(uri, "..")));
    this.panels.add(view, LiveReport.restored(id, report));
  }
}
