import * as vscode from "vscode";
import type { ReportPanel } from "./reportPanel";

/** The tabs of a report, by the ids that the page gives them, in their order. */
export const REPORT_TABS: readonly (readonly [id: string, name: string])[] = [
  ["summary", vscode.l10n.t("Summary")],
  ["classes", vscode.l10n.t("Classes")],
  ["images", vscode.l10n.t("Images")],
  ["confusion", vscode.l10n.t("Confusion")],
  ["dataCheck", vscode.l10n.t("Data check")],
  ["compare", vscode.l10n.t("Compare")],
  ["objects", vscode.l10n.t("Objects")],
];

/** Shows a tab of the report: that of the key that was pressed, else one that the user picks. */
export async function showTab(panel: ReportPanel, named: unknown): Promise<void> {
  const tab = typeof named === "string" ? named : await pickTab();
  if (tab !== undefined) panel.perform({ kind: "showTab", tab });
}

async function pickTab(): Promise<string | undefined> {
  const items = REPORT_TABS.map(([id, label]) => ({ label, id }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Show a tab of the report") }))?.id;
}
