import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { COMMANDS, EDITOR_VIEW_TYPE, REPORT_EXTENSION } from "./ids";
import { LiveReport } from "./liveReport";
import { locationName, locationOf } from "./locations";
import { pickCompared } from "./pickCompared";
import { readSavedReport } from "./readSavedReport";
import type { ReportPanel } from "./reportPanel";
import type { ReportPanels } from "./reportPanels";

/** Both ways to begin a comparison: from the report that is shown, and from two saved ones in the Explorer. */
export function compareCommands(panels: ReportPanels): readonly vscode.Disposable[] {
  return [
    vscode.commands.registerCommand(COMMANDS.compare, () =>
      panels.withActive((panel) => compareWithPicked(panels, panel)),
    ),
    vscode.commands.registerCommand(COMMANDS.compareReports, (clicked?: vscode.Uri, selected?: readonly vscode.Uri[]) =>
      panels.failures.tell(compareFiles(panels, selected?.length ? selected : clicked ? [clicked] : [])),
    ),
  ];
}

/** Asks for another prediction, a saved report or an open one, and compares the panel's report with it. */
export async function compareWithPicked(panels: ReportPanels, panel: ReportPanel): Promise<void> {
  const { folders, current } = panel.report;
  const picked = await pickCompared(folders, panels.open.others(panel), panels.open.files);
  if (!picked) return;
  switch (picked.kind) {
    case "folder": {
      const other = LiveReport.of({ prediction: picked.folder, target: folders.target }, current.choices);
      panel.compareWith(other);
      showComparison(panel);
      await panels.runs.evaluate(other);
      return;
    }
    case "file":
      await compareWithFile(panels, panel, picked.file);
      return;
    case "open":
      showComparison(panel);
      await panels.compare(panel, LiveReport.restore(randomUUID(), picked.report));
  }
}

/** The first of two files is shown, the second compared with it; one file alone asks for the other. */
async function compareFiles(panels: ReportPanels, selected: readonly vscode.Uri[]): Promise<void> {
  const [a, b] = selected.filter(({ path }) => path.endsWith(REPORT_EXTENSION));
  if (!a) {
    await panels.withActive((panel) => compareWithPicked(panels, panel));
    return;
  }
  await vscode.commands.executeCommand("vscode.openWith", a, EDITOR_VIEW_TYPE);
  const panel = await panels.open.whenShown(a.toString());
  await (b ? compareWithFile(panels, panel, b) : compareWithPicked(panels, panel));
}

async function compareWithFile(panels: ReportPanels, panel: ReportPanel, file: vscode.Uri): Promise<void> {
  const read = await readSavedReport(file);
  if (!read.ok) throw new Error(`${locationName(locationOf(file))}: ${read.message}`);
  showComparison(panel);
  await panels.compare(panel, LiveReport.restore(randomUUID(), read.report));
}

/** Whoever asks for a comparison wants to see it. */
function showComparison(panel: ReportPanel): void {
  panel.perform({ kind: "showTab", tab: "compare" });
}
