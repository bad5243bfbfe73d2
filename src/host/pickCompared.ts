import * as vscode from "vscode";
import { folderRole } from "../core/pairing/folderRoles";
import { isPhotographFolder } from "../core/pairing/isPhotographFolder";
import type { Report } from "../core/document/report";
import type { Folders } from "../run/evaluateFolders";
import { findMaskFolders } from "./findMaskFolders";
import { askForFolder, browseFolder, group, locationItem } from "./folderPicker";
import { locationName, locationOf } from "./locations";
import { savedReports } from "./savedReports";

/** What a report is to be compared with. */
export type Compared =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "file"; readonly file: vscode.Uri }
  | { readonly kind: "open"; readonly report: Report };

/**
 * Asks for the other run: reports that are open, folders of predictions, saved reports, or any from a file dialog. Each run stands there once:
 * a folder or file whose report is open is offered as that.
 *
 * @param openFiles the saved reports among those that are open.
 */
export function pickCompared(
  folders: Folders,
  open: readonly Report[],
  openFiles: readonly vscode.Uri[],
): Promise<Compared | undefined> {
  const isOpen = (folder: string): boolean =>
    open.some((report) => report.folders.prediction === folder && report.folders.target === folders.target);
  const isOther = (folder: string): boolean => {
    const name = locationName(folder);
    const isItself = folder === folders.prediction || folder === folders.target;
    return !isItself && !isOpen(folder) && folderRole(name) !== "target" && !isPhotographFolder(name);
  };
  let files: readonly vscode.Uri[] = [];
  return askForFolder<Compared>({
    title: vscode.l10n.t("Compare {0} with", locationName(folders.prediction)),
    placeholder: vscode.l10n.t("Another prediction for the same targets, or a saved report"),
    find: async () => {
      const [found, saved] = await Promise.all([findMaskFolders(folders.prediction), savedReports()]);
      const known = new Set(openFiles.map(String));
      files = saved.filter((file) => !known.has(file.toString()));
      const rank = (folder: string): number => (folderRole(locationName(folder)) === "prediction" ? 0 : 1);
      return found.filter(isOther).sort((a, b) => rank(a) - rank(b));
    },
    items: (found) => [
      ...group(
        vscode.l10n.t("open reports"),
        open.map((report) => locationItem<Compared>(report.folders.prediction, { kind: "open", report })),
      ),
      ...group(
        vscode.l10n.t("folders with masks"),
        found.map((folder) => locationItem<Compared>(folder, { kind: "folder", folder })),
      ),
      ...group(
        vscode.l10n.t("saved reports"),
        files.map((file) => locationItem<Compared>(locationOf(file), { kind: "file", file })),
      ),
      ...group("", [
        { label: vscode.l10n.t("Browse for a folder of predictions..."), pick: browseForFolder },
        { label: vscode.l10n.t("Browse for a saved report..."), pick: browseFile },
      ]),
    ],
  });
}

async function browseForFolder(): Promise<Compared | undefined> {
  const folder = await browseFolder(vscode.l10n.t("Choose the folder of predictions to compare with"));
  return folder === undefined ? undefined : { kind: "folder", folder };
}

async function browseFile(): Promise<Compared | undefined> {
  const title = vscode.l10n.t("Choose the saved report to compare with");
  const filters = { [vscode.l10n.t("Mask reports")]: ["json"] };
  const [file] = (await vscode.window.showOpenDialog({ title, filters })) ?? [];
  return file && { kind: "file", file };
}
