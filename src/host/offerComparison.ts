import * as vscode from "vscode";
import { COMMANDS } from "./ids";
import type { OpenPanels } from "./openPanels";

/** VS Code opens the sides of a diff one after the other. In milliseconds. */
const SOON = 1000;

/**
 * Two saved reports that a diff shows side by side, as a diff of git does, can be told apart by eye alone: offers to compare them. VS
 * Code names no files of such a tab; what is visible beside the tabs that are shown is what a diff shows.
 */
export function offerComparison(open: OpenPanels, file: vscode.Uri, view: vscode.WebviewPanel): void {
  const timer = setTimeout(() => {
    const shown = new Set(
      vscode.window.tabGroups.all.flatMap(({ activeTab }) =>
        activeTab?.input instanceof vscode.TabInputCustom ? [activeTab.input.uri.toString()] : [],
      ),
    );
    const [a, b, ...more] = open.visibleFiles.filter((uri) => !shown.has(uri.toString()));
    // Both sides wait: the second of them asks.
    if (a && b?.toString() === file.toString() && more.length === 0) void offer(a, b);
  }, SOON);
  view.onDidDispose(() => {
    clearTimeout(timer);
  });
}

async function offer(a: vscode.Uri, b: vscode.Uri): Promise<void> {
  const compare = vscode.l10n.t("Compare Reports");
  const message = vscode.l10n.t(
    "Two reports stand side by side. Compare them for their differences with intervals and tests.",
  );
  if ((await vscode.window.showInformationMessage(message, compare)) !== compare) return;
  await vscode.commands.executeCommand(COMMANDS.compareReports, a, [a, b]);
}
