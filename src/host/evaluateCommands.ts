import * as vscode from "vscode";
import { folderRole, isSureOfRole } from "../core/pairing/folderRoles";
import type { Folders } from "../run/evaluateFolders";
import { COMMANDS } from "./ids";
import { inRole, onlyOther } from "./onlyOther";
import { pickFolders, pickOther, pickRole, pickRoles, pickTarget } from "./pickFolders";
import type { LiveReport } from "./liveReport";
import { locationName, locationOf } from "./locations";
import { FEWEST_RUNS } from "../core/rank/fewestRuns";
import type { RecentPairs } from "./recentPairs";
import type { Rankings } from "./rankings";
import type { ReportPanels } from "./reportPanels";
import type { SelectedTarget } from "./selectedTarget";

/** A command of the Explorer gets the folder clicked on and all folders selected, in the order of the clicks. */
type ExplorerHandler = (folders: readonly string[]) => Promise<void>;

/** Every way to choose two folders, each ending in the same evaluation. */
export function evaluateCommands(
  panels: ReportPanels,
  recent: RecentPairs,
  { rankings, selected }: { readonly rankings: Rankings; readonly selected: SelectedTarget },
): readonly vscode.Disposable[] {
  const evaluate = async (folders: Folders | undefined): Promise<LiveReport | undefined> => {
    if (!folders) return undefined;
    await recent.add(folders);
    return panels.evaluate(folders);
  };

  /** Several predictions are there to be compared, more than two to be ranked: that is offered once all are counted. */
  const evaluateEach = async (folders: readonly string[], target: string): Promise<void> => {
    const predictions = folders.filter((folder) => folder !== target);
    const runs: LiveReport[] = [];
    for (const prediction of predictions) {
      const run = await evaluate({ prediction, target });
      if (run) runs.push(run);
    }
    if (predictions.length < 2) return;
    const compare = vscode.l10n.t("Compare...");
    const rank = vscode.l10n.t("Rank Runs...");
    const buttons = runs.length >= FEWEST_RUNS ? [rank, compare] : [compare];
    const message = vscode.l10n.t("Evaluated {0} predictions against {1}.", predictions.length, locationName(target));
    void vscode.window.showInformationMessage(message, ...buttons).then((chosen) => {
      if (chosen === compare) return vscode.commands.executeCommand(COMMANDS.compare);
      if (chosen === rank) return panels.failures.tell(rankings.rankReports(runs.map(({ current }) => current)));
      return undefined;
    });
  };

  const selectTarget: ExplorerHandler = ([folder]) => selected.select(folder);

  const evaluateAgainstTarget: ExplorerHandler = async (predictions) => {
    const { folder: target } = selected;
    if (target === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Select the target folder first: right-click it and choose Select as Target Masks."),
      );
      return;
    }
    if (predictions.every((folder) => folder === target)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          "{0} is the selected target itself. Choose Evaluate Against Selected Target on a folder of predictions.",
          locationName(target),
        ),
      );
      return;
    }
    await evaluateEach(predictions, target);
  };

  const evaluateFolder = async (folder: string): Promise<void> => {
    const role = await pickRole(folder);
    if (!role) return;
    const other = isSureOfRole(folder) ? await onlyOther(role, folder) : undefined;
    const folders = other === undefined ? await pickOther(role, folder) : inRole(role, folder, other);
    await evaluate(folders);
  };

  const evaluateSelected: ExplorerHandler = async (folders) => {
    const [first, second] = folders;
    if (first === undefined) {
      await evaluate(await pickFolders(recent));
      return;
    }
    if (second === undefined) return evaluateFolder(first);
    if (folders.length === 2) {
      await evaluate(await pickRoles(first, second));
      return;
    }
    // A folder above them that is called masks says the same of all: their own names come first.
    const told = [locationName, (folder: string) => folder]
      .map((nameOf) => folders.filter((folder) => folderRole(nameOf(folder)) === "target"))
      .find(({ length }) => length === 1);
    const target = told?.[0] ?? (await pickTarget(folders));
    if (target === undefined) return;
    await evaluateEach(folders, target);
  };

  const explorer = (id: string, handler: ExplorerHandler): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (clicked?: vscode.Uri, selected?: readonly vscode.Uri[]) => {
      const uris = selected?.length ? selected : clicked ? [clicked] : [];
      const isFile = await Promise.all(uris.map(isKnownFile));
      // Files may be selected beside the folders; the menu is that of the one clicked on.
      await handler(uris.filter((_, index) => isFile[index] === false).map(locationOf));
    });

  return [
    vscode.commands.registerCommand(COMMANDS.evaluate, async () => evaluate(await pickFolders(recent))),
    explorer(COMMANDS.evaluateFolder, evaluateSelected),
    explorer(COMMANDS.evaluateSelected, evaluateSelected),
    explorer(COMMANDS.selectTarget, selectTarget),
    explorer(COMMANDS.evaluateAgainstTarget, evaluateAgainstTarget),
  ];
}

/** What cannot be looked at counts as a folder: the run says what is wrong with it. */
async function isKnownFile(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) === 0;
  } catch {
    return false;
  }
}
