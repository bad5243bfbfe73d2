import * as vscode from "vscode";
import { withInfinities } from "../core/rank/sentFigures";
import { insideFolder } from "../run/insideFolder";
import { TablesThread } from "../run/tablesThread";
import type { TablesHostMessage, TablesPageMessage } from "../protocol/tables";
import type { Failures } from "./failures";
import { TABLES_EDITOR_VIEW_TYPE } from "./ids";
import { locationName, locationOf, uriOf } from "./locations";
import { panelHtml } from "./panelHtml";
import { plainMessage } from "./plainMessage";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** What tabs of reports in tables share. */
export interface TablesHost {
  readonly programFolder: vscode.Uri;
  readonly icon: vscode.Uri;
  readonly failures: Failures;
}

/** Opens reports in tables, of any size. They are read a part at a time, and never written. */
export class TablesEditor implements vscode.CustomReadonlyEditorProvider {
  constructor(private readonly host: TablesHost) {}

  register(): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(TABLES_EDITOR_VIEW_TYPE, this);
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  resolveCustomEditor({ uri }: vscode.CustomDocument, view: vscode.WebviewPanel): void {
    new TablesPanel(view, uri, this.host);
  }
}

/** A tab that shows a report in tables. */
class TablesPanel {
  private thread: TablesThread | undefined;
  /** What was told last of the figures. */
  private told: Exclude<TablesHostMessage, { readonly type: "table-images" | "tables-progress" }> | undefined;

  constructor(
    private readonly view: vscode.WebviewPanel,
    private readonly uri: vscode.Uri,
    private readonly host: TablesHost,
  ) {
    view.webview.options = { enableScripts: true, localResourceRoots: [host.programFolder] };
    view.iconPath = host.icon;
    view.webview.onDidReceiveMessage((message: TablesPageMessage) => {
      this.receive(message);
    });
    view.onDidDispose(() => {
      this.thread?.dispose();
    });
    view.webview.html = panelHtml(view.webview, host.programFolder, "tables");
  }

  private receive(message: TablesPageMessage): void {
    switch (message.type) {
      case "ready":
        // A page that was hidden comes back: what is read is not read again.
        if (this.thread && this.told && this.told.type !== "tables-refused") this.post(this.told);
        else this.read();
        return;
      case "table-images":
        this.thread?.ask(message);
        return;
      case "open-image":
        void this.host.failures.tell(this.open(message.row));
    }
  }

  private read(): void {
    this.thread?.dispose();
    [this.thread, this.told] = [undefined, undefined];
    if (this.uri.scheme !== "file") {
      const name = locationName(locationOf(this.uri));
      this.post({
        type: "tables-refused",
        message: vscode.l10n.t(
          "{0} is not on a disk of this machine. Copy it and its table of images to one, and open it there.",
          name,
        ),
      });
      return;
    }
    this.thread = new TablesThread(this.uri.fsPath, this.host.programFolder.fsPath, (message) => {
      if (message.type === "tables" || message.type === "tables-refused") this.told = message;
      this.post(message);
    });
  }

  /** The page names a row, never a file: its masks lie in the folders of the report. */
  private async open(row: number): Promise<void> {
    const found = await this.thread?.paths(row);
    if (!found) return;
    const { folders, target, prediction } = found;
    const files = [
      insideFolder(folders.target, target, WORKSPACE_FILES),
      prediction === undefined ? undefined : insideFolder(folders.prediction, prediction, WORKSPACE_FILES),
    ].filter((file) => file !== undefined);
    for (const [at, file] of files.entries()) {
      const place = at === 0 ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
      await vscode.commands.executeCommand("vscode.open", uriOf(file), { viewColumn: place, preview: false });
    }
  }

  private post(message: TablesHostMessage): void {
    void this.view.webview.postMessage(plainMessage(withInfinities(message)));
  }
}
