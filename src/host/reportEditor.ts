import { rm } from "node:fs/promises";
import * as vscode from "vscode";
import type { ReadReport } from "../core/report/reportDocument";
import type { ReportEdit } from "./reportEvents";
import { LiveReport } from "./liveReport";
import { ComparisonOffers } from "./comparisonOffers";
import { locationOf } from "./locations";
import { readSavedReport } from "./readSavedReport";
import type { ReportPanels } from "./reportPanels";
import { writeReportFile } from "./writeReportFile";

/** A saved report that is open; it outlives its tabs as long as VS Code needs it. */
interface ReportDocument extends vscode.CustomDocument {
  readonly report: LiveReport;
}

/**
 * Opens `*.maskeval.json` files as documents, on any machine, whether the masks are there or not. What the user chooses, marks or
 * evaluates anew is an edit: it can be undone, is backed up, and is saved in the file.
 */
export class ReportEditorProvider implements vscode.CustomEditorProvider<ReportDocument> {
  private readonly edits = new vscode.EventEmitter<vscode.CustomDocumentEditEvent<ReportDocument>>();
  readonly onDidChangeCustomDocument = this.edits.event;
  private readonly offers = new ComparisonOffers();

  constructor(private readonly panels: ReportPanels) {}

  async openCustomDocument(uri: vscode.Uri, { backupId }: vscode.CustomDocumentOpenContext): Promise<ReportDocument> {
    const report = openLive(uri, await readSavedReport(backupId === undefined ? uri : vscode.Uri.parse(backupId), uri));
    const document: ReportDocument = {
      uri,
      report,
      dispose: () => {
        report.dispose();
      },
    };
    report.on.didEdit(({ undo, redo }: ReportEdit) => {
      this.edits.fire({ document, undo, redo });
    });
    return document;
  }

  resolveCustomEditor({ uri, report }: ReportDocument, view: vscode.WebviewPanel): void {
    this.panels.add(view, report);
    this.offers.watch(uri, view);
  }

  saveCustomDocument(document: ReportDocument, token: vscode.CancellationToken): Promise<void> {
    return this.saveCustomDocumentAs(document, document.uri, token);
  }

  /** A run under way is waited for: what it has counted so far is not a report that anyone wants in place of the last one. */
  async saveCustomDocumentAs(
    { report }: ReportDocument,
    destination: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<void> {
    await waitForEnd(report, token);
    await writeReportFile(report.current, destination);
  }

  async revertCustomDocument({ uri, report }: ReportDocument): Promise<void> {
    const read = await readSavedReport(uri);
    if (!read.ok) throw new Error(read.message);
    report.put(read.report);
  }

  async backupCustomDocument(
    { report }: ReportDocument,
    { destination }: vscode.CustomDocumentBackupContext,
  ): Promise<vscode.CustomDocumentBackup> {
    await writeReportFile(report.settled, destination, "as it is");
    return {
      id: destination.toString(),
      delete: () => void rm(destination.fsPath, { force: true }).catch(() => undefined),
    };
  }
}

function openLive(uri: vscode.Uri, read: ReadReport): LiveReport {
  const id = uri.toString();
  return read.ok ? LiveReport.restore(id, read.report) : LiveReport.unreadable(id, locationOf(uri), read.message);
}

/** Settles when no run of the report is under way. */
function waitForEnd(report: LiveReport, token: vscode.CancellationToken): Promise<void> {
  if (!report.isRunning) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const waiting = vscode.Disposable.from(
      report.on.didEnd(() => {
        waiting.dispose();
        resolve();
      }),
      token.onCancellationRequested(() => {
        waiting.dispose();
        reject(new vscode.CancellationError());
      }),
    );
  });
}
