import * as vscode from "vscode";
import { folderRole } from "../core/pairing/folderRoles";
import type { Report } from "../core/document/report";
import type { Folders } from "../run/evaluateFolders";
import { findMaskFolders } from "./findMaskFolders";
import { REPORT_EXTENSION } from "./ids";
import { parentPlace, placeName, placeOf, uriOf } from "./places";

/** What a report is to be compared with. */
export type Compared =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "file"; readonly file: vscode.Uri }
  | { readonly kind: "open"; readonly report: Report };

interface ComparedItem extends vscode.QuickPickItem {
  readonly pick?: () => Promise<Compared | undefined>;
}

const MOST_FILES = 100;

/** Asks for the other run: reports that are open, folders of predictions, saved reports, or any from a file dialog. */
export async function pickCompared(folders: Folders, open: readonly Report[]): Promise<Compared | undefined> {
  const picked = await vscode.window.showQuickPick<ComparedItem>(items(folders, open), {
    title: vscode.l10n.t("Compare {0} with", placeName(folders.prediction)),
    placeHolder: vscode.l10n.t("Another prediction for the same targets, or a saved report"),
    matchOnDescription: true,
  });
  return picked?.pick?.();
}

async function items(folders: Folders, open: readonly Report[]): Promise<ComparedItem[]> {
  const [found, files] = await Promise.all([findMaskFolders(folders.prediction), savedReports()]);
  const isOther = (folder: string): boolean =>
    folder !== folders.prediction && folder !== folders.target && folderRole(placeName(folder)) !== "target";
  return [
    ...group(
      vscode.l10n.t("open reports"),
      open.map((report) => item(report.folders.prediction, { kind: "open", report })),
    ),
    ...group(
      vscode.l10n.t("folders with masks"),
      found.filter(isOther).map((folder) => item(folder, { kind: "folder", folder })),
    ),
    ...group(
      vscode.l10n.t("saved reports"),
      files.map((file) => item(placeOf(file), { kind: "file", file })),
    ),
    ...group("", [
      { label: vscode.l10n.t("Browse for a folder of predictions..."), pick: browseFolder },
      { label: vscode.l10n.t("Browse for a saved report..."), pick: browseFile },
    ]),
  ];
}

/** A search that fails, on a machine without the searching program say, costs its suggestions alone. */
async function savedReports(): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(`**/*${REPORT_EXTENSION}`, undefined, MOST_FILES);
  } catch {
    return [];
  }
}

function group(label: string, rows: ComparedItem[]): ComparedItem[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

function item(place: string, compared: Compared): ComparedItem {
  return {
    label: placeName(place),
    description: vscode.workspace.asRelativePath(uriOf(parentPlace(place))),
    pick: () => Promise.resolve(compared),
  };
}

async function browseFolder(): Promise<Compared | undefined> {
  const title = vscode.l10n.t("Choose the folder of predictions to compare with");
  const [folder] = (await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, title })) ?? [];
  return folder && { kind: "folder", folder: placeOf(folder) };
}

async function browseFile(): Promise<Compared | undefined> {
  const title = vscode.l10n.t("Choose the saved report to compare with");
  const filters = { [vscode.l10n.t("Mask reports")]: ["json"] };
  const [file] = (await vscode.window.showOpenDialog({ title, filters })) ?? [];
  return file && { kind: "file", file };
}
