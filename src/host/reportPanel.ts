import { basename, join } from "node:path";
import * as vscode from "vscode";
import type { Side } from "../core/label";
import type { HostMessage, PageMessage } from "../protocol/panel";
import type { LiveReport } from "./liveReport";
import { panelHtml } from "./panelHtml";

/** What a panel may ask of the rest of the extension. */
export interface PanelHost {
  readonly programFolder: vscode.Uri;
  readonly icon: { readonly light: vscode.Uri; readonly dark: vscode.Uri };
  readonly evaluateAgain: (report: LiveReport) => void;
  readonly swapFolders: (report: LiveReport) => void;
}

/** A tab that shows one report. The page comes and goes with the tab's visibility; the report stays. */
export class ReportPanel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  /** The page listens: before it says so, nothing is posted, since it would be lost. */
  private ready = false;

  constructor(
    readonly view: vscode.WebviewPanel,
    readonly report: LiveReport,
    private readonly host: PanelHost,
  ) {
    view.webview.options = { enableScripts: true, localResourceRoots: [host.programFolder] };
    view.iconPath = host.icon;
    view.title = panelTitle(report);
    this.disposables.push(
      view.webview.onDidReceiveMessage((message: PageMessage) => {
        this.receive(message);
      }),
      view.onDidChangeViewState(() => {
        if (!view.visible) this.ready = false;
      }),
      report.onMessage((message) => {
        view.title = panelTitle(report);
        this.post(message);
      }),
    );
    view.webview.html = panelHtml(view.webview, host.programFolder);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    this.report.dispose();
  }

  private receive(message: PageMessage): void {
    switch (message.type) {
      case "ready":
        this.ready = true;
        this.post(this.report.document());
        return;
      case "cancel":
        this.report.cancel();
        return;
      case "evaluateAgain":
        this.host.evaluateAgain(this.report);
        return;
      case "swapFolders":
        this.host.swapFolders(this.report);
        return;
      case "choices":
        this.report.choose(message.choices);
        if (this.report.lacksMissing) this.host.evaluateAgain(this.report);
        return;
      case "openMask":
        void this.openMask(message.image, message.side);
    }
  }

  private post(message: HostMessage): void {
    if (this.ready) void this.view.webview.postMessage(message);
  }

  /** Opens a file of this run only: the page names a row and a side, never a path. */
  private async openMask(image: string, side: Side): Promise<void> {
    const file = this.report.current.images.find(({ name }) => name === image)?.[side];
    if (!file) return;
    const uri = vscode.Uri.file(join(this.report.folders[side], file.path));
    await vscode.commands.executeCommand("vscode.open", uri, vscode.ViewColumn.Beside);
  }
}

function panelTitle({ folders }: LiveReport): string {
  return `${basename(folders.prediction)} ↔ ${basename(folders.target)}`;
}
