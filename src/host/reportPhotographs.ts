import * as vscode from "vscode";
import { isPhotographFolder } from "../core/pairing/isPhotographFolder";
import { findPhotographs } from "../run/findPhotographs";
import { isPhotograph } from "../run/photographs";
import { findFolders } from "./findMaskFolders";
import { askForFolder, browseFolder, group, locationItem } from "./folderPicker";
import type { KnownPhotographs } from "./knownPhotographs";
import type { LiveReport } from "./liveReport";
import { mayLookInto } from "./mayLookInto";
import { locationName } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** Knows which photographs lie behind the masks of a report: chosen for its targets, else found beside them. */
export class ReportPhotographs {
  constructor(private readonly known: KnownPhotographs) {}

  /** Shows the photographs of a report that names none itself, as soon as they are known. */
  async settle(report: LiveReport): Promise<void> {
    const { photograph, target } = report.folders;
    const { images } = report.current;
    if (photograph !== undefined || images.length === 0) return;
    const targets = images.map((image) => image.target.path);
    const found = await this.folderOf(target, targets, await mayLookInto(report, "target"));
    // The folders may have been swapped, or photographs chosen, while they were looked for.
    if (report.folders.target === target) report.showPhotographs(found);
  }

  /** The folder of the photographs of targets: the one that was chosen for their folder, else one beside it where that may be looked into. */
  async folderOf(target: string, targets: readonly string[], mayLook: boolean): Promise<string | undefined> {
    const known = this.known.of(target);
    if (known || !mayLook) return known?.folder;
    return findPhotographs(target, targets, WORKSPACE_FILES);
  }

  /** Has the user choose for a report, which the other reports of the same targets then follow. */
  async choose(report: LiveReport, others: readonly LiveReport[]): Promise<void> {
    const { target } = report.folders;
    const answer = await pickPhotographs(report);
    if (!answer) return;
    await this.known.remember(target, answer.folder);
    report.choosePhotographs(answer.folder);
    for (const other of others) if (other.folders.target === target) other.showPhotographs(answer.folder);
  }
}

interface Chosen {
  /** Absent where the user wants none. */
  readonly folder?: string;
}

function pickPhotographs({ folders, photographs }: LiveReport): Promise<Chosen | undefined> {
  const { target } = folders;
  const title = vscode.l10n.t("Choose the folder of photographs");
  return askForFolder<Chosen>({
    title,
    placeholder: vscode.l10n.t("PNG and JPEG files that pair with the targets by name"),
    find: async () => {
      const found = await findFolders(target, isPhotograph);
      const rankOf = (folder: string): number => (isPhotographFolder(locationName(folder)) ? 0 : 1);
      return found
        .filter((folder) => folder !== folders.prediction && folder !== target && folder !== photographs)
        .sort((a, b) => rankOf(a) - rankOf(b));
    },
    items: (found) => [
      ...group(
        vscode.l10n.t("folders with images"),
        found.map((folder) => locationItem(folder, { folder })),
      ),
      ...group("", [
        {
          label: vscode.l10n.t("Browse..."),
          pick: async () => {
            const folder = await browseFolder(title, photographs ?? target);
            return folder === undefined ? undefined : { folder };
          },
        },
        ...(photographs === undefined
          ? []
          : [
              {
                label: vscode.l10n.t("Show no photographs"),
                description: vscode.l10n.t("instead of those in {0}", locationName(photographs)),
                pick: () => Promise.resolve({}),
              },
            ]),
      ]),
    ],
  });
}
