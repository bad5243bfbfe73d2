import * as vscode from "vscode";
import { locationOf, parentLocation } from "./locations";
import { askWhere, offerToOpen, writeTexts } from "./reportFiles";
import type { ReportPanel } from "./reportPanel";

const GATES_EXTENSION = ".gates.json";

/** Writes gates that the report meets, to begin with, where the user says; in the top folder of the workspace the panel shows them. */
export async function writeGates(panel: ReportPanel): Promise<void> {
  if (panel.report.current.images.length === 0)
    throw new Error(vscode.l10n.t("No pair of masks was counted, so that there is no figure to make gates of."));
  const { folder } = panel.gates;
  const top = folder ? locationOf(folder) : parentLocation(panel.report.folders.prediction);
  const file = await askWhere(`${top.replace(/[\\/]$/, "")}/maskeval`, GATES_EXTENSION);
  if (file === undefined) return;
  await writeTexts(file, await panel.write({ kind: "gates" }));
  await offerToOpen(file);
}
