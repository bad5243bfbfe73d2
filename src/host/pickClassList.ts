import * as vscode from "vscode";
import type { ClassList } from "../core/document/classList";
import { BUILT_IN_LISTS } from "../core/classLists/builtInLists";
import type { Folders } from "../run/evaluateFolders";
import { readClassList } from "../run/readClassList";
import { parentLocation, locationName, locationOf, uriOf } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";

interface ListItem extends vscode.QuickPickItem {
  readonly pick?: ClassList | "browse" | "forget";
}

/** Asks for a class list: built-in ones, a file, or none by hand any more. Undefined where the user gives up. */
export async function pickClassList(
  folders: Folders,
  picked: ClassList | undefined,
): Promise<ClassList | "forget" | undefined> {
  const item = await vscode.window.showQuickPick(items(picked), {
    title: vscode.l10n.t("Class list of {0} ↔ {1}", locationName(folders.prediction), locationName(folders.target)),
    matchOnDescription: true,
  });
  return item?.pick === "browse" ? browse(folders) : item?.pick;
}

function items(picked: ClassList | undefined): readonly ListItem[] {
  return [
    ...(picked
      ? [
          {
            label: vscode.l10n.t("Use the list that is found"),
            description: vscode.l10n.t(
              "instead of {0}, which was picked for these folders",
              locationName(picked.source),
            ),
            pick: "forget" as const,
          },
        ]
      : []),
    {
      label: vscode.l10n.t("Browse..."),
      description: vscode.l10n.t("text, CSV, JSON or YAML with names, labels or colours"),
      pick: "browse",
    },
    { label: vscode.l10n.t("built in"), kind: vscode.QuickPickItemKind.Separator },
    ...BUILT_IN_LISTS.map((list): ListItem => ({
      label: list.source,
      description: vscode.l10n.t(
        "{0} classes: {1}, ...",
        list.classes.length,
        list.classes
          .slice(0, 4)
          .map(({ name }) => name)
          .join(", "),
      ),
      pick: list,
    })),
  ];
}

/** @throws with the reason where the file is not a class list. */
async function browse({ target }: Folders): Promise<ClassList | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Choose a class list"),
      openLabel: vscode.l10n.t("Choose"),
      defaultUri: uriOf(parentLocation(target)),
      filters: { [vscode.l10n.t("Class lists")]: ["txt", "csv", "json", "yaml", "yml", "names"] },
    })) ?? [];
  return file && readClassList(locationOf(file), WORKSPACE_FILES);
}
