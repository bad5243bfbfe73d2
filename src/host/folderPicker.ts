import * as vscode from "vscode";
import { messageOf } from "../core/text/messageOf";
import { parentLocation, locationName, locationOf, uriOf } from "./locations";

/** A line of a picker: what choosing it answers, or asks in turn. */
export interface PickItem<Answer> extends vscode.QuickPickItem {
  readonly pick?: () => Promise<Answer | undefined>;
}

interface FolderQuestion<Answer> {
  readonly title: string;
  readonly placeholder?: string;
  /** Finds the folders to offer, the likeliest first. */
  readonly find: () => Promise<readonly string[]>;
  /** All lines, while nothing is found yet and when the search has ended. */
  readonly items: (found: readonly string[]) => readonly PickItem<Answer>[];
}

/** Asks with a picker that is open at once and whose folders come as soon as they are found. Undefined where the user gives up. */
export async function askForFolder<Answer>(question: FolderQuestion<Answer>): Promise<Answer | undefined> {
  const picker = vscode.window.createQuickPick<PickItem<Answer>>();
  picker.title = question.title;
  picker.placeholder = question.placeholder;
  picker.matchOnDescription = true;
  picker.items = question.items([]);
  let searches = 0;
  const search = async (): Promise<void> => {
    const number = ++searches;
    picker.busy = true;
    const found = await question.find().catch((error: unknown) => messageOf(error));
    if (number !== searches) return;
    // A search that failed leaves the dialog, and says why.
    if (typeof found === "string") picker.placeholder = vscode.l10n.t("Folders could not be looked for: {0}", found);
    else picker.items = question.items(found);
    // The likeliest folder is the one that Enter takes, not the "Browse..." that stood alone until now.
    picker.activeItems = picker.items.filter(({ pick }) => pick !== undefined).slice(0, 1);
    picker.busy = false;
  };
  // In a window that has just opened, folders of the workspace may still be coming.
  const watching = vscode.workspace.onDidChangeWorkspaceFolders(() => void search());
  const picked = new Promise<PickItem<Answer> | undefined>((resolve) => {
    picker.onDidAccept(() => {
      // None is selected where Enter comes just as the lines are replaced: the question stays.
      const [item] = [...picker.selectedItems, ...picker.activeItems];
      if (item) resolve(item);
    });
    picker.onDidHide(() => {
      resolve(undefined);
    });
  });
  picker.show();
  void search();
  const item = await picked;
  searches++;
  watching.dispose();
  picker.dispose();
  return item?.pick?.();
}

/** Lines under a heading; nothing where there are none. */
export function group<Answer>(label: string, items: readonly PickItem<Answer>[]): readonly PickItem<Answer>[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

/** A folder or file by its name, with where it lies. */
export function locationItem<Answer>(location: string, answer: Answer): PickItem<Answer> {
  return {
    label: locationName(location),
    description: inWorkspace(parentLocation(location)),
    pick: () => Promise.resolve(answer),
  };
}

/** A folder from the file dialog. */
export async function browseFolder(title: string, beside?: string): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title,
      openLabel: vscode.l10n.t("Choose"),
      ...(beside !== undefined && { defaultUri: uriOf(parentLocation(beside)) }),
    })) ?? [];
  return folder && locationOf(folder);
}

/** A location as people read it: relative to the workspace where it lies in it. */
export function inWorkspace(location: string): string {
  const uri = uriOf(location);
  const root = vscode.workspace.getWorkspaceFolder(uri);
  return root === undefined ? location : root.name + uri.path.slice(root.uri.path.length);
}
