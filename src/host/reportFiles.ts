import { extname } from "node:path";
import * as vscode from "vscode";
import { COMPARISON_FORMS } from "../core/compare/comparisonForms";
import { EXPORTS } from "../core/exports/exports";
import { PYTHON_LIBRARIES } from "../core/python/pythonSnippet";
import { writeWhole } from "../run/writeWhole";
import { EDITOR_VIEW_TYPE, REPORT_EXTENSION } from "./ids";
import type { LiveReport } from "./liveReport";
import type { AskedWriting } from "./reportPanel";
import { isUri, locationName, locationOf, uriOf } from "./locations";
import { writeReportFile } from "./writeReportFile";

/** A panel as far as files are concerned: its report, and a page that writes its figures. */
export interface WritingPanel {
  readonly report: LiveReport;
  readonly write: (writing: AskedWriting) => Promise<readonly string[]>;
  /** Its report is a file that VS Code itself saves. */
  readonly isDocument: boolean;
  /** Where the report was saved last. */
  savedAs: string | undefined;
}

/** Opens a saved report that the user picks. */
export async function openReport(clicked?: vscode.Uri): Promise<void> {
  const picked = clicked
    ? [clicked]
    : await vscode.window.showOpenDialog({
        title: vscode.l10n.t("Open a saved report"),
        filters: { [vscode.l10n.t("Mask reports")]: ["json"] },
      });
  for (const uri of picked ?? []) await vscode.commands.executeCommand("vscode.openWith", uri, EDITOR_VIEW_TYPE);
}

/** Saves the report as Ctrl+S does: into its file, or that of the last time; where there is none yet, the user says where. */
export async function saveReport(panel: WritingPanel): Promise<void> {
  if (panel.isDocument) {
    await vscode.commands.executeCommand("workbench.action.files.save");
    return;
  }
  const { savedAs } = panel;
  if (savedAs === undefined) return saveReportAs(panel);
  await writeReportFile(panel.report.current, uriOf(savedAs));
  void vscode.window.setStatusBarMessage(vscode.l10n.t("Saved {0}", locationName(savedAs)), 3_000);
}

/** Saves the counts, the facts and the choices where the user says. */
export async function saveReportAs(panel: WritingPanel): Promise<void> {
  if (panel.isDocument) {
    await vscode.commands.executeCommand("workbench.action.files.saveAs");
    return;
  }
  const file = await askWhere(panel.report.folders.prediction, REPORT_EXTENSION);
  if (file === undefined) return;
  await writeReportFile(panel.report.current, uriOf(file));
  panel.savedAs = file;
  await offerToOpen(file);
}

/** Writes the figures on screen in the form that the user picks. */
export function exportReport(panel: WritingPanel): Promise<void> {
  return exportAs({
    title: vscode.l10n.t("Export the report as"),
    forms: EXPORTS,
    proposed: panel.report.folders.prediction,
    write: (exporter) => panel.write({ kind: "export", exporter }),
  });
}

/** Writes the comparison on screen in the form that the user picks. */
export function exportComparison(panel: WritingPanel): Promise<void> {
  return exportAs({
    title: vscode.l10n.t("Export the comparison as"),
    forms: COMPARISON_FORMS,
    proposed: `${panel.report.folders.prediction}-comparison`,
    write: (form) => panel.write({ kind: "comparison", form }),
  });
}

export interface Exported {
  readonly title: string;
  readonly forms: readonly {
    readonly id: string;
    readonly name: string;
    readonly extension: string;
    readonly fileSuffix?: string;
  }[];
  /** The proposed file, without what the form ends with. */
  readonly proposed: string;
  readonly write: (form: string) => Promise<readonly string[]>;
}

/** Writes figures in the form that the user picks, into a file or onto the clipboard. */
export async function exportAs({ title, forms, proposed, write }: Exported): Promise<void> {
  const items = forms.map(({ id, name, extension, fileSuffix = "" }) => ({
    label: name,
    description: extension,
    id,
    extension,
    fileSuffix,
    buttons: [COPY],
  }));
  const picked = await pickForm(title, items);
  if (!picked) return;
  const { item } = picked;
  if (picked.what === "copy") {
    await vscode.env.clipboard.writeText((await write(item.id)).join(""));
    void vscode.window.setStatusBarMessage(vscode.l10n.t("Copied {0}", item.label), 3_000);
    return;
  }
  const file = await askWhere(proposed + item.fileSuffix, item.extension);
  if (file === undefined) return;
  await writeTexts(file, await write(item.id));
  await offerToOpen(file);
}

const COPY: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon("copy"),
  tooltip: vscode.l10n.t("Copy instead of saving"),
};

/** Which form, and whether it is to be saved or, by the button beside it, copied. */
function pickForm<Item extends vscode.QuickPickItem>(
  title: string,
  items: readonly Item[],
): Promise<{ readonly what: "save" | "copy"; readonly item: Item } | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = title;
  pick.items = items;
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      resolve(item && { what: "save", item });
      pick.hide();
    });
    pick.onDidTriggerItemButton(({ item }) => {
      resolve({ what: "copy", item });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Copies a script that computes the macro figure of the metric on screen from the same pairs. */
export async function copyAsPython(panel: WritingPanel): Promise<void> {
  const items = PYTHON_LIBRARIES.map(({ id, name, versions }) => ({ label: name, description: versions, id }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Copy a Python script that uses") });
  if (!picked) return;
  const script = (await panel.write({ kind: "python", library: picked.id })).join("");
  if (script === "") {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        "{0} has no call that gives this figure of these masks under these rules. numpy gives every figure.",
        picked.label,
      ),
    );
    return;
  }
  await vscode.env.clipboard.writeText(script);
  void vscode.window.setStatusBarMessage(vscode.l10n.t("Copied the script"), 3_000);
}

/** Where the user wants a file, proposed at a place that its ending is added to; undefined where nowhere. */
export async function askWhere(proposed: string, extension: string): Promise<string | undefined> {
  // A file dialog knows extensions of one part only: `.json` for `.maskeval.json`.
  const last = extname(extension) || extension;
  const chosen = await vscode.window.showSaveDialog({
    defaultUri: uriOf(proposed + extension),
    filters: { [extension]: [last.slice(1)] },
  });
  if (!chosen) return undefined;
  const file = locationOf(chosen);
  return file.endsWith(extension) ? file : file.slice(0, -last.length) + extension;
}

/** On a disk, aside first; other file systems replace a file at once. */
export async function writeTexts(file: string, texts: Iterable<string>): Promise<void> {
  if (isUri(file))
    await vscode.workspace.fs.writeFile(uriOf(file), Buffer.concat(Array.from(texts, (text) => Buffer.from(text))));
  else await writeWhole(file, texts);
}

export async function offerToOpen(file: string): Promise<void> {
  const open = vscode.l10n.t("Open");
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t("Saved {0}", locationName(file)), open);
  if (chosen === open) await vscode.commands.executeCommand("vscode.open", uriOf(file));
}
