import { join } from "node:path";
import * as vscode from "vscode";
import { evaluateCommands } from "./host/evaluateCommands";
import { COMMANDS, VIEW_TYPE } from "./host/ids";
import { openSample } from "./host/openSample";
import { RecentPairs } from "./host/recentPairs";
import { ReportPanels } from "./host/reportPanels";
import { ReportStorage } from "./host/reportStorage";

/** Registers everything and does nothing else: the work begins with a command or a panel that comes back. */
export function activate(context: vscode.ExtensionContext): void {
  const storage = context.storageUri ?? context.globalStorageUri;
  const log = vscode.window.createOutputChannel("Mask Evaluation", { log: true });
  const reports = new ReportStorage(join(storage.fsPath, "reports"));
  const panels = new ReportPanels(context.extensionUri, reports, log);
  const command = (id: string, run: () => unknown): vscode.Disposable => vscode.commands.registerCommand(id, run);

  context.subscriptions.push(
    log,
    panels,
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, panels),
    ...evaluateCommands(panels, new RecentPairs(context.workspaceState)),
    command(COMMANDS.evaluateAgain, () => panels.evaluateAgain()),
    command(COMMANDS.cancel, () => { panels.cancel(); }),
    command(COMMANDS.openSample, () => openSample(panels, context.globalStorageUri)),
    command(COMMANDS.showLog, () => { log.show(); }),
  );
}
