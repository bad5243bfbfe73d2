import * as vscode from "vscode";
import { COMMANDS } from "./ids";
import type { OpenPanels } from "./openPanels";

/** VS Code opens the sides of a diff one after the other. */
const SOON = 1000;

/**
 * Two saved reports that a diff shows side by side, as `git diff` opens them, can be told apart by eye alone: offers to compare them. Of
 * several columns each is a place of its own; only a diff shows two reports in one.
 */
export function offerComparison(open: OpenPanels, file: vscode.Uri, view: vscode.WebviewPanel): void {
  const before = open.besideInTab(view);
  if (!before || before.toString() === file.toString()) return;
  const timer = setTimeout(() => {
    void offer(before, file);
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
