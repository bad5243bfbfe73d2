import * as vscode from "vscode";
import { folderRole } from "../core/folderRoles";
import type { Folders } from "../evaluation/evaluateFolders";
import { COMMANDS, CONTEXT_KEYS } from "./ids";
import { pickFolders, pickOther, pickRole, pickRoles, pickTarget } from "./pickFolders";
import { placeOf } from "./places";
import type { RecentPairs } from "./recentPairs";
import type { ReportPanels } from "./reportPanels";

/** A command of the Explorer gets the folder clicked on and all folders selected, in the order of the clicks. */
type ExplorerHandler = (folders: readonly string[]) => Promise<void>;

/** Every way to choose two folders, each ending in the same evaluation. */
export function evaluateCommands(panels: ReportPanels, recent: RecentPairs): readonly vscode.Disposable[] {
  let selectedTarget: string | undefined;

  const evaluate = async (folders: Folders | undefined): Promise<void> => {
    if (!folders) return;
    await recent.add(folders);
    await panels.evaluate(folders);
  };

  const selectTarget: ExplorerHandler = async ([folder]) => {
    selectedTarget = folder;
    await vscode.commands.executeCommand("setContext", CONTEXT_KEYS.targetSelected, folder !== undefined);
  };

  const evaluateAgainstTarget: ExplorerHandler = async (predictions) => {
    if (selectedTarget === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Select the target folder first: right-click it and choose Select as Target Masks."),
      );
      return;
    }
    const target = selectedTarget;
    for (const prediction of predictions) if (prediction !== target) await evaluate({ prediction, target });
  };

  const evaluateFolder = async (folder: string): Promise<void> => {
    const role = await pickRole(folder);
    if (role) await evaluate(await pickOther(role, folder));
  };

  const evaluateSelected: ExplorerHandler = async (folders) => {
    const [first, second] = folders;
    if (first === undefined) return evaluate(await pickFolders(recent));
    if (second === undefined) return evaluateFolder(first);
    if (folders.length === 2) return evaluate(await pickRoles(first, second));
    const told = folders.filter((folder) => folderRole(folder) === "target");
    const target = told.length === 1 ? told[0] : await pickTarget(folders);
    if (target === undefined) return;
    for (const prediction of folders) if (prediction !== target) await evaluate({ prediction, target });
  };

  const explorer = (id: string, handler: ExplorerHandler): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (clicked?: vscode.Uri, selected?: readonly vscode.Uri[]) => {
      const folders = selected?.length ? selected : clicked ? [clicked] : [];
      await handler(folders.map(placeOf));
    });

  return [
    vscode.commands.registerCommand(COMMANDS.evaluate, async () => evaluate(await pickFolders(recent))),
    explorer(COMMANDS.evaluateFolder, evaluateSelected),
    explorer(COMMANDS.evaluateSelected, evaluateSelected),
    explorer(COMMANDS.selectTarget, selectTarget),
    explorer(COMMANDS.evaluateAgainstTarget, evaluateAgainstTarget),
  ];
}
