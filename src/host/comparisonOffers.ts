import * as vscode from "vscode";
import { COMMANDS } from "./ids";

/** VS Code opens the sides of a diff one after the other, and tells afterwards which of them it shows. In milliseconds. */
const SETTLED = 1000;

/**
 * Two saved reports that a diff shows side by side, as a diff of git does, can be told apart by eye alone: offers to compare them, once.
 * VS Code names no files of such a tab; what is visible beside the tabs that are shown is what a diff shows.
 */
export class ComparisonOffers {
  /** The saved reports that are open, in the order in which they were opened. */
  private readonly files = new Map<vscode.WebviewPanel, vscode.Uri>();
  private readonly offered = new WeakSet<vscode.WebviewPanel>();
  private timer: NodeJS.Timeout | undefined;

  /** Looks for a diff whenever a side was opened or shown, as soon as nothing changes any more. */
  watch(file: vscode.Uri, view: vscode.WebviewPanel): void {
    this.files.set(view, file);
    view.onDidChangeViewState(() => {
      this.lookSoon();
    });
    view.onDidDispose(() => {
      this.files.delete(view);
    });
    this.lookSoon();
  }

  private lookSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.look();
    }, SETTLED);
  }

  private look(): void {
    const tabs = new Set(
      vscode.window.tabGroups.all.flatMap(({ activeTab }) =>
        activeTab?.input instanceof vscode.TabInputCustom ? [activeTab.input.uri.toString()] : [],
      ),
    );
    const [first, second, ...more] = [...this.files].filter(([view, uri]) => view.visible && !tabs.has(uri.toString()));
    if (!first || !second || more.length > 0) return;
    if (this.offered.has(first[0]) && this.offered.has(second[0])) return;
    this.offered.add(first[0]).add(second[0]);
    void offer(first[1], second[1]);
  }
}

async function offer(first: vscode.Uri, second: vscode.Uri): Promise<void> {
  const compare = vscode.l10n.t("Compare Reports");
  const message = vscode.l10n.t(
    "Two reports stand side by side. Compare them for their differences with intervals and tests.",
  );
  if ((await vscode.window.showInformationMessage(message, compare)) !== compare) return;
  await vscode.commands.executeCommand(COMMANDS.compareReports, first, [first, second]);
}
