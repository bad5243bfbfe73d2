import { join } from "node:path";
import * as vscode from "vscode";
import { ClassLists } from "./host/classLists";
import { compareCommands } from "./host/compareCommands";
import { evaluateCommands } from "./host/evaluateCommands";
import { COMMANDS, EDITOR_VIEW_TYPE, VIEW_TYPE } from "./host/ids";
import { openSample } from "./host/openSample";
import { KnownPhotographs } from "./host/knownPhotographs";
import { PickedClassLists } from "./host/pickedClassLists";
import { RecentPairs } from "./host/recentPairs";
import { Rankings } from "./host/rankings";
import { ReportEditorProvider } from "./host/reportEditor";
import { copyAsPython, exportReport, openReport, saveReport, saveReportAs } from "./host/reportFiles";
import { ReportPanels } from "./host/reportPanels";
import { ReportPhotographs } from "./host/reportPhotographs";
import { RememberedView } from "./host/rememberedView";
import { ReportStorage } from "./host/reportStorage";
import { rowCommands } from "./host/rowCommands";
import { SelectedTarget } from "./host/selectedTarget";
import { showTab } from "./host/showTab";
import { TablesEditor } from "./host/tablesEditor";
import { UnsavedRuns } from "./host/unsavedRuns";
import { writeGates } from "./host/writeGates";
import { registerTools } from "./host/tools/registerTools";

/** Registers everything and does nothing else: the work begins with a command or a panel that comes back. */
export function activate(context: vscode.ExtensionContext): void {
  const storage = context.storageUri ?? context.globalStorageUri;
  const log = vscode.window.createOutputChannel("Mask Evaluation", { log: true });
  const reports = new ReportStorage(join(storage.fsPath, "reports"));
  const panels = new ReportPanels(
    context.extensionUri,
    reports,
    new ClassLists(new PickedClassLists(context.workspaceState)),
    new ReportPhotographs(new KnownPhotographs(context.workspaceState)),
    new RememberedView(context.workspaceState),
    log,
  );
  const selected = new SelectedTarget();
  const rankings = new Rankings(panels, new UnsavedRuns(join(storage.fsPath, "ranked")), selected);
  const command = (id: string, run: (clicked?: vscode.Uri) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, run);

  context.subscriptions.push(
    log,
    panels,
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, panels),
    vscode.window.registerCustomEditorProvider(EDITOR_VIEW_TYPE, new ReportEditorProvider(panels)),
    ...evaluateCommands(panels, new RecentPairs(context.workspaceState), { rankings, selected }),
    ...rowCommands(panels),
    ...compareCommands(panels),
    rankings.register(),
    new TablesEditor(panels.rankingHost).register(),
    command(COMMANDS.evaluateAgain, () => panels.evaluateAgain()),
    command(COMMANDS.cancel, () => {
      panels.open.cancel();
    }),
    vscode.commands.registerCommand(COMMANDS.showTab, (tab: unknown) =>
      panels.withActive((panel) => showTab(panel, tab)),
    ),
    command(COMMANDS.openReport, openReport),
    command(COMMANDS.saveReport, () => panels.withActive(saveReport)),
    command(COMMANDS.saveReportAs, () => panels.withActive(saveReportAs)),
    command(COMMANDS.exportReport, () => panels.withActive(exportReport)),
    command(COMMANDS.copyAsPython, () => panels.withActive(copyAsPython)),
    command(COMMANDS.writeGates, () => panels.withActive(writeGates)),
    command(COMMANDS.openSample, () => openSample(panels, context.globalStorageUri)),
    ...registerTools(panels, join(context.extensionPath, "dist")),
    command(COMMANDS.showLog, () => {
      log.show();
    }),
  );
}
